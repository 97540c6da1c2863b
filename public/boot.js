// Starts the app, and says so in plain words when it cannot start or has crashed.
//
// A module of its own, because the Content Security Policy forbids inline scripts. It builds its
// pages node by node with textContent: whatever a message holds, it stays text.

const WAITS = [1000, 3000]; // Milliseconds before the second and the third try to load the app.

const TEXTS = {
  de: {
    unsupported: [
      "Diese Seite kann in Ihrem Browser nicht starten",
      "Die Seite braucht WebAssembly. Ihr Browser kennt es nicht, oder es ist ausgeschaltet. Bitte nehmen Sie eine aktuelle Fassung von Firefox, Chrome, Edge oder Safari.",
    ],
    load: [
      "Die Seite ist nicht vollständig angekommen",
      "Ein Teil des Programms konnte nicht geladen werden. Vielleicht ist die Verbindung unterbrochen, oder die Seite wird gerade erneuert. Bitte laden Sie die Seite neu.",
    ],
    start: [
      "Die Seite konnte nicht starten",
      "Beim Start ist ein Fehler aufgetreten. Bitte laden Sie die Seite neu. Wenn das nicht hilft, melden Sie uns bitte die technischen Angaben.",
    ],
    crash: [
      "Die Seite ist abgestürzt",
      "Ein Fehler im Programm hat die Seite angehalten. An den Daten hat sich nichts geändert. Ihre Ansicht steht in der Adresse und ist nach dem Neuladen wieder da. Wenn der Fehler bleibt, melden Sie uns bitte die technischen Angaben.",
    ],
    reload: "Seite neu laden",
    copy: "Angaben kopieren",
    copied: "Die Angaben sind kopiert.",
    selected: "Die Angaben sind markiert: mit Strg+C kopieren.",
    details: "Technische Angaben",
    data: "Alle Daten dieser Seite (JSON)",
    contact: "IQ Netzwerk Hamburg",
  },
  en: {
    unsupported: [
      "This page cannot start in your browser",
      "The page needs WebAssembly. Your browser does not know it, or it is switched off. Please use a current version of Firefox, Chrome, Edge or Safari.",
    ],
    load: [
      "The page has not arrived completely",
      "A part of the program could not be loaded. The connection may be interrupted, or the page is just being renewed. Please reload the page.",
    ],
    start: [
      "The page could not start",
      "An error occurred at the start. Please reload the page. If that does not help, please report the technical details to us.",
    ],
    crash: [
      "The page has crashed",
      "An error in the program has stopped the page. No data has changed. Your view is in the address and will be back after reloading. If the error stays, please report the technical details to us.",
    ],
    reload: "Reload page",
    copy: "Copy details",
    copied: "The details are copied.",
    selected: "The details are selected: copy them with Ctrl+C.",
    details: "Technical details",
    data: "All data of this page (JSON)",
    contact: "IQ network in Hamburg (in German)",
  },
};

let failed = false;

/** An element with these properties and children; strings become text. */
function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/** The language of the page: that of the address, or else what the app has set. */
function language() {
  const base = new URL(document.baseURI).pathname;
  const path = location.pathname.slice(base.lastIndexOf("/") + 1);
  return /^en(\/|$)/.test(path) || document.documentElement.lang === "en" ? "en" : "de";
}

function button(label, kind, action) {
  const text = element("span", { className: "kern-label" }, label);
  const node = element("button", { type: "button", className: `kern-btn kern-btn--${kind}` }, text);
  node.addEventListener("click", action);
  return node;
}

/** The arrow of a fold, as in the rest of the page. */
function arrow() {
  const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const [icon, path] = [svg("svg"), svg("path")];
  icon.setAttribute("class", "icon icon--small");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M9 5l7 7-7 7");
  icon.append(path);
  return icon;
}

/** Copies the text of `node`; where the clipboard is closed to us, selects it for the reader. */
async function copy(node, status, texts) {
  try {
    await navigator.clipboard.writeText(node.textContent);
    status.textContent = texts.copied;
  } catch {
    node.closest("details").open = true;
    getSelection().selectAllChildren(node);
    status.textContent = texts.selected;
  }
}

/** Replaces the page by one that says what went wrong. The first failure is the cause: it stays. */
function fail(kind, message) {
  if (failed) return;
  failed = true;
  const lang = language();
  const texts = TEXTS[lang];
  const [title, text] = texts[kind];

  const heading = element("h1", { tabIndex: -1 }, title);
  const facts = [message, location.href, navigator.userAgent, new Date().toISOString()].join("\n");
  const pre = element("pre", { className: "boot-details", tabIndex: 0 }, facts);
  const status = element("span", {});
  status.setAttribute("role", "status");
  const panel = element(
    "main",
    { className: "boot-panel" },
    heading,
    element("p", {}, text),
    element(
      "div",
      { className: "actions" },
      button(texts.reload, "primary", () => location.reload()),
      button(texts.copy, "secondary", () => copy(pre, status, texts)),
      status,
    ),
    element("details", { className: "fold" }, element("summary", {}, arrow(), texts.details), pre),
    element(
      "ul",
      {},
      element("li", {}, element("a", { href: "data/iq-hamburg.json", download: "" }, texts.data)),
      element("li", {}, element("a", { href: "https://hamburg.netzwerk-iq.de" }, texts.contact)),
    ),
  );
  if (kind !== "crash") {
    // Nobody could choose a language yet.
    const other = lang === "de" ? "en" : "de";
    const [otherTitle, otherText] = TEXTS[other][kind];
    const block = element("div", { lang: other }, element("h2", {}, otherTitle), element("p", {}, otherText));
    panel.append(block);
  }

  document.documentElement.lang = lang;
  document.documentElement.dataset.app = "failed";
  document.title = `${title} – IQ Chronik Hamburg`;
  document.body.replaceChildren(panel);
  heading.focus();
}

/** Loads both halves of the app. A module that failed to load is asked for under a new address, as
 * browsers remember the failure. */
async function load(js, wasm, attempt = 0) {
  try {
    const url = attempt === 0 ? js : `${js}?retry=${attempt}`;
    const [module, response] = await Promise.all([import(url), fetch(wasm)]);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return [module, response];
  } catch (error) {
    if (attempt === WAITS.length) throw error;
    await new Promise((resolve) => setTimeout(resolve, WAITS[attempt]));
    return load(js, wasm, attempt + 1);
  }
}

async function start() {
  const { js, wasm } = document.querySelector("script[data-js]").dataset;
  document.documentElement.lang = language();
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiate) {
    return fail("unsupported", "no WebAssembly");
  }
  // The app's panic hook reports here; a trap without a panic (out of memory, stack overflow)
  // reaches the page as an error of this type.
  addEventListener("iq:panic", (event) => fail("crash", String(event.detail)));
  const trap = (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail("crash", `${error}\n${error.stack}`);
  };
  addEventListener("error", (event) => trap(event.error));
  addEventListener("unhandledrejection", (event) => trap(event.reason));

  let parts;
  try {
    parts = await load(js, wasm);
  } catch (error) {
    return fail("load", String(error));
  }
  try {
    const [module, response] = parts;
    await module.default({ module_or_path: response });
  } catch (error) {
    // What is no WebAssembly, or breaks off, did not arrive; the rest is the app's own failure.
    // Firefox calls a break an AbortError, which is a DOMException.
    const broken = [WebAssembly.CompileError, TypeError, DOMException];
    fail(broken.some((kind) => error instanceof kind) ? "load" : "start", String(error));
  }
}

start();
