// The offline copy, as the visitor meets it: registers the service worker, offers a new version in
// words, and shows in <iq-offline> what is stored and how to get rid of it.
//
// Not in the program, because it must work when a program or a release is broken. boot.js loads it
// once the page has taken over, never in a frame. The build puts
// `const BUILD = { version, mode, updated, bytes };` before this.

const HOUR = 3600000;
const PATIENCE = 4000;

const TEXTS = {
  de: {
    title: "Offline",
    unsupported: "In diesem Browser oder Fenster lässt sich nichts speichern; online geht alles wie sonst.",
    none: "Diese Seite ist nicht offline gespeichert.",
    filling: (done, all) => `Die Seite wird offline verfügbar gemacht: ${done} von ${all} Dateien.`,
    whole: "Diese Seite ist offline verfügbar.",
    part: "Die Offline-Kopie ist nicht vollständig. Mit einer Verbindung ergänzt sie sich von selbst.",
    waiting: "Eine neue Fassung dieser Seite ist da. Sie wird erst geladen, wenn Sie es wollen; Ihre Ansicht bleibt.",
    elsewhere: "In einem anderen Fenster ist eine neue Fassung geladen worden. Dieses Fenster bleibt, wie es ist, bis Sie es neu laden.",
    failed: "Die neue Fassung kam nicht richtig an; die bisherige bleibt. Grund: ",
    refused: "Die Offline-Kopie konnte nicht angelegt werden. Grund: ",
    abandoned: "Diese Seite ist offline verfügbar, wird hier aber anscheinend nicht mehr gepflegt: Vom Server ist keine neue Fassung mehr zu holen, zuerst bemerkt am ",
    ended: "Die Offline-Kopie ist vom Betreiber abgeschaltet und gelöscht.",
    deleted: "Die Offline-Kopie ist gelöscht und wird nicht von selbst wieder angelegt.",
    store: "Offline verfügbar machen",
    apply: "Neue Fassung laden",
    check: "Jetzt aktualisieren",
    remove: "Offline-Kopie löschen",
    details: "Einzelheiten zur Offline-Kopie",
    size: "Größe",
    version: "Fassung",
    updated: "Stand der Daten",
    checked: "Zuletzt geprüft",
    never: "noch nicht",
    unreachable: "Server nicht erreichbar",
    gone: "Auf dem Server nicht mehr da",
    bytes: "Byte",
  },
  en: {
    title: "Offline",
    unsupported: "Nothing can be stored in this browser or window; online everything works as usual.",
    none: "This page is not stored for offline use.",
    filling: (done, all) => `The page is being made available offline: ${done} of ${all} files.`,
    whole: "This page is available offline.",
    part: "The offline copy is not complete. With a connection it completes itself.",
    waiting: "A new version of this page is here. It is loaded only when you want it; your view stays.",
    elsewhere: "A new version was loaded in another window. This window stays as it is until you reload it.",
    failed: "The new version did not arrive properly; the present one stays. Reason: ",
    refused: "The offline copy could not be made. Reason: ",
    abandoned: "This page is available offline but seems to be no longer maintained here: the server has no newer version to fetch any more, first noticed on ",
    ended: "The offline copy was switched off by the operator and is deleted.",
    deleted: "The offline copy is deleted and will not be made again by itself.",
    store: "Make available offline",
    apply: "Load new version",
    check: "Update now",
    remove: "Delete offline copy",
    details: "Details of the offline copy",
    size: "Size",
    version: "Version",
    updated: "Date of the data",
    checked: "Last checked",
    never: "not yet",
    unreachable: "server not reachable",
    gone: "no longer on the server",
    bytes: "bytes",
  },
};

const page = document.documentElement;
const panels = new Set();
// Everything that the panel shows; `registration` is the browser's.
const now = { registration: null, active: null, filling: null, phase: "", reason: "", checked: "", asked: 0, missed: 0, begun: false };
let root;
let trusted;

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
const texts = () => TEXTS[page.lang === "en" ? "en" : "de"];
// The visitor's own "no": outlives the visit, as only a stored note can. It is not the copy's cache.
const declined = () => `iq-chronik-declined|${root.pathname}`;
// Since when the host has had no worker for us: a note too.
const missing = () => `iq-chronik-missing|${root.pathname}`;

/** What the browser offers here; private windows and old browsers throw or have nothing. */
const possible = () => isSecureContext && "serviceWorker" in navigator && "caches" in globalThis;

/** What a worker says about its copy; nothing if it does not answer, or is given up meanwhile. */
function ask(worker, t) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = (event) => resolve(event.data);
    worker.addEventListener("statechange", () => worker.state === "redundant" && resolve());
  });
  worker.postMessage({ t }, [port2]);
  return Promise.race([answer, sleep(PATIENCE)]);
}

