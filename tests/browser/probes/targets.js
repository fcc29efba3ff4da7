(() => {
  const controls = [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, textarea")];
  const size = (control) => control.getBoundingClientRect();
  // CSS pixels (WCAG 2.2, 2.5.8).
  const isSmall = ({ width, height }) => width < 24 || height < 24;
  return controls
    .filter((control) => isSmall(size(control)))
    .map((control) => `<${control.localName} value=${control.value}> is ${size(control).width} x ${size(control).height} px`);
})()
