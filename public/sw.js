// Keeps one whole version of the site in the browser and answers from it.
//
// The build puts `const BUILD = { version, updated, shell, headers, files: [[path, sha384, bytes,
// type], …] };` before this (crates/tools/src/offline). Every rule here has its fault in
// docs/reliability.md: nothing is stored or answered whose hash is not the expected one, a version
// is stored whole or not at all, and nobody's tab is taken over unasked.

const ROOT = new URL(registration.scope);
const OWN = `iq-chronik|${ROOT.pathname}|`;
const NAME = OWN + BUILD.version;
// Notes in the cache itself, each with its time: installed whole; has been the active version.
const [WHOLE, ACTIVE] = ["whole", "active"].map((note) => new URL(`?sw-note=${note}`, ROOT).href);
const TIMEOUT = 60000;

const files = new Map(BUILD.files.map((file) => [file[0], file]));
const url = (path) => new URL(path, ROOT).href;
// A tab whose page came from the host: its files must come from there too.
const strangers = new Set();
let stored = 0;

const own = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));
const others = async () => (await own()).filter((name) => name !== NAME);

async function tell(message) {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  all.filter((client) => client.url.startsWith(ROOT.href)).forEach((client) => client.postMessage(message));
}

/** The bytes of a response if they are those of the file, or else nothing. */
async function verified(response, [, hash, bytes]) {
  const body = await response?.arrayBuffer();
  if (body?.byteLength !== bytes) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", body));
  return btoa(String.fromCharCode(...digest)) === hash ? body : undefined;
}

/** A response of ours: no header, redirect or address of the host stays. */
const make = (body, type) =>
  new Response(body, { headers: { "content-type": type, "x-content-type-options": "nosniff" } });

/** A file from the host, as it must be. The second time past every cache on the way. */
async function load(file) {
  let failure;
  for (const cache of /-[0-9a-f]{12,}/.test(file[0]) ? ["default", "reload"] : ["reload"]) {
    try {
      const response = await fetch(url(file[0]), { cache, signal: AbortSignal.timeout(TIMEOUT) });
      if (!response.ok) throw new Error(`${response.status}`);
      const body = await verified(response, file);
      if (!body) throw new Error("another content than expected");
      return make(body, file[3]);
    } catch (error) {
      failure = error;
    }
  }
  throw new Error(`${file[0] || "index.html"}: ${failure.message}`);
}

/** What a cache holds. To open one that has just been deleted would make it again, empty. */
const find = (cacheName, address) => caches.match(address, { cacheName });

/** A file from a cache of ours, if it is right. */
async function kept(name, file) {
  const response = await find(name, url(file[0]));
  const body = response && (await verified(response, file));
  return body && make(body, file[3]);
}

/** Makes our cache whole: takes what is right from our caches and the rest from the host, four files
 * at a time. Once at a time. */
let filling;
function fill() {
  filling ??= fillNow().finally(() => (filling = undefined));
  return filling;
}
async function fillNow() {
  const names = (await own()).reverse();
  const cache = await caches.open(NAME);
  const queue = [...files.values()];
  stored = 0;
  const work = async () => {
    for (let file; (file = queue.shift()); ) {
      let response;
      for (const name of names) response ??= await kept(name, file);
      await cache.put(url(file[0]), response ?? (await load(file)));
      stored += 1;
      tell({ t: "progress" });
    }
  };
  const done = await Promise.allSettled([1, 2, 3, 4].map(() => work().catch((error) => {
    queue.length = 0;
    throw error;
  })));
  const failed = done.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  await write(WHOLE);
  tell({ t: "whole" });
}

/** When a note was written; empty without it. */
async function noted(name, note) {
  const response = await find(name, note);
  return response ? response.text() : "";
}
const write = async (note) => (await caches.open(NAME)).put(note, make(new Date().toISOString(), "text/plain"));

async function install() {
  try {
    await fill();
  } catch (error) {
    // Half a version is none. What an earlier worker of the same version has stored is whole.
    if (!(await noted(NAME, WHOLE))) await caches.delete(NAME);
    // Said before the end: with the failure the browser may stop the worker at once (Firefox).
    await tell({ t: "failed", reason: error.message });
    throw error;
  }
  // Versions that waited and never got their turn.
  for (const name of await others()) if (!(await noted(name, ACTIVE))) await caches.delete(name);
}