let looking;
let again = false;

/** Looks how things stand, and shows it. Two looks at once would end in the order in which the workers answer, and the
 * older one could have the last word: who comes during a look gets one more after it. */
function look() {
  again = true;
  looking ??= (async () => {
    while (again) {
      again = false;
      await see();
    }
    looking = undefined;
  })();
  return looking;
}

async function see() {
  const { registration } = now;
  // A first copy that failed leaves a registration behind that is none.
  if (registration && !registration.installing && !registration.waiting && !registration.active) now.registration = null;
  // A worker that is asked while the next one takes its place keeps that one waiting (Chromium: up to 30 s).
  if (!registration?.active) now.active = null;
  else if (!(registration.installing ?? registration.waiting) || !now.active) {
    now.active = (await ask(registration.active, "state")) ?? null;
  }
  // The first copy passes through "waiting" too, for an instant.
  const coming = registration?.installing ?? (registration?.active ? null : registration?.waiting);
  now.filling = coming ? ((await ask(coming, "state")) ?? null) : null;
  // Deleted meanwhile: what the worker has said holds no more.
  if (!now.registration) now.active = now.filling = null;
  render();
}

function watch(registration) {
  now.registration = registration;
  const follow = (worker) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") now.phase = "";
      look();
    });
  [registration.installing, registration.waiting, registration.active].forEach(follow);
  registration.addEventListener("updatefound", () => {
    follow(registration.installing);
    look();
  });
  return look();
}

async function register() {
  try {
    now.phase = "";
    render();
    await caches.delete(declined());
    const script = trusted(new URL("sw.js", root).href);
    const registration = await navigator.serviceWorker.register(script, { scope: root.pathname, updateViaCache: "none" });
    await watch(registration);
    // A worker whose page is still open outlives its end, and is taken back without being installed once more.
    if (now.active && !now.active.whole) registration.active.postMessage({ t: "heal" });
  } catch (error) {
    now.phase = "refused";
    now.reason = error.message;
    render();
  }
}

async function remove(phase) {
  try {
    await now.registration?.unregister();
    const own = (await caches.keys()).filter((name) => name.startsWith(`iq-chronik|${root.pathname}|`));
    await Promise.all(own.map((name) => caches.delete(name)));
    await caches.delete(missing());
    if (phase === "deleted" && BUILD.mode === "automatic") await caches.open(declined());
  } catch {
    // Nothing was stored.
  }
  Object.assign(now, { registration: null, active: null, filling: null, phase });
  render();
}

/** Asks the host for a newer version, and whether it still wants copies: only a clear "off" ends
 * them, never an error or somebody else's page. */
async function check() {
  if (now.phase === "failed") now.phase = "";
  now.asked = Date.now();
  now.checked = "unreachable";
  let there = false;
  try {
    const answer = await fetch(new URL("version.json", root), { cache: "no-store", redirect: "error" });
    const said = answer.ok ? await answer.json().catch(() => null) : null;
    if (said?.sw === "off" && typeof said.version === "string") return remove("ended");
    there = said || [404, 410].includes(answer.status);
    await now.registration?.update();
    if (said) now.checked = Date.now();
    now.missed = 0;
    await caches.delete(missing());
  } catch {
    // A host without our worker has given the site up, or is being renewed at this moment: the second look shows which.
    if (there) {
      now.checked = "gone";
      now.missed = await firstMissed();
    }
  }
  return look();
}

/** When an earlier look first met a host without our worker, in ms since 1970; nothing at the first. */
async function firstMissed() {
  const note = await caches.open(missing());
  const since = await note.match(root);
  if (since) return Number(await since.text());
  await note.put(root, new Response(Date.now()));
}

/** The view is in the address, so a reload keeps it; how far it was scrolled goes with the history. */
async function apply() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
  const next = waiting();
  if (next) {
    const active = new Promise((resolve) => {
      next.addEventListener("statechange", () => next.state === "activated" && resolve());
    });
    next.postMessage({ t: "skip" });
    await Promise.race([active, sleep(PATIENCE)]);
  }
  location.reload();
}

/** The newer version that waits for its turn; the first one only passes through that state. */
const waiting = () => now.registration?.active && now.registration.waiting;

/** Which sentence holds now. */
function sentence(t) {
  const { active, filling, phase, reason } = now;
  if (phase === "failed" || phase === "refused") return t[active ? "failed" : "refused"] + reason;
  if (phase === "elsewhere") return t.elsewhere;
  if (waiting()) return t.waiting;
  if (filling) return t.filling(filling.stored, filling.files);
  if (active?.whole && now.missed) return `${t.abandoned}${new Date(now.missed).toLocaleDateString(page.lang, { dateStyle: "long" })}.`;
  if (active) return active.whole ? t.whole : t.part;
  return t[phase || "none"];
}

