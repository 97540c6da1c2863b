// As its documentation shows it, with all of the time in view.
fetch("data.json")
  .then((answer) => answer.json())
  .then(({ items, groups, options }) => {
    window.timeline = new vis.Timeline(document.getElementById("timeline"), items, groups, options);
  });
