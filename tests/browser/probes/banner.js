(() => {
  const complaints = [];
  const banner = document.querySelector(".charte-banner");
  const [first, ...others] = banner.querySelectorAll(".charte-button");
  const look = (button) => {
    const { width, height } = button.getBoundingClientRect();
    const { color, backgroundColor, borderColor, borderWidth, fontSize, fontWeight, textDecorationLine } = getComputedStyle(button);
    return [Math.round(width), Math.round(height), color, backgroundColor, borderColor, borderWidth, fontSize, fontWeight, textDecorationLine].join(" ");
  };
  if (others.length !== 2) complaints.push(`${innerWidth}: ${others.length + 1} buttons`);
  for (const button of others) {
    if (look(button) !== look(first)) complaints.push(`${innerWidth}: ${look(button)} is not ${look(first)}`);
  }
  if (first.getBoundingClientRect().height < 44) complaints.push(`${innerWidth}: a button is too small to hit`);
  if (document.documentElement.scrollWidth > innerWidth) complaints.push(`${innerWidth}: the page scrolls sideways`);
  if (getComputedStyle(banner).position !== "static") complaints.push(`${innerWidth}: the banner is out of the flow`);
  return complaints;
})()
