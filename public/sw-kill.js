// Takes the offline copy away: put in the place of sw.js. It deletes what this site has stored, and
// nothing of its neighbours on the same host; open pages stay as they are.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const own = `iq-chronik|${new URL(registration.scope).pathname}|`;
  const wipe = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(own));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(wipe());
});
