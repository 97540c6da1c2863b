const [tags] = arguments;
const results = await axe.run(document, {
  runOnly: { type: "tag", values: tags },
  resultTypes: ["violations"],
});
return results.violations.map(({ id, help, nodes }) => ({
  id,
  help,
  nodes: nodes.map((node) => ({ html: node.html.slice(0, 200), summary: node.failureSummary })),
}));
