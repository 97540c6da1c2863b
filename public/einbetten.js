// The page on which an editor puts a frame together: what the form says becomes the preview and the texts to copy.
// Its words come with the page (crates/prerender/src/configurator.rs).

import "./still.js";

const SITE = new URL("./", import.meta.url);
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
const PATHS = { timeline: "zeitachse/", table: "zeitachse/tabelle/", catalogue: "angebote/", offer: "angebote/", phase: "phasen/" };

const form = document.querySelector("main form");
const filters = form.elements.filter;
const preview = document.querySelector("iq-chronik");
const alert = form.querySelector("[role=alert]");
const told = form.querySelector("[role=status]");
// What a view has that the form has no field for: the entry, lanes and tour of the timeline.
let beside = {};
// The title that the view brings along, until the editor writes another.
let suggested = form.elements.title.value;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** A start tag; attributes without a value are left out. */
const tag = (name, attributes) =>
  `<${name}${Object.entries(attributes).map(([key, value]) => (value ? ` ${key}="${escape(value)}"` : "")).join("")}>`;

/** Where a view lies; `value` is that of its choice in the form. */
function place(value) {
  const [view, id] = value.split(" ");
  return PATHS[view] + (id ? `${id}/` : "");
}

/** Fills the form with what the address of a view of this site says. */
function take() {
  const address = URL.canParse(form.elements.address.value) && new URL(form.elements.address.value);
  beside = {};
  told.textContent = "";
  if (!address) return;
  const path = address.href.startsWith(SITE.href) ? address.pathname.slice(SITE.pathname.length).replace(/^embed\//, "") : "";
  const [, english, rest] = /^(en\/)?(.*?)\/?$/.exec(path);
  const choice = [...form.elements.view.options].find(({ value }) => place(value) === `${rest}/`);
  told.textContent = choice ? form.dataset.taken : form.dataset.foreign;
  if (!choice) return;
  form.elements.view.value = choice.value;
  const query = address.searchParams;
  beside = { id: query.get("eintrag"), lanes: query.get("spuren"), tour: query.get("rundgang") };
  const said = (name) => (query.get(name) ?? "").split(",").filter(Boolean);
  const boxes = [...filters.querySelectorAll("[type=checkbox]")];
  for (const box of boxes) box.checked = said(box.name).includes(box.value);
  form.elements.q.value = query.get("q") ?? "";
  const chosen = boxes.filter((box) => box.checked).length;
  const asked = [...new Set(boxes.map((box) => box.name))].flatMap(said).length;
  if (chosen < asked) told.textContent = form.dataset.partly;
  filters.querySelector("details").open = filter().size > 0;
  form.elements.language.value = english ? "en" : "de";
  const days = { from: "von", to: "bis", "as-of": "stand" };
  for (const [field, name] of Object.entries(days)) form.elements[field].value = query.get(name) ?? "";
}

function suggest() {
  const { title, view } = form.elements;
  if (title.value !== suggested) return;
  title.value = suggested = `${view.selectedOptions[0].text} – ${form.dataset.brand}`;
}

/** One offer and one phase have nothing to filter. */
const unfiltered = () => /^(offer|phase) /.test(form.elements.view.value);

/** The filter as a query: the values of a facet with commas between them. */
function filter() {
  const query = new URLSearchParams();
  if (unfiltered()) return query;
  const chosen = [...filters.querySelectorAll("input")].filter((field) => field.type !== "checkbox" || field.checked);
  for (const { name, value } of chosen) if (value) query.set(name, query.has(name) ? `${query.get(name)},${value}` : value);
  return query;
}

function read() {
  const value = Object.fromEntries(new FormData(form));
  const [view, id] = value.view.split(" ");
  const range = value.from || value.to ? `${value.from}/${value.to}` : "";
  const theme = value.theme === "auto" ? "" : value.theme;
  const query = filter();
  const filtered = `${query}`;
  const put = (name, text) => text && query.set(name, text);
  put("eintrag", beside.id);
  put("von", value.from);
  put("bis", value.to);
  put("stand", value["as-of"]);
  put("spuren", beside.lanes);
  put("rundgang", beside.tour);
  const path = (value.language === "en" ? "en/" : "") + place(value.view);
  const asked = query.size ? `?${query}` : "";
  const full = new URL(path + asked, SITE).href;
  if (theme) query.set("farben", theme === "dark" ? "dunkel" : "hell");
  if (value.controls) query.set("bedienung", value.controls);
  const framed = new URL(`embed/${path}${query.size ? `?${query}` : ""}`, SITE).href;
  const height = String(Math.min(30000, Math.max(120, Math.round(+value.height) || 640)));
  const attributes = { view, range, "as-of": value["as-of"], filter: filtered, ...beside, language: value.language, theme, controls: value.controls };
  attributes.id = id ?? beside.id;
  return { attributes, framed, full, height, title: value.title.trim(), width: value.width };
}

function show() {
  filters.hidden = unfiltered();
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
    karte: `<blockquote>\n  <p><strong>${link}</strong></p>\n  <p>${form.dataset.about}</p>\n</blockquote>`,
    adresse: full,
    csp: `frame-src ${SITE.origin}; script-src ${SITE.origin}`,
  };
  for (const [id, text] of Object.entries(texts)) {
    const node = document.getElementById(id);
    if (node.textContent !== text) node.textContent = text;
  }
  Object.assign(preview.style, { display: "block", inlineSize: width, maxInlineSize: "100%" });
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
form.addEventListener("input", ({ target }) => {
  if (target.name === "address") take();
  if (target.name === "view") beside = {};
  suggest();
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
show();
