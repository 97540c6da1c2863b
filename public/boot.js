// Starts the app, and says so in plain words when it cannot start or has crashed.
//
// A module of its own, because the Content Security Policy forbids inline scripts. It builds its
// pages node by node with textContent: whatever a message holds, it stays text. What must survive
// a broken program, release or cache is here and not in the program: docs/decisions/0016-offline.md.

// The build puts `const BUILD = { version, mode, js, wasm, data, offline };` before this: what belongs
// to this version of the site, each file as [path, integrity] (crates/tools/src/offline).

const ROOT = new URL("./", import.meta.url);
const WAITS = [1000, 3000]; // Milliseconds before the second and the third try to load the app.
const PATIENCE = 15000; // From the arrival of the program to its first page.
const DOWNLOAD = 60000; // 1 MB over a line of 20 kB/s.
const HEALING = 10000;

const TEXTS = {
  de: {
    unsupported: [
      "Diese Seite kann in Ihrem Browser nicht starten",
      "Die Seite braucht WebAssembly. Ihr Browser kennt es nicht, oder es ist ausgeschaltet.",
    ],
    load: [
      "Die Seite ist nicht vollständig angekommen",
      "Vielleicht ist die Verbindung unterbrochen, oder die Seite wird gerade erneuert. Bitte laden Sie die Seite neu.",
    ],
    start: [
      "Die Seite konnte nicht starten",
      "Bitte laden Sie die Seite neu. Wenn der Fehler bleibt, melden Sie uns bitte die technischen Angaben.",
    ],
    slow: [
      "Die Seite braucht länger als sonst",
      "Sie können warten oder die Seite neu laden.",
    ],
    framed: [
      "Diese Seite ist in eine fremde Seite eingebettet",
      "Zu Ihrem Schutz startet sie dort nicht.",
    ],
    crash: [
      "Die Seite ist abgestürzt",
      "An den Daten hat sich nichts geändert. Ihre Ansicht steht in der Adresse und ist nach dem Neuladen wieder da. Wenn der Fehler bleibt, melden Sie uns bitte die technischen Angaben.",
    ],
    below: "Der Inhalt steht darunter; nur die beweglichen Teile fehlen.",
    open: "Seite in eigenem Fenster öffnen",
    reload: "Seite neu laden",
    reset: "Offline-Kopie löschen und neu laden",
    copy: "Angaben kopieren",
    copied: "Die Angaben sind kopiert.",
    selected: "Die Angaben sind markiert: mit Strg+C kopieren.",
    details: "Technische Angaben",
    data: "Alle Daten (JSON)",
    contact: "IQ Netzwerk Hamburg",
  },
  en: {
    unsupported: [
      "This page cannot start in your browser",
      "The page needs WebAssembly. Your browser does not know it, or it is switched off.",
    ],
    load: [
      "The page has not arrived completely",
      "The connection may be interrupted, or the page is just being renewed. Please reload the page.",
    ],
    start: [
      "The page could not start",
      "Please reload the page. If the error stays, please report the technical details to us.",
    ],
    slow: [
      "The page takes longer than usual",
      "You can wait or reload the page.",
    ],
    framed: [
      "This page is embedded in a foreign page",
      "For your protection it does not start there.",
    ],
    crash: [
      "The page has crashed",
      "No data has changed. Your view is in the address and will be back after reloading. If the error stays, please report the technical details to us.",
    ],
    below: "The content is below; only the moving parts are missing.",
    open: "Open the page in its own window",
    reload: "Reload page",
    reset: "Delete offline copy and reload",
    copy: "Copy details",
    copied: "The details are copied.",
    selected: "The details are selected: copy them with Ctrl+C.",
    details: "Technical details",
    data: "All data (JSON)",
    contact: "IQ Netzwerk Hamburg (in German)",
  },
};

const root = document.documentElement;
const FOR_FRAMES = "framed" in root.dataset; // A page below embed/, as the build has marked it.
let failed = null; // The panel that is shown, and why.
let still = null; // What the page showed before the program took over.

/** An element with these properties and children; strings become text. */
function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/** The language of the page: that of the address, or else what the page says. */
function language() {
  const path = location.pathname.slice(ROOT.pathname.length);
  return /^en(\/|$)/.test(path) || root.lang === "en" ? "en" : "de";
}

