// The list of offers ("Merkliste"), where it leaves the page: its link as a QR code, written-out addresses, and its files, cut out
// of those of all offers. Not in the program, because this one page needs it: docs/decisions/0019-list-in-the-link.md.

// QR codes (ISO/IEC 18004) of bytes, with error correction M (15 %) and always mask 0: any may be used.
// For versions 1 to 40: bytes of correction in a block, and blocks.
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40,
  43, 45, 47, 49,
];
const QUIET = 4; // Modules of white around a code.

/** Where the small squares lie on both axes. */
function squares(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [6];
  for (let at = version * 4 + 10; places.length < count; at -= step) places.splice(1, 0, at);
  return places;
}

/** Bytes that a version holds, data and correction. */
function capacity(version) {
  let modules = (16 * version + 128) * version + 64;
  if (version > 1) {
    const count = Math.floor(version / 7) + 2;
    modules -= (25 * count - 10) * count - 55;
    if (version > 6) modules -= 36;
  }
  return Math.floor(modules / 8);
}

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** Reed-Solomon correction of some bytes. */
function correction(data, degree) {
  const divisor = Array(degree).fill(0);
  divisor[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) divisor[j] = times(divisor[j], root) ^ (divisor[j + 1] ?? 0);
  }
  const rest = Array(degree).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    divisor.forEach((value, i) => (rest[i] ^= times(value, factor)));
  }
  return rest;
}

/** All bytes of a code in their order; nothing if they do not fit. */
function words(text) {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= 40; version++) {
    const [own, blocks, all] = [CORRECTION[version - 1], BLOCKS[version - 1], capacity(version)];
    const room = all - own * blocks;
    const counter = version < 10 ? 8 : 16;
    if (bytes.length * 8 + 4 + counter > room * 8) continue;

    const bits = [];
    const put = (value, length) => {
      for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
    };
    put(4, 4); // Bytes follow.
    put(bytes.length, counter);
    for (const byte of bytes) put(byte, 8);
    put(0, Math.min(4, room * 8 - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (let pad = 0xec; bits.length < room * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
    const data = [];
    for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));

    // The last blocks may have one byte of data more.
    const short = Math.floor(all / blocks) - own;
    const longer = all % blocks;
    const parts = [];
    for (let block = 0, at = 0; block < blocks; block++) {
      const end = at + short + (block < blocks - longer ? 0 : 1);
      parts.push(data.slice(at, end));
      at = end;
    }
    const out = [];
    for (let i = 0; i <= short; i++) for (const part of parts) if (i < part.length) out.push(part[i]);
    const checks = parts.map((part) => correction(part, own));
    for (let i = 0; i < own; i++) for (const check of checks) out.push(check[i]);
    return [version, out];
  }
}

/** Side of a code with its white edge, and its dark modules as an SVG path; nothing if the text is too long. */
function code(text) {
  const found = words(text);
  if (!found) return;
  const [version, bytes] = found;
  const size = version * 4 + 17;
  const dark = Array.from({ length: size }, () => Array(size)); // Undefined where data will be.
  const set = (x, y, value) => {
    if (x >= 0 && y >= 0 && x < size && y < size) dark[y][x] = Boolean(value);
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const corners = [[3, 3], [size - 4, 3], [3, size - 4]];
  for (const [x, y] of corners) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(x + dx, y + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  const places = squares(version);
  const last = places.length - 1;
  places.forEach((x, i) =>
    places.forEach((y, j) => {
      if ((i === 0 && (j === 0 || j === last)) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }),
  );
  // Correction M and mask 0, with their own correction: twice.
  const format = 0b101010000010010;
  const bit = (i) => (format >>> i) & 1;
  for (let i = 0; i < 6; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
  if (version > 6) {
    let rest = version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const stamp = (version << 12) | rest;
    for (let i = 0; i < 18; i++) {
      const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)];
      set(far, near, (stamp >>> i) & 1);
      set(near, far, (stamp >>> i) & 1);
    }
  }

  // Up and down in columns of two, from the right.
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        if (dark[y][x] !== undefined) continue;
        const value = ((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
        at++;
        set(x, y, value ^ Number((x + y) % 2 === 0));
      }
    }
  }
  let path = "";
  dark.forEach((row, y) =>
    row.forEach((value, x) => {
      if (value) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }),
  );
  return [size + 2 * QUIET, path];
}

/** An element that shows what its attribute `data-link` leads to. */
class Linked extends HTMLElement {
  static observedAttributes = ["data-link"];

  attributeChangedCallback() {
    this.show(new URL(this.dataset.link, document.baseURI).href);
  }
}

customElements.define(
  "iq-address",
  class extends Linked {
    show(link) {
      this.textContent = link;
    }
  },
);

customElements.define(
  "iq-qr",
  class extends Linked {
    show(link) {
      const drawn = code(link);
      this.hidden = !drawn;
      if (!drawn) return;
      const [side, path] = drawn;
      const svg = (name, attributes) => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        return node;
      };
      const picture = svg("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": this.dataset.name });
      picture.append(svg("rect", { width: side, height: side }), svg("path", { d: path }));
      this.replaceChildren(picture);
    }
  },
);

/** What of a file of all offers belongs to some of them, by the ending of its name. */
const CUTS = {
  csv(text, wanted) {
    const [head, ...rows] = text.split("\r\n");
    return [head, ...rows.filter((row) => wanted(row.split(",", 1)[0])), ""].join("\r\n");
  },
  json(text, wanted) {
    return JSON.stringify(JSON.parse(text).filter(({ id }) => wanted(id)), null, 2);
  },
  ics(text, wanted) {
    return text.replace(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g, (event) => {
      const id = /^UID:(.*)@/m.exec(event.replaceAll("\r\n ", ""))?.[1];
      return wanted(id) ? event : "";
    });
  },
};

addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-cut]");
  if (!link) return;
  event.preventDefault();
  try {
    const ids = (new URLSearchParams(location.search).get("merken") ?? "").split(",");
    const answer = await fetch(link.href);
    if (!answer.ok) throw answer.status;
    // As it is: `text()` would take away the mark by which Excel knows UTF-8.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const cut = CUTS[link.pathname.split(".").pop()](text, (id) => ids.includes(id));
    const url = URL.createObjectURL(new Blob([cut], { type: answer.headers.get("content-type") ?? "" }));
    Object.assign(document.createElement("a"), { href: url, download: link.download }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  } catch {
    // Whatever went wrong, the file of all offers holds these too.
    location.assign(link.href);
  }
});
