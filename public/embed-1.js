// <iq-chronik>: a frame with a part of the chronicle on another site, as high as its content.
//
// <iq-chronik view="timeline" language="de"><iframe src="…/embed/zeitachse/" title="…"></iframe><p><a href="…">…</a></p></iq-chronik>
//
// Without this script the frame works at its own height; without frames the link stays. The name of this file names what
// it agrees with the framed page (frame.js); another agreement is another file. docs/decisions/0018-embedding.md
(() => {
  const APP = "iq-chronik-1";
  const SITE = new URL("./", document.currentScript.src);
  const [LEAST, MOST] = [120, 30000]; // Pixels.
  const LOOP = 5; // Equal steps of growth, one right after the other.

  const FORM = /^[a-z\d,/-]{1,400}$/; // Ids: one, several with commas, the two of a module; days.
  const FILTER = /^(thema|fuer|status|sprache|q|beleg|beruf|traeger|phase)$/;
  const VIEWS = { __proto__: null, table: "zeitachse/tabelle/", catalogue: "angebote/", offer: "angebote/", phase: "phasen/" };
  const THEMES = { __proto__: null, light: "hell", dark: "dunkel" };
  const NAMES = ["view", "id", "range", "as-of", "lanes", "filter", "tour", "language", "theme", "controls", "height"];

  class Chronicle extends HTMLElement {
    static observedAttributes = NAMES;
    #port; #due; #height = 0; #step; #same = 0; #grown;

    connectedCallback() {
      addEventListener("message", this);
      this.#frame?.contentWindow.postMessage({ app: APP, t: "hello" }, "*");
      this.attributeChangedCallback();
    }
    disconnectedCallback() {
      removeEventListener("message", this);
      this.#port?.close();
      this.#port = null;
    }
    attributeChangedCallback() {
      if (!this.#due) queueMicrotask(() => ((this.#due = 0), this.isConnected && this.#show()));
      this.#due = 1;
    }

    /** Shows a view, named by the same words as the attributes. */
    setView(view) {
      for (const name of NAMES) if (view[name] != null) this.setAttribute(name, view[name]);
    }

    get #frame() { return this.querySelector("iframe"); }
    #says(name) { return (this.getAttribute(name) ?? "").slice(0, 2000); }

    /** Path and query of the view that the attributes name; what they may not say is left out. */
    #address() {
      const view = this.#says("view");
      const id = this.#says("id");
      const query = new URLSearchParams();
      const put = (name, value) => FORM.test(value) && query.set(name, value);
      let path = (this.#says("language") === "en" ? "en/" : "") + (VIEWS[view] ?? "zeitachse/");
      if (/^(offer|phase)$/.test(view)) path += FORM.test(id) ? id + "/" : "";
      else put("eintrag", id);
      new URLSearchParams(this.#says("filter")).forEach((value, name) => FILTER.test(name) && query.set(name, value));
      const [from, to = ""] = this.#says("range").split("/");
      put("von", from);
      put("bis", to);
      put("stand", this.#says("as-of"));
      put("spuren", this.#says("lanes"));
      put("rundgang", this.#says("tour"));
      put("farben", THEMES[this.#says("theme")] ?? "");
      put("bedienung", this.#says("controls"));
      return [path, query.size ? `?${query}` : ""];
    }

    #show() {
      const frame = this.#frame;
      if (!frame) return;
      const height = +this.#says("height");
      if (height >= LEAST) frame.height = Math.min(height, MOST);
      // Without a view the frame stays at its own address.
      if (!this.hasAttribute("view")) return;
      const [path, query] = this.#address();
      if (this.#port) return this.#port.postMessage({ t: "view", path, query });
      // A frame of ours says hello soon. To send it elsewhere while it loads would be lost now and then.
      if (!frame.src.startsWith(SITE)) frame.src = `${SITE}embed/${path}${query}`;
    }

    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (source !== frame?.contentWindow || data?.app !== APP || data.t !== "hello") return;
      // A sandbox without `allow-same-origin` has no origin; the frame itself is still the one we know.
      const closed = origin === "null" && frame.sandbox.length && !frame.sandbox.contains("allow-same-origin");
      if (origin !== SITE.origin && !closed) return;
      const { port1, port2 } = new MessageChannel();
      const first = !this.#port;
      this.#port?.close();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#told(data ?? {});
      source.postMessage({ app: APP }, closed ? "*" : origin, [port2]);
      // Later the visitor may have gone on inside of the frame.
      if (first) this.#show();
    }

    #told({ t, px, path, query, id }) {
      const tell = (detail) => this.dispatchEvent(new CustomEvent(t, { detail }));
      if (/^(ready|error|state|select)$/.test(t)) tell({ path, query, id });
      if (t !== "height" || !(px > 0) || this.#same >= LOOP) return;
      px = Math.min(MOST, Math.max(LEAST, Math.ceil(px)));
      const step = px - this.#height;
      if (!step) return;
      // A page that grows with its frame would do so for ever: then the frame keeps its height and scrolls.
      const now = Date.now();
      this.#same = step > 0 && step === this.#step && now - this.#grown < 1000 ? this.#same + 1 : 0;
      this.#step = step;
      this.#grown = now;
      this.#height = px;
      const frame = this.#frame;
      frame.style.boxSizing = "border-box";
      // `clientHeight` is without the host's border, but with its padding.
      const style = getComputedStyle(frame);
      const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
      frame.style.height = `${px + padding + frame.offsetHeight - frame.clientHeight}px`;
      tell({ height: px });
    }
  }

  // Not before the frames inside of the elements are there.
  const define = () => customElements.get("iq-chronik") || customElements.define("iq-chronik", Chronicle);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", define);
  else define();
})();
