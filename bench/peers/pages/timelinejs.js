// As its documentation shows it, but with font and words from here: it would fetch them from another host.
fetch("data.json")
  .then((answer) => answer.json())
  .then((data) => {
    window.timeline = new TL.Timeline("timeline", data, {
      language: "de",
      font: null,
      script_path: new URL("lib/js/", location.href).href,
    });
  });
