// What Tab must reach, and has not.
const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((element) => element.tabIndex >= 0 && !element.disabled)
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]"))
  // Of a group of radio buttons only the chosen one.
  .filter((element) => element.type !== "radio" || element.checked);
const stops = window.__walk?.stops ?? new Map();
return all
  .filter((element) => !stops.has(element))
  .map((element) => element.outerHTML.slice(0, 120));
