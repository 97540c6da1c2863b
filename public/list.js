// The list of offers ("Merkliste"), where it leaves the page: its link as a QR code, and written-out addresses. Its files are
// cut out by files.js. Not in the program, because this one page needs it: docs/decisions/0019-list-in-the-link.md.

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
  static observedAttributes = ["data-link", "data-name"];

  attributeChangedCallback() {
    // One attribute comes after the other.
    if (this.dataset.link) this.show(new URL(this.dataset.link, document.baseURI).href);
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
      const picture = svg("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": this.dataset.name ?? "" });
      picture.append(svg("rect", { width: side, height: side }), svg("path", { d: path }));
      this.replaceChildren(picture);
    }
  },
);