function element(name, className, ...children) {
  const node = Object.assign(document.createElement(name), { className });
  node.append(...children);
  return node;
}

function button(kind, action) {
  const label = element("span", "kern-label");
  const node = element("button", `kern-btn kern-btn--${kind}`, label);
  node.type = "button";
  node.addEventListener("click", action);
  return { node, label };
}

/** Built once; afterwards only words change, so that focus stays and the status is read out. */
class Panel extends HTMLElement {
  connectedCallback() {
    if (!this.status) this.build();
    panels.add(this);
    this.update();
  }

  disconnectedCallback() {
    panels.delete(this);
  }

  build() {
    this.heading = element("h2", "foot-name");
    this.heading.id = "offline";
    this.status = element("p", "");
    this.status.setAttribute("role", "status");
    this.buttons = {
      store: button("secondary", register),
      apply: button("primary", apply),
      check: button("secondary", check),
      remove: button("tertiary", () => remove("deleted")),
    };
    this.facts = ["size", "version", "updated", "checked"].map((name) => {
      const [term, value] = [element("dt", ""), element("dd", "")];
      return { name, term, value };
    });
    this.summary = element("summary", "");
    const rows = this.facts.map(({ term, value }) => element("div", "", term, value));
    this.fold = element("details", "fold", this.summary, element("dl", "facts", ...rows));
    this.fold.addEventListener("toggle", () => this.update());
    const actions = Object.values(this.buttons).map(({ node }) => node);
    this.append(this.heading, this.status, element("div", "actions", ...actions), this.fold);
  }

  update() {
    const t = texts();
    const { registration, active, checked, phase } = now;
    const write = (node, text) => node.textContent === text || (node.textContent = text);
    write(this.heading, t.title);
    const words = sentence(t);
    if (this.status.textContent !== words) {
      // What holds from the start, and every single file, is there to be looked up: it is not read out.
      this.status.setAttribute("aria-live", now.begun && !now.filling ? "polite" : "off");
      this.status.textContent = words;
    }
    write(this.summary, t.details);
    const can = possible() && phase !== "ended";
    const shown = {
      store: can && !registration,
      apply: Boolean(waiting()) || phase === "elsewhere",
      check: Boolean(active),
      remove: Boolean(registration),
    };
    for (const [name, { node, label }] of Object.entries(this.buttons)) {
      write(label, t[name]);
      node.hidden = !shown[name];
    }
    // Numbers and dates in words load the browser's tables of languages: only for whoever looks.
    if (!this.fold.open) return;
    const values = {
      size: `${(active?.bytes ?? BUILD.bytes).toLocaleString(page.lang)} ${t.bytes}`,
      version: active?.version ?? BUILD.version,
      updated: new Date(active?.updated ?? BUILD.updated).toLocaleDateString(page.lang, { timeZone: "UTC" }),
      checked: t[checked || "never"] ?? new Date(checked).toLocaleString(page.lang),
    };
    for (const { name, term, value } of this.facts) {
      write(term, t[name]);
      write(value, values[name]);
    }
  }
}

function render() {
  for (const panel of panels) panel.update();
}

async function begin() {
  if (!possible()) {
    now.phase = "unsupported";
    return render();
  }
  try {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data?.t === "failed") {
        Object.assign(now, { phase: "failed", reason: data.reason });
        // A look that is on its way may wait for the very worker that has failed.
        render();
      }
      look();
    });
    // Another window has loaded the new version.
    const before = navigator.serviceWorker.controller;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (before) now.phase = "elsewhere";
      look();
    });
    const registration = await navigator.serviceWorker.getRegistration(root.href);
    const ours = registration?.scope === root.href;
    if (ours) {
      await watch(registration);
      await check();
    } else if (BUILD.mode === "automatic" && !navigator.connection?.saveData && !(await caches.has(declined()))) {
      await register();
    }
  } catch {
    now.phase = "unsupported";
  }
  const recheck = () => {
    if (document.visibilityState === "visible" && now.registration && Date.now() - now.asked > HOUR) check();
  };
  addEventListener("visibilitychange", recheck);
  addEventListener("online", recheck);
  render();
  now.begun = true;
}

/** Called by boot.js. */
export function start(options) {
  ({ root, trusted } = options);
  customElements.define("iq-offline", Panel);
  new MutationObserver(render).observe(page, { attributeFilter: ["lang"] });
  const { scroll, ...rest } = history.state ?? {};
  if (scroll !== undefined) {
    history.replaceState(rest, "");
    scrollTo(0, scroll);
  }
  return begin();
}
