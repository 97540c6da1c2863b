// The framed page's half of what it agrees with the page around it; the other half is embed-1.js.
// What may be said, and why it is safe: docs/decisions/0018-embedding.md.
//
// It stands before the program and needs nothing of it: the view is the address, and that the program follows.

const APP = "iq-chronik-1";
const PAUSE = 50; // Between two heights, in milliseconds.

const root = document.documentElement;
const PAGES = new URL("./embed/", import.meta.url);
// What only serves to choose another view.
const CONTROLS = ".timeline-tools, .asof-row, .chart-overview, .tour-offer, .keys-section, .band-row, .search, .examples, .catalogue-side, .order";
const query = () => new URLSearchParams(location.search);
const bare = new CSSStyleSheet();
let selected = query().get("eintrag");
let port = null;
let told = 0; // The last height.

const say = (message) => port?.postMessage(message);
const inside = (url) => url.origin === PAGES.origin && url.pathname.startsWith(PAGES.pathname);
const shout = (message) => parent.postMessage(message, "*");

/** Height of the content, told at most twenty times a second. */
let waiting = false;
function measure() {
  if (waiting || !innerWidth) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    const px = Math.ceil(root.getBoundingClientRect().height);
    if (px === told) return;
    told = px;
    say({ t: "height", px });
    // The same for hosts that know only their own words: WordPress, AMP.
    const secret = /[#&?]secret=(\w{1,40})/.exec(location.hash);
    if (secret) shout({ message: "height", value: px, secret: secret[1] });
    shout({ sentinel: "amp", type: "embed-size", height: px });
  }, PAUSE);
}

function state() {
  say({ t: "state", path: location.pathname.slice(PAGES.pathname.length), query: location.search });
  const id = query().get("eintrag");
  if (id !== selected) say({ t: "select", id });
  selected = id;
}
const app = () => root.dataset.app && say({ t: root.dataset.app === "ready" ? "ready" : "error" });

/** Shows another view: in place on the same page, or else by going there. */
function view({ path, query }) {
  const url = new URL(`${path}`.slice(0, 200) + `${query}`.slice(0, 4000), PAGES);
  if (!inside(url)) return;
  look(url.searchParams);
  if (url.href === location.href) return;
  if (url.pathname !== location.pathname) return location.replace(url);
  history.replaceState(history.state, "", url);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** What the host wants of the look of the page; the program knows nothing of it. */
function look(wanted) {
  colour(wanted.get("farben"));
  const none = `${CONTROLS} { display: none } .catalogue { display: block }`;
  bare.replaceSync(wanted.get("bedienung") === "none" ? none : "");
}

/** A theme is the rules for dark screens, for every screen or for none. */
function colour(name) {
  const [scheme, media] = { hell: ["light", "not all"], dunkel: ["dark", "screen"] }[name] ?? ["", "screen and (prefers-color-scheme: dark)"];
  root.style.colorScheme = scheme;
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.media && (rule.dark ??= /-scheme: ?dark/.test(rule.media.mediaText))) rule.media.mediaText = media;
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
}

// Only the page around this one, and only to open the line; the last line counts.
addEventListener("message", ({ source, data, ports }) => {
  if (source !== parent || data?.app !== APP || !ports?.length) {
    if (source === parent && data?.app === APP && data.t === "hello") shout({ app: APP, t: "hello" });
    return;
  }
  port?.close();
  [port] = ports;
  let last = null;
  port.onmessage = ({ data }) => {
    if (data?.t !== "view") return;
    // However fast they come, the last one is shown.
    if (!last) setTimeout(() => (view(last), (last = null)), PAUSE);
    last = data;
  };
  app();
  state();
  told = 0;
  measure();
});

for (const name of ["pushState", "replaceState"]) {
  const own = history[name];
  history[name] = (...what) => (own.apply(history, what), state());
}
addEventListener("popstate", state);
new MutationObserver(app).observe(root, { attributeFilter: ["data-app"] });

// What has no page for frames opens beside it. In a sandbox of its own origin a page cannot write another path into the
// address: there links are followed by the browser, not by the program.
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    const to = new URL(link.getAttribute("href"), document.baseURI);
    if (!inside(to)) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener");
    } else if (origin === "null" && to.pathname !== location.pathname) {
      event.stopImmediatePropagation();
    }
  },
  true,
);

document.adoptedStyleSheets.push(bare);
if (location.search) look(query());
new ResizeObserver(measure).observe(root);
if (parent !== self) shout({ app: APP, t: "hello" });