function button(label, kind, action) {
  const text = element("span", { className: "kern-label" }, label);
  const node = element("button", { type: "button", className: `kern-btn kern-btn--${kind}` }, text);
  node.addEventListener("click", action);
  return node;
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

const ready = () => root.dataset.app === "ready";
// Without its data the page says so itself.
const over = () => root.dataset.app;
const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The heading of what can be read without the program, where there is any. */
const readable = () => document.querySelector("#app h1");

/** The workers of this page. In a sandbox without an origin even asking for them throws. */
function workers() {
  if (self.origin !== "null") return navigator.serviceWorker;
}

/** Asks the worker that answers for this page, and waits for it a while. */
async function ask(t) {
  const worker = workers()?.controller;
  if (!worker) return false;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = resolve));
  worker.postMessage({ t }, [port2]);
  await Promise.race([answer, sleep(HEALING)]);
  return true;
}

/** Deletes the offline copy, also when its worker does not answer any more. */
async function reset() {
  await ask("wipe");
  await (await workers()?.getRegistration())?.unregister();
  location.reload();
}

/** Says what went wrong. The first failure is the cause: it stays. */
function fail(kind, message) {
  if (failed && failed.kind !== "slow") return;
  failed?.panel.remove();
  if (kind !== "slow" && still && !ready()) document.getElementById("app")?.replaceWith(still);
  const lang = language();
  const texts = TEXTS[lang];
  const [title, text] = texts[kind];
  // After a crash what is on the page does not answer any more; before the start it can be read.
  const above = kind !== "crash" && readable();

  const heading = element(above ? "h2" : "h1", { tabIndex: -1 }, title);
  const worker = workers()?.controller?.state;
  const facts = [message, `${BUILD.version} ${worker}`, location.href, navigator.userAgent, new Date().toISOString()];
  const pre = element("pre", { className: "boot-details", tabIndex: 0 }, facts.join("\n"));
  const status = element("span", { role: "status" });
  const actions = [button(texts.reload, "primary", () => location.reload())];
  if (kind === "framed") {
    const link = { href: location.href, target: "_blank", rel: "noopener", className: "kern-btn kern-btn--primary" };
    actions[0] = element("a", link, element("span", { className: "kern-label" }, texts.open));
  } else if (worker) {
    actions.push(button(texts.reset, "secondary", reset));
  }
  const panel = element(
    above ? "section" : "main",
    { className: "boot-panel" },
    heading,
    element("p", {}, text, above ? ` ${texts.below}` : ""),
    element(
      "div",
      { className: "actions" },
      ...actions,
      button(texts.copy, "secondary", () => copy(pre, status, texts)),
      status,
    ),
    element("details", {}, element("summary", {}, texts.details), pre),
  );
  if (!above) {
    panel.append(
      element(
        "ul",
        {},
        element("li", {}, element("a", { href: new URL(BUILD.data[0], ROOT), download: "" }, texts.data)),
        element("li", {}, element("a", { href: "https://hamburg.netzwerk-iq.de" }, texts.contact)),
      ),
    );
    if (kind !== "crash") {
      // Nobody could choose a language yet.
      const other = lang === "de" ? "en" : "de";
      const [otherTitle, otherText] = TEXTS[other][kind];
      panel.append(element("div", { lang: other }, element("h2", {}, otherTitle), element("p", {}, otherText)));
    }
  }

  failed = { kind, panel };
  if (above || kind === "slow") {
    panel.role = "alert";
    panel.ariaLabel = title;
    document.body.prepend(panel);
  } else {
    document.title = `${title} – IQ Chronik Hamburg`;
    document.body.replaceChildren(panel);
    heading.focus();
  }
  if (kind !== "slow") root.dataset.app = "failed";
}

/** Before a failure is shown: let the worker mend its copies, take what the host has now, and try
 * once more. The mark that it was tried goes with the entry of the history, so nothing is stored. */
async function heal(kind, message) {
  if (failed && failed.kind !== "slow") return;
  // Without an origin the mark would be lost with the reload, and so would be the end of this.
  if (self.origin === "null" || history.state?.healed) return fail(kind, message);
  const mended = await ask("heal");
  // Without an answer of worker or host a reload would end at the browser's own error page.
  const fetched = [location.href, import.meta.url].map(async (url) => {
    if (!(await fetch(url, { cache: "reload" })).ok) throw url;
  });
  const there = await Promise.allSettled(fetched);
  if (!mended && there.some(({ status }) => status === "rejected")) return fail(kind, message);
  history.replaceState({ ...history.state, healed: true }, "");
  location.reload();
}

/** The one way from a string to a script that the policy allows: these addresses, and no others. */
const allowed = new Set();
const policy = globalThis.trustedTypes?.createPolicy("iq-chronik", {
  createScriptURL(url) {
    if (!allowed.has(url)) throw new TypeError(url);
    return url;
  },
});
function trusted(url) {
  allowed.add(url);
  return policy ? policy.createScriptURL(url) : url;
}

