// What is on the page, taken along: the files of all records cut down to some of them, and the chart as a picture.
//
// `boot.js` fetches this when the first link or button of that kind is used. Only what a browser can do is done here:
// the files are written by the build (crates/tools/src/data.rs).

/** What of a file of all records belongs to some of them, in their order, by the ending of its name. `at` makes an address of a path. */
const CUTS = {
  csv(text, ids, at) {
    const [head, ...rows] = text.split("\r\n");
    const byId = new Map(rows.map((row) => [row.split(",", 1)[0], row]));
    // Behind the id, if there is one: neither has a comma.
    const withPage = (row) => (/^\W*id,page,/.test(head) ? row.replace(/,([^,]*)/, (_, path) => `,${at(path)}`) : row);
    return [head, ...ids.flatMap((id) => byId.get(id) ?? []).map(withPage), ""].join("\r\n");
  },
  json(text, ids, at) {
    const byId = new Map(JSON.parse(text).map((record) => [record.id, record]));
    for (const record of byId.values()) if (record.page) record.page = at(record.page);
    return JSON.stringify(ids.flatMap((id) => byId.get(id) ?? []), null, 2);
  },
  ics(text, ids, at) {
    const end = "END:VCALENDAR\r\n";
    const [head, ...events] = text.replace(end, "").split(/(?=BEGIN:VEVENT|BEGIN:VJOURNAL)/);
    const byId = new Map(events.map((event) => [/^UID:(.*)@/m.exec(event.replaceAll("\r\n ", ""))?.[1], event]));
    // Lines of 75 octets (RFC 5545, section 3.1); an address has one an octet.
    const folded = (line) => line.match(/^.{1,75}|.{1,74}/g).join("\r\n ");
    const withPage = (event) =>
      event.replace(/^X-IQ-CHRONIK-PAGE:(.*(?:\r\n .*)*)/m, (_, path) => folded(`URL:${at(path.replaceAll("\r\n ", ""))}`));
    return [head, ...ids.flatMap((id) => byId.get(id) ?? []).map(withPage), end].join("");
  },
};

function save(content, type, name) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

/** Saves the file that a link leads to with those records that the link names. */
async function cut(link) {
  try {
    const ids = [...new Set(link.dataset.cut.split(" "))];
    const at = (path) => new URL(`../${path}`, link.href).href;
    const answer = await fetch(link.href);
    if (!answer.ok) throw answer.status;
    // As it is: `text()` would take away the mark by which Excel knows UTF-8.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const some = CUTS[link.pathname.split(".").pop()](text, ids, at);
    save(some, answer.headers.get("content-type") ?? "", link.download);
  } catch {
    // Whatever went wrong, the file of all records holds these too.
    location.assign(link.href);
  }
}

const TEXTS = {
  de: {
    credit: "Quelle: IQ Chronik Hamburg, abgerufen am ",
    evidence: "Belege zu jeder Angabe: ",
    failed: "Das Bild konnte nicht gespeichert werden. Sie können die Seite drucken, auch als PDF.",
  },
  en: {
    credit: "Source: IQ Chronicle Hamburg, retrieved on ",
    evidence: "Sources of each statement: ",
    failed: "The picture could not be saved. You can print the page, also as a PDF.",
  },
};
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const LINE = 1.4; // Height of a line in sizes of its letters.
// What a style sheet says about a drawing.
const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-opacity", "opacity",
  "stop-color", "stop-opacity", "font-size", "font-weight", "text-anchor", "paint-order", "visibility", "letter-spacing",
  "font-variant-numeric", "vector-effect",
];

const texts = () => TEXTS[document.documentElement.lang] ?? TEXTS.de;

