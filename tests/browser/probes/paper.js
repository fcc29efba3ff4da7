(() => {
  const complaints = [];
  const text = (element) => [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.data.trim())
    .join("");
  const white = (color) => /^rgb\(255, 255, 255\)$|^rgba\(\d+, \d+, \d+, 0\)$/.test(color);
  // What is for screen readers alone.
  const isHidden = (element) => element && (getComputedStyle(element).clipPath === "inset(50%)" || isHidden(element.parentElement));
  // A hidden field has no box.
  for (const element of document.body.querySelectorAll("*:not([type=hidden])")) {
    // Nobody presses what is printed, follows it to another language, or answers it.
    if (element.closest("button, nav, .charte-banner") || isHidden(element)) continue;
    const name = `<${element.localName}> "${text(element).slice(0, 40)}"`;
    const { overflowX, overflowY, backgroundColor } = getComputedStyle(element);
    if (text(element) && !element.checkVisibility()) complaints.push(`${name} is not printed`);
    if (overflowX !== "visible" || overflowY !== "visible") complaints.push(`${name} is cut off`);
    if (!white(backgroundColor)) complaints.push(`${name} is printed on ${backgroundColor}`);
  }
  return complaints;
})()
