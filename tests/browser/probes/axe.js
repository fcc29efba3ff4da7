(async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const { violations, incomplete } = await axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"], preload: false });
  // What axe could not tell is a complaint too: pages so simple leave nothing open, but for the
  // colours of what is scrolled away.
  const scrolls = [...document.querySelectorAll(".charte-scroll")].some(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  );
  const open = incomplete.filter(({ id }) => !scrolls || id !== "color-contrast");
  return [...violations, ...open].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `axe ${id}: ${help}: ${target}: ${any.map((one) => one.message)}`));
})()
