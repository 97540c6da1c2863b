// Runs in every document before its own scripts; ENTRY and DATA are put in by the driver.
(() => {
  const bench = { visible: null, tasks: [], frames: [], steps: [] };
  window.__bench = bench;

  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push(task.duration);
  }).observe({ type: "longtask", buffered: true });

  // The first frame in which an entry stands there, and then the end of that frame: a message that
  // is posted before painting arrives after it.
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const painted = (call) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => call(performance.now());
    port2.postMessage(null);
  };
  const look = () => {
    const entry = document.querySelector(ENTRY);
    if (!entry || !shown(entry)) return requestAnimationFrame(look);
    painted((now) => { bench.visible = now; });
  };
  requestAnimationFrame(look);

  // Milliseconds from the last byte of the data to the first entry on the screen.
  bench.time = () => {
    const data = performance.getEntriesByType("resource").find((file) => file.name.includes(DATA));
    return bench.visible === null || !data ? null : bench.visible - data.responseEnd;
  };

  // From a key that steps through the days to the end of the frame after it.
  addEventListener("keydown", (event) => {
    if (event.target.type !== "range") return;
    requestAnimationFrame(() => painted((now) => bench.steps.push(now - event.timeStamp)));
  }, true);

  // The times between frames while something is moved.
  let before = null;
  const frame = () => {
    const now = performance.now();
    if (before === null) return;
    bench.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  bench.start = () => {
    bench.frames = [];
    before = performance.now();
    requestAnimationFrame(frame);
  };
  bench.stop = () => {
    before = null;
    return bench.frames;
  };
})();
