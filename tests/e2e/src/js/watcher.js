// Runs in every page before its own scripts, where WebDriver has neither console nor log of requests:
// writes down what the page says and does. The name of the window outlives the page.
{
  const note = (kind, words) => {
    const known = window.name.startsWith("[") ? JSON.parse(window.name) : [];
    window.name = JSON.stringify([...known, { kind, words }]);
  };
  const words = (values) => values.map((value) => value?.stack ? `${value} ${value.stack}` : String(value)).join(" ");
  for (const level of ["debug", "log", "info", "warn", "error", "trace", "table", "dir"]) {
    const write = console[level].bind(console);
    console[level] = (...values) => {
      note("console", `${level}: ${words(values)}`);
      write(...values);
    };
  }
  addEventListener("error", (event) => {
    if (event.message) note("console", `error: ${event.message} (${event.filename}:${event.lineno})`);
  });
  addEventListener("unhandledrejection", (event) => note("console", `unhandled rejection: ${words([event.reason])}`));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));
  new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => {
    if (!name.startsWith(`${location.origin}/`) && !/^(data|blob):/.test(name)) note("request", name);
  })).observe({ type: "resource", buffered: true });
  // An ordinary visit leaves nothing behind, as in early.js.
  Object.defineProperty(Navigator.prototype, "connection", { configurable: true, get: () => ({ saveData: true }) });
}
