// For pages without the program: what it does elsewhere with the frame of the site around the page.

// The menu on a narrow screen.

const menu = document.querySelector(".menu-toggle");
menu?.addEventListener("click", () => menu.setAttribute("aria-expanded", menu.getAttribute("aria-expanded") !== "true"));

const kept = new URLSearchParams(location.search);

// A link to a tour leads to the details of its first entry, for who has no program. The others get the tour.
// Only on the page of all details: any other would lead to itself for ever.
const timeline = location.pathname.replace(/eintraege\/$/, "");
if (kept.has("rundgang") && timeline !== location.pathname && typeof WebAssembly === "object") {
  location.replace(timeline + location.search);
}

// The list in the link ("Merken") and the dataset go along to every page of the site.
for (const link of document.links) {
  const inside = link.origin === location.origin && !link.hash && !link.download;
  for (const name of ["merken", "daten"]) {
    const value = kept.get(name);
    if (inside && value && !link.search.includes(`${name}=`)) {
      link.search += `${link.search ? "&" : "?"}${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`;
    }
  }
}
