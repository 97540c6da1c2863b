// As its documentation shows it, but without the font that it would fetch from another host.
fetch("data.json")
  .then((answer) => answer.json())
  .then((data) => {
    window.timeline = new TL.Timeline("timeline", data, { language: "de", font: null });
  });