/** The version before this one stays: tabs may be open that need its files. */
async function activate() {
  const older = await Promise.all((await others()).map(async (name) => [await noted(name, ACTIVE), name]));
  for (const [, name] of older.sort().slice(0, -1)) await caches.delete(name);
  await write(ACTIVE);
}

async function whole() {
  if (!(await noted(NAME, WHOLE))) return false;
  const keys = new Set((await (await caches.open(NAME)).keys()).map((request) => request.url));
  return [...files.keys()].every((path) => keys.has(url(path)));
}

/** A page: from our version if it is whole, or else from the host while we mend ourselves. */
async function page(event, path) {
  const file = files.get(path) ?? files.get(`${path}/`) ?? files.get(BUILD.shell);
  if (!(await whole())) {
    try {
      const response = await fetch(event.request.url, { cache: "reload", credentials: "same-origin" });
      // A browser takes no page that was redirected on its way here; it may go there itself.
      if (response.redirected && response.url.startsWith(ROOT.href)) return Response.redirect(response.url);
      if (response.ok && !response.redirected) {
        strangers.add(event.resultingClientId);
        event.waitUntil(fill().catch(() => registration.update()).catch(() => {}));
        return response;
      }
    } catch {
      // No host: what there is may be enough.
    }
  }
  const response = (await kept(NAME, file)) ?? (await load(file));
  // Right in every folder, and as strict as a host that can send headers.
  const text = (await response.text()).replace(/<base href=("[^"]*"|[^\s>]*)/, `<base href="${ROOT.pathname}"`);
  return new Response(text, { headers: { "content-type": file[3], ...BUILD.headers } });
}

/** A file: ours, or that of a version whose tab is still open, or from the host. */
async function asset(request, path) {
  const file = files.get(path);
  if (!file) {
    for (const name of await others()) {
      const response = await find(name, url(path));
      if (response) return response;
    }
    return fetch(request);
  }
  const response = await kept(NAME, file);
  if (response) return response;
  try {
    const fresh = await load(file);
    await (await caches.open(NAME)).put(url(path), fresh.clone());
    return fresh;
  } catch {
    return Response.error();
  }
}

/** After a failed start: every file is looked at and mended. Where the host has another version by
 * now, ours is given up, so that the next page comes from there. */
async function heal() {
  try {
    await fill();
  } catch {
    const answer = await fetch(url("version.json"), { cache: "no-store" }).catch(() => {});
    const now = await answer?.json().catch(() => {});
    if (now?.version && now.version !== BUILD.version) await caches.delete(NAME);
  }
}

async function wipe() {
  for (const name of await own()) await caches.delete(name);
  await registration.unregister();
}

const state = async () => ({
  version: BUILD.version,
  updated: BUILD.updated,
  whole: await whole(),
  stored,
  files: files.size,
  bytes: BUILD.files.reduce((sum, file) => sum + file[2], 0),
});

const answers = { state, heal, wipe, skip: () => skipWaiting() };

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  const answer = Object.hasOwn(answers, event.data?.t) && answers[event.data.t];
  if (!answer || !event.source?.url?.startsWith(ROOT.href)) return;
  event.waitUntil(answer().then((reply) => event.ports[0]?.postMessage(reply)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return;
  if (searchParams.has("sw-bypass") || request.headers.has("range")) return;
  let path;
  try {
    path = decodeURI(pathname.slice(ROOT.pathname.length));
  } catch {
    return;
  }
  if (request.mode === "navigate") {
    if (path === "index.html") path = "";
    // Pages that come from the host only, with all their files: those for frames of other sites store nothing. The one that
    // shows such frames is said to need the host when there is none.
    const framed = /^embed(\/|$)/.test(path);
    if (framed || /^(en\/)?einbetten(\/|$)/.test(path)) {
      const stranger = (response) => (strangers.add(event.resultingClientId), response);
      if (framed) stranger();
      else event.respondWith(fetch(request).then(stranger, () => page(event, path)));
      return;
    }
    // A name with an ending is a file; everything else is a page of the app.
    if (files.has(path) ? /\.html$|\/$|^$/.test(path) : !/\.[^/]*$/.test(path)) event.respondWith(page(event, path));
  } else if (!strangers.has(event.clientId) && (files.has(path) || /-[0-9a-f]{12,}[^/]*$/.test(path))) {
    event.respondWith(asset(request, path));
  }
});
