new Promise((done) => {
  let sum = 0;
  const add = (entries) => { for (const entry of entries) sum += entry.value; };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  // A frame reports its shifts after it is drawn.
  const later = () => setTimeout(() => { add(observer.takeRecords()); done(sum); }, 100);
  requestAnimationFrame(() => requestAnimationFrame(later));
})
