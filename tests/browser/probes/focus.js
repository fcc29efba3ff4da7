(() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const order = [...document.querySelectorAll('a, button, input:not([type=hidden]), [tabindex]:not(.charte-saved, .charte-banner [role=status])')];
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    position: order.indexOf(element),
    name: element.outerHTML.slice(0, 80),
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
    isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    isTable: element.matches(".charte-scroll"),
    scrolls: element.scrollWidth > element.clientWidth,
    scrolled: element.scrollLeft,
  };
})()
