// For pages without the program: what it does elsewhere with the frame of the site around the page.

// The menu on a narrow screen.

const menu = document.querySelector(".menu-toggle");
menu?.addEventListener("click", () => menu.setAttribute("aria-expanded", menu.getAttribute("aria-expanded") !== "true"));

// The list in the link ("Merken") and the dataset go along to every page of the site.
const kept = new URLSearchParams(location.search);
for (const link of document.links) {
  const inside = link.origin === location.origin && !link.hash && !link.download;
  for (const name of ["merken", "daten"]) {
    const value = kept.get(name);
    if (inside && value && !link.search.includes(`${name}=`)) {
      link.search += `${link.search ? "&" : "?"}${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`;
    }
  }
}
