// Looks at what has the focus now, and back at what had it before.
//
// A focus can be seen when something around the element looks different while it has the focus: an
// outline of at least 2 px, a shadow, or the stroke of a shape. So the marks of each stop are read
// twice, and those that are still there after the focus has gone do not count.
const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const opaque = (colour) => colour !== "transparent" && !/[,/]\s*0(\.0+)?\)$/.test(colour);

function marks(element) {
  const label = element.closest("label");
  const around = [element, ...element.querySelectorAll("*"), element.nextElementSibling, label];
  const found = [];
  around.filter(Boolean).forEach((part, index) => {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(part, pseudo);
      if (pseudo && style.content === "none") continue;
      const where = `${index}${pseudo ?? ""}`;
      const width = parseFloat(style.outlineWidth);
      if (style.outlineStyle !== "none" && width >= 2 && opaque(style.outlineColor)) {
        found.push(`${where} outline ${style.outlineStyle} ${width} ${style.outlineColor}`);
      }
      if (style.boxShadow !== "none") found.push(`${where} shadow ${style.boxShadow}`);
      const shape = !pseudo && part instanceof SVGGeometryElement;
      if (shape && style.stroke !== "none" && opaque(style.stroke) && parseFloat(style.strokeWidth) >= 2) {
        found.push(`${where} stroke ${style.stroke} ${style.strokeWidth}`);
      }
    }
  });
  return found.concat(thumb(element));
}

// No script can read how the thumb of a slider looks, but which rules apply to it.
function thumb(element) {
  if (element.type !== "range" || !element.matches(":focus-visible")) return [];
  const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
  return [...document.styleSheets]
    .flatMap((sheet) => rules(sheet.cssRules))
    .filter((rule) => rule.selectorText?.endsWith(":focus-visible::-webkit-slider-thumb"))
    .filter((rule) => element.matches(rule.selectorText.replace("::-webkit-slider-thumb", "")))
    .filter((rule) => parseFloat(rule.style.outline) >= 2)
    .map((rule) => `thumb outline ${rule.style.outline}`);
}

// Whether a pointer would meet the element at one of nine points of one of its boxes.
function reachable(element) {
  const at = [0.1, 0.5, 0.9];
  return [...element.getClientRects()].some((box) =>
    at.some((x) => at.some((y) => {
      const hit = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
      return hit && (element.contains(hit) || hit.closest("label")?.control === element);
    })));
}

const walk = (window.__walk ??= { stops: new Map() });
const before = walk.last && {
  unmarked: !walk.marks.some((mark) => !marks(walk.last).includes(mark)),
};
const element = document.activeElement;
if (element === walk.last) return { same: true };
const nowhere = !element || element === document.body || element === document.documentElement;
walk.last = nowhere ? null : element;
walk.marks = nowhere ? [] : marks(element);
if (nowhere) return { nowhere: true, before };

const number = walk.stops.get(element) ?? walk.stops.size;
const again = walk.stops.has(element);
walk.stops.set(element, number);
const box = element.getBoundingClientRect();
return {
  before,
  again,
  name: `${element.tagName.toLowerCase()} “${clean(element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent).slice(0, 60)}”`,
  visible: element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1,
  reachable: reachable(element),
};
