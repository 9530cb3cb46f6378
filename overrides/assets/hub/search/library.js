/** The library's page: reads what is looked for from the address, and shows what is found. */

import { answer } from "./answer.js";
import { element } from "./elements.js";
import { facets } from "./facets.js";
import { Filters } from "./filters.js";
import { nearest } from "./nearest.js";
import { entry } from "./results.js";
import { SORTS, idle, narrowed, read, write } from "./state.js";
import { prepare } from "./words.js";

const PAGE = 10;
const FEW = 3; // entries up to which other terms are offered
const PAUSE = 200; // milliseconds without a key before words are looked up

const form = document.querySelector("[data-library]");
const found = document.querySelector("[data-found]");
const newest = document.querySelector("[data-newest]");
const panel = document.querySelector("#library-facets");
const toggle = document.querySelector(".hub-facets__toggle");

const status = element("p", { class: "hub-found__status", role: "status" });
const heading = element("h2", { id: "part-found", tabindex: "-1" });
const chips = element("ul", { class: "hub-found__chips", "aria-label": "Chosen filters" });
const sort = form.sort;
const copy = element("button", { type: "button", class: "hub-link", onclick: copyAddress }, "Copy link");
const clear = element("button", { type: "button", class: "hub-link", onclick: clearAll }, "Clear all");
const list = element("ol", { class: "hub-cards hub-results" });
const more = element("button", { type: "button", class: "md-button", hidden: true, onclick: showMore });
const tools = element("p", { class: "hub-found__tools" }, copy, clear);
const nothing = element("div", { class: "hub-found__nothing" });
const results = element("section", { "aria-labelledby": "part-found", hidden: true }, heading, chips, tools, list, more, nothing);

const filters = new Filters(panel, () => go(filters.chosen(withWords())));
let state = read(location.search, filters.known);
let round = 0; // the newest search; an older one that ends later is not shown
let shown = []; // everything found, as Pagefind's results, in order
let filling = false; // whether more entries are on their way
let typing; // the wait for the next key
let typed = false; // whether the newest step in the history is that of words being typed

/** What is looked for changes: a step in the history, one for all the keys of typing. */
function go(next, { typing: byKeys = false } = {}) {
  state = { ...next, unknown: [] };
  const query = write(state);
  const address = query ? `?${query}` : location.pathname;
  history[byKeys && typed ? "replaceState" : "pushState"](null, "", address);
  typed = byKeys;
  return show();
}

/** The state with the words as they stand in the box, also those that have just been typed. */
function withWords() {
  clearTimeout(typing);
  return { ...state, words: form.q.value.trim() };
}

async function show() {
  const mine = (round += 1);
  if (form.q.value.trim() !== state.words) form.q.value = state.words;
  filters.show(state);
  showChips();
  showSorts();
  const slow = setTimeout(() => mine === round && (status.textContent = "Looking…"), 500);
  try {
    const given = await answer(state, filters.known.year ?? []);
    clearTimeout(slow);
    if (mine === round) await present(given);
  } catch (error) {
    if (mine === round) fail(error);
  } finally {
    clearTimeout(slow);
  }
}

async function present({ results: all, counts, unfiltered }) {
  const mine = round;
  shown = all;
  filters.count(counts);
  newest.hidden = !idle(state);
  results.hidden = idle(state);
  heading.textContent = `${all.length} ${all.length === 1 ? "entry" : "entries"}`;
  status.textContent = summary(all);
  if (idle(state)) return;
  if (!all.length) list.replaceChildren();
  await fill(0);
  const help = all.length > FEW ? [] : await instead(all.length, unfiltered);
  if (mine === round) nothing.replaceChildren(...help);
}

/** What a screen reader hears: how many there are, and what was not as it was asked for. */
function summary(all) {
  const parts = [];
  if (!idle(state)) parts.push(`${heading.textContent}${state.words ? ` for “${state.words}”` : ""}.`);
  if (state.words && all.length && !all.some((result) => result.every)) parts.push("No entry has all of these words; these have some of them.");
  if (state.unknown.length) parts.push(`Left out, because it is no longer there: ${state.unknown.join(", ")}.`);
  return parts.join(" ");
}

/** Show the next entries after so many, each as soon as it and those before it are there. */
async function fill(from) {
  const mine = round;
  const pages = shown.slice(from, from + PAGE).map((result) => result.data());
  for (const each of pages) each.catch(() => {}); // the first that fails is told below
  for (const [place, each] of pages.entries()) {
    const made = entry(await each, filters, state.words);
    if (mine !== round) return;
    if (from + place) list.append(made);
    else list.replaceChildren(made);
  }
  list.dataset.words = state.words; // the list is whole
  const rest = shown.length - list.children.length;
  more.hidden = rest <= 0;
  more.textContent = `Show ${Math.min(rest, PAGE)} more`;
}