function shape(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Does something while the page is as on paper, light and with nothing that sticks to the window; nothing is painted in between. */
function asOnPaper(action) {
  const axis = document.querySelector(".chart-axis");
  axis.style.position = "static";
  const dark = [];
  const walk = (rules) => {
    for (const rule of rules) {
      // A frame marks those it has made rules for every screen.
      if (rule.dark || /-scheme: ?dark/.test(rule.media?.mediaText)) dark.push([rule.media, rule.media.mediaText]);
      else if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  for (const [media] of dark) media.mediaText = "not all";
  try {
    return action();
  } finally {
    for (const [media, text] of dark) media.mediaText = text;
    axis.style.position = "";
  }
}

/** A copy that carries its style itself. Links become groups; what is not drawn stays away. */
function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.cloneNode();
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const style = getComputedStyle(node);
  if (style.display === "none" && !node.closest("defs, linearGradient, pattern")) return "";
  const copy = document.createElementNS(SVG, node.localName === "a" ? "g" : node.localName);
  for (const { name, value } of node.attributes) {
    if (!/^(class|href|tabindex|role|aria-|data-|on)/.test(name)) copy.setAttribute(name, value);
  }
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    // The address in front of a gradient's name is that of this page.
    if (value && !/^(none|normal|auto)$/.test(value)) copy.style.setProperty(name, value.replace(/url\(.*#(.+?)"?\)/, "url(#$1)"));
    else if (name === "fill" || name === "stroke") copy.style.setProperty(name, value);
  }
  copy.append(...[...node.childNodes].map(copied));
  return copy;
}

/** A text as lines that are no wider than `width`. */
function lines(text, width, size, weight) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const all = [""];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${all.at(-1)} ${word}`.trim();
    if (all.at(-1) && pen.measureText(longer).width > width) all.push(word);
    else all[all.length - 1] = longer;
  }
  return all;
}

/** The chart with what one needs to know about it: title, the sentence of the day, window, filter, legend, where it is from. */
function drawing(shown) {
  const chart = document.querySelector(".chart-field");
  const place = chart.getBoundingClientRect();
  const width = Math.ceil(place.width) + 2 * MARGIN;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
  const root = shape("svg", { xmlns: SVG });
  let y = MARGIN;
  const write = (text, size, weight = 400, fill = colour("--text"), x = MARGIN, wide = width - x - MARGIN, step = size * LINE) => {
    for (const line of lines(text, wide, size, weight)) {
      y += step;
      const words = shape("text", { x, y: Math.round(y - step + size * 1.1), "font-size": size, "font-weight": weight, fill });
      words.append(line);
      root.append(words);
    }
  };
  const draw = (svg, left, top) => {
    const box = svg.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const copy = copied(svg);
    copy.removeAttribute("style");
    for (const [key, value] of Object.entries({ x: left(box), y: top(box), width: box.width, height: box.height })) {
      copy.setAttribute(key, value);
    }
    root.append(copy);
  };

  write(document.title, 28, 600);
  const say = (text, size) => text && write(text, size);
  say(document.querySelector("h1 ~ * .sentence, h1 ~ .sentence")?.textContent, 18);
  // What of the time and of the offers is shown.
  say(shown, 16);
  say(document.querySelector(".filter-words")?.textContent, 16);
  y += 16;
  const top = y;
  const inChart = (box) => [box.left - place.left + MARGIN, box.top - place.top + top];
  for (const svg of chart.querySelectorAll("svg")) {
    if (!svg.closest("button, a")) draw(svg, (box) => inChart(box)[0], (box) => inChart(box)[1]);
  }
  for (const name of chart.querySelectorAll(".lane-name, .lane-all, .number-key")) {
    const all = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    while (all.nextNode()) {
      const parent = all.currentNode.parentElement;
      const part = document.createRange();
      part.selectNode(all.currentNode);
      const box = part.getBoundingClientRect();
      if (!box.width || parent.closest("button.lane-more, .sr-only")) continue;
      const { color, fontSize, fontWeight, lineHeight } = getComputedStyle(parent);
      const size = parseFloat(fontSize);
      const [x, above] = inChart(box);
      y = above;
      // Where the page broke a line, this does too.
      write(all.currentNode.textContent, size, fontWeight, color, x, box.width + 1, parseFloat(lineHeight) || undefined);
    }
  }
  y = top + place.height + 16;

  const marks = [...document.querySelectorAll(".legend li")];
  const column = (width - 2 * MARGIN) / 3;
  for (let at = 0; at < marks.length; at += 3) {
    const row = y;
    let below = row;
    marks.slice(at, at + 3).forEach((mark, nth) => {
      y = row;
      const x = MARGIN + nth * column;
      const svg = mark.querySelector("svg");
      if (svg) draw(svg, () => x, () => row + 2);
      const [name, meaning] = mark.querySelector("p").childNodes;
      write(name.textContent, 14, 600, colour("--text"), x + 80, column - 96);
      write(meaning.textContent, 14, 400, colour("--text"), x + 80, column - 96);
      below = Math.max(below, y, row + 30);
    });
    y = below + 6;
  }
  y += 10;
  const { credit, evidence } = texts();
  const today = new Date().toLocaleDateString(document.documentElement.lang.replace("en", "en-GB"), { dateStyle: "long" });
  write(`${credit}${today}. ${evidence}${location.href.replace("/embed/", "/")}`, 13, 400, colour("--muted"));

  const height = Math.ceil(y + MARGIN);
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) root.setAttribute(key, value);
  root.setAttribute("font-family", getComputedStyle(document.body).fontFamily.replaceAll('"', "'"));
  root.prepend(shape("rect", { width, height, fill: colour("--page") }));
  const defs = document.querySelector("svg.defs");
  const kept = defs && [...defs.children].map(copied);
  root.prepend(shape("defs", {}, ...(kept ?? [])));
  return root;
}

/** The fonts of the page as a style of the picture: it is looked at where they are not. */
async function fonts() {
  const faces = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      // Firefox has these only by name.
      const name = (key) => rule.style.getPropertyValue(key);
      if (!(rule instanceof CSSFontFaceRule) || !name("src").includes("-latin-")) continue;
      const url = /url\("?(.+?)"?\)/.exec(name("src"))[1];
      const answer = await fetch(new URL(url, sheet.href));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
      faces.push(
        `@font-face{font-family:${name("font-family")};font-weight:${name("font-weight")};` +
          `src:url(data:font/woff2;base64,${text}) format("woff2")}`,
      );
    }
  }
  return faces.join("");
}

/** Saves the chart as it is shown. */
async function picture(button) {
  const status = button.closest("div").querySelector("[role=status]");
  status.textContent = "";
  try {
    await savePicture(button);
  } catch {
    status.textContent = texts().failed;
  }
}

async function savePicture(button) {
  const root = asOnPaper(() => drawing(button.dataset.shown));
  const style = shape("style", {});
  style.textContent = await fonts();
  const title = shape("title", {});
  title.append(document.title);
  root.prepend(title, style);
  const text = new XMLSerializer().serializeToString(root);
  const name = `iq-chronik-hamburg.${button.dataset.picture}`;
  if (button.dataset.picture === "svg") return save(text, "image/svg+xml", name);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = 2;
  [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.drawImage(image, 0, 0);
  save(await new Promise((resolve) => canvas.toBlob(resolve)), "image/png", name);
}

/** What a link or button asks for. */
export const take = (target) => (target.dataset.picture ? picture(target) : cut(target));
