// The list of offers ("Merkliste"), where it leaves the page: its link as a QR code, written-out addresses, and its files, cut out
// of those of all offers. Not in the program, because this one page needs it: docs/decisions/0019-list-in-the-link.md.

import encodeQR from "./qr/index.js"; // The npm package `qr`; the build puts it there.

/** Side of a code with its white edge, and its dark modules as an SVG path; nothing if the text is too long. */
function code(text) {
  let rows;
  try {
    rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  } catch {
    return;
  }
  const dark = rows.flatMap((row, y) => row.map((value, x) => (value ? `M${x} ${y}h1v1h-1z` : "")));
  return [rows.length, dark.join("")];
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
