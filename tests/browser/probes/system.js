// Each element of charte looks like the component of the design system in `#own`.
(() => {
  const complaints = [];
  const pairs = {
    "#own button": ".charte-button",
    "#own input": ".charte-box :checked",
    "#own label": ".charte-box :checked + label",
    "#own thead th": ".charte thead th",
    "#own tbody th": ".charte tbody th",
    "#own td": ".charte td",
    "#own [class*=alert], #own [class*=inset]": ".charte-saved + .charte-saved",
  };
  const aspects = ["color", "backgroundColor", "borderTop", "borderBottom", "borderInlineStart", "borderRadius",
    "fontFamily", "fontSize", "fontWeight", "lineHeight", "paddingInlineStart", "opacity"];
  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return aspects.map((aspect) => `${aspect} ${style[aspect]}`);
  };
  for (const [own, ours] of Object.entries(pairs)) {
    const component = document.querySelector(own);
    const elements = document.querySelectorAll(ours);
    if (!component || elements.length === 0) complaints.push(`${ours} or ${own} is missing`);
    for (const element of elements) {
      for (const pseudo of [null, "::before"]) {
        const expected = look(component, pseudo);
        const found = look(element, pseudo).filter((aspect, at) => aspect !== expected[at]);
        if (found.length > 0) complaints.push(`${ours}${pseudo ?? ""}: ${found.join("; ")}: not as ${own}`);
      }
    }
  }
  const [first, ...others] = document.querySelectorAll(".charte-banner .charte-button");
  if (others.length !== 2) complaints.push(`${others.length + 1} buttons in the banner`);
  for (const button of others) {
    const height = ({ offsetHeight }) => offsetHeight;
    if (height(button) !== height(first)) complaints.push("the buttons of the banner differ in height");
  }
  if (document.documentElement.scrollWidth > innerWidth) complaints.push("the page scrolls sideways");
  return complaints;
})()
