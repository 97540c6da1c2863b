// For pages without the program: the menu of the site on a narrow screen, which the program opens elsewhere.

const menu = document.querySelector(".menu-toggle");
menu?.addEventListener("click", () => menu.setAttribute("aria-expanded", menu.getAttribute("aria-expanded") !== "true"));
