// Everything a page can leave in a browser, each with what is in it.
const kept = [];
const add = (name, things) => things.forEach((thing) => kept.push(`${name}: ${thing}`));
add("cookie", document.cookie.split("; ").filter(Boolean));
add("localStorage", Object.keys(localStorage));
add("sessionStorage", Object.keys(sessionStorage));
add("IndexedDB", (await indexedDB.databases()).map((database) => database.name));
add("cache", await caches.keys());
add("service worker", (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope));
return kept;
