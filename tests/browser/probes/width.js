(() => {
  const complaints = [];
  const page = document.documentElement;
  const name = (element) => `<${element.localName}> "${element.textContent.trim().slice(0, 40)}"`;
  if (page.scrollWidth > page.clientWidth) {
    complaints.push(`the page is ${page.scrollWidth} px wide on ${page.clientWidth}`);
  }
  const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
  // What is for screen readers alone, such as the headers of a table whose rows are blocks.
  const isHidden = (element) => element && (getComputedStyle(element).clipPath === "inset(50%)" || isHidden(element.parentElement));
  // A hidden field has no box.
  for (const element of document.body.querySelectorAll("*:not([type=hidden])")) {
    if (isHidden(element)) continue;
    if (scrolls(element) && !element.matches(".charte-scroll[tabindex]")) {
      complaints.push(`${name(element)} scrolls, or cuts off`);
    }
    const inner = element.parentElement.closest(".charte-scroll");
    const { left, right } = element.getBoundingClientRect();
    const isOutside = left < 0 || right > page.clientWidth;
    if (isOutside && !(inner && scrolls(inner))) {
      complaints.push(`${name(element)} goes from ${left} to ${right} px`);
    }
  }
  return complaints;
})()
