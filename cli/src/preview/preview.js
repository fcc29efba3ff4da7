// Follows the changes of the policies, and keeps the place on the page.
"use strict";

let edition = document.body.dataset.edition;
const frame = () => document.getElementById("frame");
const widths = { current: "" };

function prepare() {
  for (const bar of document.querySelectorAll(".widths")) {
    bar.hidden = false;
    for (const button of bar.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.width === widths.current));
    }
  }
  const current = frame();
  if (current) {
    current.dataset.width = widths.current;
    current.addEventListener("load", guard);
  }
}

// A link of the page that leads away is shown, not followed.
function guard() {
  frame().contentDocument?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const note = document.getElementById("note");
    note.textContent = "";
    if (!link || link.hash && link.pathname === frame().contentWindow.location.pathname) return;
    if (link.origin === location.origin && link.search.includes("lang=")) {
      event.preventDefault();
      const query = new URLSearchParams(location.search);
      query.set("language", new URLSearchParams(link.search).get("lang"));
      location.search = query;
      return;
    }
    event.preventDefault();
    note.textContent = `This link leads to ${link.getAttribute("href")}`;
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-width]");
  if (button?.matches("button")) {
    widths.current = button.dataset.width;
    prepare();
  }
});
document.addEventListener("change", (event) => {
  if (event.target.id === "host") event.target.form.requestSubmit();
});

async function show() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const scroll = frame()?.contentWindow?.scrollY ?? 0;
  const open = [...document.querySelectorAll("aside details[open] .title")].map((it) => it.textContent);
  document.title = next.title;
  for (const part of ["#status", "nav", "main", "aside"]) {
    document.querySelector(part).replaceWith(next.querySelector(part));
  }
  for (const details of document.querySelectorAll("aside details")) {
    details.open = open.includes(details.querySelector(".title").textContent);
  }
  prepare();
  frame()?.addEventListener("load", () => frame().contentWindow.scrollTo(0, scroll));
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/edition?${edition}`, { cache: "no-store" });
      const number = await answer.text();
      if (answer.ok && number !== edition) {
        edition = number;
        await show();
      }
    } catch {
      document.getElementById("status").textContent = "the preview has ended";
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

prepare();
if (frame()?.contentDocument?.readyState === "complete") guard();
follow();
