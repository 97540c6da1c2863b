// Elements that may have a role and a name, in the order of the page. The browser then says for
// each what its role and name really are; this only keeps the number of questions small.
const [selector, words, root] = arguments;

const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function words_of(element) {
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const named = ids.map((id) => document.getElementById(id)?.textContent);
  const labels = [...(element.labels ?? [])].map((label) => label.textContent);
  const caption = element.querySelector(":scope > caption, :scope > legend")?.textContent;
  const own = ["aria-label", "title", "alt", "value"].map((name) => element.getAttribute(name));
  return clean([...named, ...labels, caption, ...own, element.textContent].join(" "));
}

const found = [...(root ?? document).querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.closest("[aria-hidden=true]"));
return words === null
  ? found.map((element) => words_of(element).slice(0, 90))
  : found.filter((element) => words_of(element).includes(clean(words)));