/** What may help where little or nothing was found. */
async function instead(count, unfiltered) {
  const parts = [];
  if (!count && unfiltered && narrowed(state)) {
    const drop = () => remove({ ...read("", filters.known), words: state.words, sort: state.sort });
    const label = unfiltered === 1 ? "Show the 1 entry without filters" : `Show the ${unfiltered} entries without filters`;
    parts.push(element("p", {}, element("button", { type: "button", class: "md-button", onclick: drop }, label)));
  }
  const near = state.words ? await nearest(state.words) : [];
  if (near.length) {
    const links = near.map((term) => element("li", {}, element("a", { href: `?${new URLSearchParams({ [term.facet]: term.id })}` }, term.name), ` (${filters.facets.get(term.facet).title.toLowerCase()})`));
    parts.push(element("h3", {}, count ? "See also" : "Did you mean"), element("ul", { class: "hub-nearest" }, ...links));
  }
  const themes = [...(filters.facets.get("theme")?.names ?? [])];
  if (!count && themes.length) {
    const links = themes.map(([id, name]) => element("li", {}, element("a", { href: `?theme=${id}` }, name)));
    parts.push(element("h3", {}, "Browse the themes"), element("ul", { class: "hub-terms" }, ...links));
  }
  return parts;
}

async function showMore() {
  const [mine, from] = [round, list.children.length];
  if (filling) return;
  filling = true;
  try {
    await fill(from);
    if (mine === round) list.children[from]?.querySelector("a").focus();
  } catch (error) {
    if (mine === round) fail(error);
  } finally {
    filling = false;
  }
}

function showChips() {
  const made = [];
  const chip = (words, without) =>
    made.push(element("li", {}, element("button", { type: "button", class: "hub-chip", "aria-label": `Remove filter ${words}`, onclick: () => remove(without) }, words, element("span", { "aria-hidden": "true" }, " ✕"))));
  for (const [name, facet] of filters.facets) {
    for (const value of state.chosen[name]) {
      const rest = state.chosen[name].filter((each) => each !== value);
      chip(`${facet.title}: ${facet.names.get(value)}`, { ...state, chosen: { ...state.chosen, [name]: rest } });
    }
  }
  if (state.from || state.to) {
    const words = [state.from && `from ${state.from}`, state.to && `to ${state.to}`].filter(Boolean).join(" ");
    chip(`Year: ${words}`, { ...state, from: "", to: "" });
  }
  chips.replaceChildren(...made);
  chips.hidden = !made.length;
}

/** Take a filter away; the focus, which was on it and is nowhere now, goes to what tells of the rest. */
async function remove(without) {
  await go(without);
  if (document.activeElement === document.body) (idle(state) ? form.q : heading).focus();
}

function showSorts() {
  const now = state.sort || (state.words ? "relevance" : "newest");
  const options = Object.entries(SORTS).filter(([name]) => name !== "relevance" || state.words);
  sort.replaceChildren(...options.map(([value, name]) => element("option", { value, selected: value === now }, name)));
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = "The link to this search has been copied.";
  } catch {
    status.textContent = "Your browser did not allow the copy. The link is in the address bar.";
  }
}

function clearAll() {
  form.q.focus();
  go(read("", filters.known));
}

function fail(error) {
  console.error(error);
  if (results.contains(document.activeElement)) form.q.focus();
  newest.hidden = false;
  results.hidden = true;
  status.textContent = "The search could not be loaded. Check your connection and load this page again.";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  const words = form.q.value.trim();
  if (words !== state.words) go({ ...state, words }, { typing: true });
  typed = false;
});

form.q.addEventListener("input", () => {
  clearTimeout(typing);
  const words = () => form.q.value.trim();
  typing = setTimeout(() => words() !== state.words && go({ ...state, words: words() }, { typing: true }), PAUSE);
});

sort.addEventListener("change", () => go({ ...withWords(), sort: sort.value }));

addEventListener("popstate", () => {
  const next = read(location.search, filters.known);
  if (write(next) === write(state)) return; // only the place on the page is another
  state = next;
  typed = false;
  show();
});

toggle.addEventListener("click", () => {
  const open = toggle.getAttribute("aria-expanded") === "true";
  toggle.setAttribute("aria-expanded", String(!open));
});

form.append(status);
found.prepend(results);
document.querySelector(".hub-library").classList.add("hub-library--live");
form.addEventListener("focusin", prepare, { once: true });
panel.addEventListener("focusin", () => facets().catch(() => {}), { once: true });
showSorts();
if (!idle(state) || state.unknown.length) show();
