/** The search of every page: a box that opens from the header and with Ctrl+K. */

import { element, excerpt } from "./elements.js";
import { nearest, vocabulary } from "./nearest.js";
import { find, prepare } from "./words.js";

const SHOWN = 15;
const PAUSE = 200; // milliseconds without a key before words are looked up
const OTHERS = { topic: "Topics, places and lists", page: "About this hub" };

const link = document.querySelector("[data-search]");
const library = link.href;
const button = element("button", { type: "button", class: link.className, "aria-haspopup": "dialog", onclick: open }, ...link.childNodes);
link.replaceWith(button);

// Not of the type "search": there Escape empties the box, and here it closes the dialog.
const input = element("input", { type: "text", enterkeyhint: "search", name: "q", id: "search-words", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
const status = element("p", { role: "status", class: "hub-search__status" });
const results = element("div", { class: "hub-search__results" });
const form = element(
  "form",
  { action: library, class: "hub-search__form" },
  element("label", { for: "search-words", id: "search-label" }, "Search this site"),
  element("div", { class: "hub-find__words" }, input, element("button", { type: "button", class: "hub-link", onclick: () => dialog.close() }, "Close")),
);
const inside = element("div", { class: "hub-search__inside" }, form, status, results);
const dialog = element("dialog", { class: "hub-search__dialog", "aria-labelledby": "search-label" }, inside);
document.body.append(element("div", { class: "md-typeset hub-page" }, dialog));

let round = 0; // the newest search; an older one that ends later is not shown
let typing; // the wait for the next key

function open() {
  if (!dialog.open) dialog.showModal();
  input.select();
  prepare();
}

async function look() {
  const mine = (round += 1);
  const words = input.value.trim();
  if (!words) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  try {
    const [found, { kinds }] = await Promise.all([find(words), vocabulary()]);
    const pages = await Promise.all(found.slice(0, SHOWN).map((result) => result.data()));
    const near = found.length ? [] : await nearest(words);
    if (mine === round) present(words, found.length, pages, near, { ...kinds, ...OTHERS });
  } catch (error) {
    console.error(error);
    if (mine === round) status.textContent = "The search could not be loaded. Check your connection and load this page again.";
  }
}

function present(words, count, pages, near, names) {
  const most = count > pages.length ? ` The best ${pages.length} are here.` : "";
  status.textContent = `${count} ${count === 1 ? "page" : "pages"} for “${words}”.${most}`;
  const groups = new Map();
  for (const page of pages) {
    const kind = page.filters.kind[0];
    groups.set(kind, [...(groups.get(kind) ?? []), page]);
  }
  results.replaceChildren(
    ...[...groups].map(([kind, found]) => group(names[kind], found)),
    ...(near.length ? [element("h2", {}, "Did you mean"), element("ul", { class: "hub-nearest" }, ...near.map(suggestion))] : []),
    element("p", {}, element("a", { href: `${library}?${new URLSearchParams({ q: words })}` }, `Look for “${words}” in the library, with filters`)),
  );
}

function group(name, pages) {
  const entries = pages.map(({ url, meta, excerpt: text }) =>
    element("li", {}, element("a", { href: url }, meta.title), element("p", {}, ...(text.includes("<mark>") || !meta.summary ? excerpt(text) : [meta.summary]))),
  );
  return element("section", {}, element("h2", {}, name), element("ul", {}, ...entries));
}

const suggestion = ({ facet, id, name }) => element("li", {}, element("a", { href: `${library}?${new URLSearchParams({ [facet]: id })}` }, name));

input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(look, PAUSE);
});

dialog.addEventListener("pointerdown", (event) => {
  if (event.target === dialog) dialog.close(); // the ground behind the box
});

addEventListener("keydown", (event) => {
  if (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    open();
  }
});
