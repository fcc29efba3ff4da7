(async () => {
  await new Promise((done, fail) => HTMLCS.process("WCAG2AA", document, done, fail));
  return HTMLCS.getMessages()
    .filter(({ type }) => type === HTMLCS.ERROR)
    .map(({ code, msg, element }) => `htmlcs ${code}: ${msg}: ${element.outerHTML?.slice(0, 120)}`);
})()
