// Everything that a policy must stop, one after the other. What it has stopped is in `window.__blocked`.
const [away] = arguments;
window.__blocked = [];
document.addEventListener("securitypolicyviolation", (event) => window.__blocked.push(event.effectiveDirective));

const made = (name, properties) => Object.assign(document.createElement(name), properties);
const tries = [
  () => document.body.append(made("script", { text: "window.__canary = true" })),
  () => document.body.append(made("script", { src: away })),
  () => {
    const button = made("button", {});
    button.setAttribute("onclick", "window.__canary = true");
    document.body.append(button);
    button.click();
    button.remove();
  },
  () => {
    const text = made("p", {});
    text.setAttribute("style", "color: red");
    document.body.append(text);
    text.remove();
  },
  () => document.body.append(made("img", { src: away, alt: "" })),
  () => fetch(away).catch(() => {}),
  () => new WebSocket(away.replace("http", "ws")),
  () => navigator.sendBeacon(away),
  () => new FontFace("x", `url(${away})`).load().catch(() => {}),
  () => document.head.append(made("link", { rel: "stylesheet", href: away })),
  () => document.head.append(made("link", { rel: "prefetch", href: away })),
  () => {
    const base = made("base", { href: away });
    document.head.prepend(base);
    base.remove();
  },
  () => {
    const form = made("form", { action: away, method: "post" });
    document.body.append(form);
    form.submit();
  },
];
for (const attempt of tries) {
  try {
    attempt();
  } catch {
    // Stopped at once.
  }
}