/** A module of this version. `import()` knows no integrity, but a module that a `<script>` has
 * loaded is not loaded again: so the browser checks the hash. */
async function module([path, integrity], query = "") {
  const url = new URL(path + query, ROOT).href;
  await new Promise((resolve, reject) => {
    const script = element("script", { type: "module", integrity, onload: resolve });
    script.onerror = () => reject(new Error(url));
    script.src = trusted(url);
    document.head.append(script);
  });
  return import(url);
}

/** The program, as a response that can be compiled while it arrives, whatever the host calls it. */
async function program([path, integrity]) {
  const response = await fetch(new URL(path, ROOT), { integrity });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  if (response.headers.get("content-type") === "application/wasm") return response;
  return new Response(response.body, { headers: { "content-type": "application/wasm" } });
}

/** Loads both halves of the app. A module that failed to load is asked for under a new address, as
 * browsers remember the failure. */
async function load(attempt = 0) {
  try {
    return await Promise.all([module(BUILD.js, attempt ? `?retry=${attempt}` : ""), program(BUILD.wasm)]);
  } catch (error) {
    if (attempt === WAITS.length || history.state?.healed) throw error;
    await sleep(WAITS[attempt]);
    return load(attempt + 1);
  }
}

/** Whether a page of another origin shows this one inside of it. */
function framed() {
  try {
    return self !== top && top.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** The program has taken over: nothing is in the way any more, and there is time for the rest. */
async function taken() {
  failed?.panel.remove();
  if (history.state?.healed) history.replaceState({ ...history.state, healed: undefined }, "");
  if (BUILD.mode === "off" || self !== top || FOR_FRAMES) return;
  await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
  try {
    (await module(BUILD.offline)).start({ ...BUILD, root: ROOT, trusted });
  } catch {
    // The page works without; the next visit tries again.
  }
}

/** What is to be saved as a file. */
addEventListener("click", async (event) => {
  const target = event.target.closest?.("[data-cut],[data-picture]");
  if (!target) return;
  event.preventDefault();
  try {
    (await import(new URL("files.js", ROOT))).take(target);
  } catch {
    if (target.href) location.assign(target.href);
  }
});

async function start() {
  if (root.lang !== language()) root.lang = language();
  if (framed() && !FOR_FRAMES) return fail("framed", document.referrer);
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiate) {
    return fail("unsupported", "no WebAssembly");
  }
  root.dataset.version = BUILD.version;
  root.dataset.integrity = BUILD.data[1];
  // The app's panic hook reports here; a trap without a panic (out of memory, stack overflow)
  // reaches the page as an error of this type.
  const crash = (message) => (ready() ? fail("crash", message) : heal("start", message));
  addEventListener("iq:panic", (event) => crash(String(event.detail)));
  const trap = (error) => {
    if (error instanceof WebAssembly.RuntimeError) crash(`${error}\n${error.stack}`);
  };
  addEventListener("error", (event) => trap(event.error));
  addEventListener("unhandledrejection", (event) => trap(event.reason));

  // What is to be read comes first: its style and fonts share the line with nothing. In a tab behind others and in a frame
  // below the fold nothing is painted, but the program has to start.
  if (!document.hidden && !FOR_FRAMES) {
    await new Promise((done) => requestAnimationFrame(() => {
      new PerformanceObserver(done).observe({ type: "paint", buffered: true });
      setTimeout(done, 500); // Where a browser does not tell.
    }));
  }

  let watchdog = setTimeout(() => fail("slow", "download"), DOWNLOAD);
  new MutationObserver((_, observer) => {
    if (!over()) return;
    observer.disconnect();
    clearTimeout(watchdog);
    if (ready()) taken();
  }).observe(root, { attributeFilter: ["data-app"] });

  const copy = readable() && document.getElementById("app").cloneNode(true);
  let parts;
  try {
    parts = await load();
  } catch (error) {
    return heal("load", String(error));
  } finally {
    clearTimeout(watchdog);
  }
  watchdog = setTimeout(() => fail("slow", "start"), PATIENCE);
  still = copy;
  try {
    const [loader, response] = parts;
    await loader.default({ module_or_path: response });
  } catch (error) {
    clearTimeout(watchdog);
    // What is no WebAssembly, or breaks off, did not arrive; the rest is the app's own failure.
    // Firefox calls a break an AbortError, which is a DOMException.
    const broken = [WebAssembly.CompileError, TypeError, DOMException];
    heal(broken.some((kind) => error instanceof kind) ? "load" : "start", String(error));
  }
}

start();
