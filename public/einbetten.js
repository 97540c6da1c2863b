// The page on which an editor puts a frame together: what the form says becomes the preview and the texts to copy.
// Its words come with the page (crates/prerender/src/configurator.rs).

import "./still.js";

const SITE = new URL("./", import.meta.url);
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
const PATHS = { timeline: "zeitachse/", table: "zeitachse/tabelle/", catalogue: "angebote/", offer: "angebote/", phase: "phasen/" };

const form = document.querySelector("form.embed-form");
const preview = document.querySelector("iq-chronik");
const alert = form.querySelector("[role=alert]");

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** A start tag; attributes without a value are left out. */
const tag = (name, attributes) =>
  `<${name}${Object.entries(attributes).map(([key, value]) => (value ? ` ${key}="${escape(value)}"` : "")).join("")}>`;

function read() {
  const value = Object.fromEntries(new FormData(form));
  const [view, id] = value.view.split(" ");
  const range = value.from || value.to ? `${value.from}/${value.to}` : "";
  const theme = value.theme === "auto" ? "" : value.theme;
  const query = new URLSearchParams();
  if (value.from) query.set("von", value.from);
  if (value.to) query.set("bis", value.to);
  if (value["as-of"]) query.set("stand", value["as-of"]);
  const path = (value.language === "en" ? "en/" : "") + PATHS[view] + (id ? `${id}/` : "");
  const asked = query.size ? `?${query}` : "";
  const full = new URL(path + asked, SITE).href;
  if (theme) query.set("farben", theme === "dark" ? "dunkel" : "hell");
  const framed = new URL(`embed/${path}${query.size ? `?${query}` : ""}`, SITE).href;
  const height = String(Math.min(20000, Math.max(120, Math.round(+value.height) || 640)));
  const attributes = { view, id, range, "as-of": value["as-of"], language: value.language, theme };
  return { attributes, framed, full, height, title: value.title.trim(), width: value.width };
}

function show() {
  const { attributes, framed, full, height, title, width } = read();
  alert.hidden = Boolean(title);
  const iframe = `${tag("iframe", {
    src: framed,
    title,
    width: "100%",
    height,
    frameborder: "0",
    loading: "lazy",
    referrerpolicy: "no-referrer",
    sandbox: SANDBOX,
  })}</iframe>`;
  const link = `<a href="${escape(full)}">${escape(title)}, ${form.dataset.words}</a>`;
  const script = `<script async src="${escape(new URL("embed-1.js", SITE).href)}"></script>`;
  const texts = {
    element: `${tag("iq-chronik", attributes)}\n  ${iframe}\n  <p>${link}</p>\n</iq-chronik>\n${script}`,
    rahmen: `${iframe}\n<p>${link}</p>`,
    link,
    csp: `frame-src ${SITE.origin}; script-src ${SITE.origin}`,
  };
  for (const [id, text] of Object.entries(texts)) {
    const node = document.getElementById(id);
    if (node.textContent !== text) node.textContent = text;
  }
  preview.style.inlineSize = width;
  for (const [name, value] of Object.entries({ ...attributes, height })) {
    if (value) preview.setAttribute(name, value);
    else preview.removeAttribute(name);
  }
  preview.querySelector("iframe").title = title;
}

async function copy(button) {
  const node = document.getElementById(button.dataset.copy);
  const status = button.parentNode.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(node.textContent);
    status.textContent = button.dataset.copied;
  } catch {
    getSelection().selectAllChildren(node);
    status.textContent = button.dataset.selected;
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
