/**
 * What somebody may have meant who asked for an address at which there is nothing: pages found by
 * its words, and the page above it. Without the search this page is whole as it was built.
 */

import { element } from "./search/elements.js";
import { distance, nearest } from "./search/nearest.js";
import { find } from "./search/words.js";

const SITE = new URL("../../", import.meta.url).pathname;
const MOST = 5; // pages to show
const COMPARED = 10; // of those found, the ones whose addresses are looked at
const WORDS = 8; // each is looked up by itself, and an address may have thousands
const LETTERS = 300;
const OTHERS = { topic: "Topic, place or list", page: "About this hub" };

/** What there is above an address: links of this page and of the menu, by their place in the site. */
function folders() {
  const links = [...document.querySelectorAll("[data-kind]"), ...document.querySelectorAll(".hub-menu a")];
  const ours = links.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith(SITE));
  return ours.map((link) => ({ link, path: decoded(link.pathname.slice(SITE.length)) })).filter(({ path }) => path);
}

/** The nearest page above the address; else the one whose address is spelt almost as it begins. */
function parent(asked) {
  const over = folders().filter(({ path }) => asked.startsWith(path));
  const [start] = asked.split("/");
  return over.sort((a, b) => b.path.length - a.path.length)[0] ?? folders().find(({ path }) => alike(path, `${start}/`));
}

/** Whether at most a third of the letters of two addresses differ. */
const alike = (one, two) => distance(one, two) <= Math.max(one.length, two.length) / 3;

/** The words of a part of an address, without numbers and the endings of files. */
function wordsOf(path) {
  const bare = path.replace(/\.[a-z]{2,5}$/i, "").replace(/(^|\/)(index|page)(?=\/|$)/g, " ");
  const found = bare.match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.filter((word) => /\p{L}/u.test(word) && word.length > 2).slice(0, WORDS).join(" ");
}

/** Address, title and kind of pages that the words find; first what is spelt almost as asked, then what lies below. */
async function pages(words, asked, above) {
  const found = await find(words);
  if (!found.length) return terms(words);
  const data = await Promise.all(found.slice(0, COMPARED).map((result) => result.data()));
  const other = ({ url }) => 2 * !alike(url.slice(SITE.length), asked) + !url.startsWith(SITE + (above?.path ?? ""));
  const sorted = data.sort((a, b) => other(a) - other(b)).slice(0, MOST);
  return sorted.map(({ url, meta, filters }) => [url, meta.title, kind(filters.kind[0])]);
}

/** The same of terms whose names are like the words. */
async function terms(words) {
  const near = await nearest(words, MOST);
  return near.map(({ facet, id, name }) => [`${SITE}library/?${new URLSearchParams({ [facet]: id })}`, name, OTHERS.topic]);
}

const kind = (name) => OTHERS[name] ?? document.querySelector(`[data-kind="${name}"]`).dataset.one;

function show(likely) {
  const entries = likely.map(([href, title, note]) =>
    element("li", {}, element("a", { href }, title), " ", note && element("span", { class: "hub-under" }, note)),
  );
  const [status, list] = document.querySelector("[data-missing]").children;
  list.replaceChildren(...entries);
  status.textContent = { 0: "", 1: "You may have meant this page:" }[entries.length] ?? `You may have meant one of these ${entries.length} pages:`;
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray %
  }
}

const asked = decoded(location.pathname.slice(SITE.length)).slice(0, LETTERS);
const above = parent(asked);
const words = wordsOf(above ? asked.split("/").slice(above.path.split("/").length - 1).join("/") : asked);
document.getElementById("missing-words").value = words;
const found = words ? await pages(words, asked, above).catch(() => []) : [];
show([...found, ...(above ? [[above.link.pathname, above.link.textContent]] : [])]);
