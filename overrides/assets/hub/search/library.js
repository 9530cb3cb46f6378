/** The library's page: reads what is looked for from the address, and shows what is found. */

import { element } from "./elements.js";
import { entries } from "./entries.js";
import { facets, has } from "./facets.js";
import { Filters } from "./filters.js";
import { nearest } from "./nearest.js";
import { entry } from "./results.js";
import { SORTS, idle, narrowed, read, write } from "./state.js";
import { find, prepare } from "./words.js";

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
const sort = element("select", { name: "sort", id: "library-sort" });
const copy = element("button", { type: "button", class: "hub-link", onclick: copyAddress }, "Copy link");
const clear = element("button", { type: "button", class: "hub-link", onclick: clearAll }, "Clear all");
const list = element("ol", { class: "hub-cards hub-results" });
const more = element("button", { type: "button", class: "md-button", hidden: true, onclick: showMore });
const tools = element("div", { class: "hub-found__tools" }, element("label", { for: "library-sort" }, "Sort by"), sort, copy, clear);
const nothing = element("div", { class: "hub-found__nothing" });
const results = element("section", { "aria-labelledby": "part-found", hidden: true }, heading, chips, tools, list, more, nothing);

const filters = new Filters(panel, () => go(filters.chosen(state)));
let state = read(location.search, filters.known);
let round = 0; // the newest search; an older one that ends later is not shown
let shown = []; // everything found, as Pagefind's results, in order
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

async function show() {
  const mine = (round += 1);
  if (form.q.value.trim() !== state.words) form.q.value = state.words;
  filters.show(state);
  showChips();
  showSorts();
  const slow = setTimeout(() => (status.textContent = "Looking…"), 500);
  try {
    const answer = await answerTo(state);
    clearTimeout(slow);
    if (mine === round) await present(answer);
  } catch (error) {
    if (mine === round) fail(error);
  } finally {
    clearTimeout(slow);
  }
}

/** @returns {Promise<{results: object[], counts, every: boolean, unfiltered: number}>} */
async function answerTo({ words, sort: order, chosen, from, to, allTags }) {
  const [columns, all, hits] = await Promise.all([facets(), entries(), words ? find(words) : null]);
  const numbers = new Map(all.map((result, number) => [result.id, number]));
  const matches = hits ? hits.results.filter((result) => numbers.has(result.id)) : all;
  const row = hits ? columns.of(matches.map((result) => numbers.get(result.id))) : null;
  const together = new Set(allTags ? ["tag"] : []);
  const { left, counts } = columns.narrow(row, { ...chosen, year: span(from, to) }, together);
  const kept = matches.filter((result) => has(left, numbers.get(result.id)));
  const results = sorted(kept, order || (words ? "relevance" : "newest"), numbers, columns.saving);
  return { results, counts, every: hits?.every ?? true, unfiltered: matches.length };
}

/** The years from one to another; a year that is none where there are none between. */
function span(from, to) {
  if (!from && !to) return [];
  const years = filters.known.year ?? [];
  const within = years.filter((year) => (!from || year >= from) && (!to || year <= to));
  return within.length ? within : ["none"];
}

function sorted(results, order, numbers, saving) {
  if (order === "relevance") return results;
  const rank = new Map(saving.map((number, place) => [number, place]));
  const last = saving.length;
  const place = (result) => (order === "saving" ? (rank.get(numbers.get(result.id)) ?? last) : 0);
  return [...results].sort((a, b) => place(a) - place(b) || numbers.get(a.id) - numbers.get(b.id));
}

async function present({ results: all, counts, every, unfiltered }) {
  const mine = round;
  shown = all;
  filters.count(counts);
  newest.hidden = !idle(state);
  results.hidden = idle(state);
  const count = `${all.length} ${all.length === 1 ? "entry" : "entries"}`;
  heading.textContent = count;
  const some = every || !all.length ? "" : " No entry has all of these words; these have some of them.";
  const unknown = state.unknown.length ? ` Left out, because it is no longer there: ${state.unknown.join(", ")}.` : "";
  status.textContent = idle(state) ? "" : `${count}${state.words ? ` for “${state.words}”` : ""}.${some}${unknown}`;
  if (!all.length) list.replaceChildren();
  await fill(0);
  const help = all.length > FEW ? [] : await instead(all.length, unfiltered);
  if (mine === round) nothing.replaceChildren(...help);
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
    const drop = () => go({ ...read("", filters.known), words: state.words, sort: state.sort });
    const label = unfiltered === 1 ? "Show the 1 entry without filters" : `Show the ${unfiltered} entries without filters`;
    parts.push(element("p", {}, element("button", { type: "button", class: "md-button", onclick: drop }, label)));
  }
  const near = state.words ? await nearest(state.words) : [];
  if (near.length) {
    const links = near.map((term) => element("li", {}, element("a", { href: `?${new URLSearchParams({ [term.facet]: term.id })}` }, term.name), ` (${filters.facets.get(term.facet).title.toLowerCase()})`));
    parts.push(element("h3", {}, "Did you mean"), element("ul", { class: "hub-nearest" }, ...links));
  }
  const themes = [...(filters.facets.get("theme")?.names ?? [])];
  if (!count && themes.length) {
    const links = themes.map(([id, name]) => element("li", {}, element("a", { href: `?theme=${id}` }, name)));
    parts.push(element("h3", {}, "Browse the themes"), element("ul", { class: "hub-terms" }, ...links));
  }
  return parts;
}

async function showMore() {
  const from = list.children.length;
  more.disabled = true;
  await fill(from).catch(fail);
  more.disabled = false;
  list.children[from]?.querySelector("a").focus();
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

/** Take a filter away; the focus, which was on it, goes to what tells of the rest. */
function remove(without) {
  go(without);
  (idle(state) ? form.q : heading).focus();
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
  newest.hidden = false;
  results.hidden = true;
  status.textContent = "The search could not be loaded. Check your connection and load this page again.";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  const words = form.q.value.trim();
  if (words !== state.words) go({ ...state, words });
  typed = false;
});

form.q.addEventListener("input", () => {
  clearTimeout(typing);
  const words = () => form.q.value.trim();
  typing = setTimeout(() => words() !== state.words && go({ ...state, words: words() }, { typing: true }), PAUSE);
});

sort.addEventListener("change", () => go({ ...state, sort: sort.value }));

addEventListener("popstate", () => {
  state = read(location.search, filters.known);
  typed = false;
  show();
});

toggle.addEventListener("click", () => {
  const open = toggle.getAttribute("aria-expanded") === "true";
  toggle.setAttribute("aria-expanded", String(!open));
});

form.append(status);
found.prepend(results);
toggle.hidden = false;
form.hidden = false;
document.querySelector(".hub-library").classList.add("hub-library--live");
form.addEventListener("focusin", prepare, { once: true });
panel.addEventListener("focusin", () => facets().catch(() => {}), { once: true });
if (!idle(state) || state.unknown.length) show();
