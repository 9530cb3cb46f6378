/** What a state of the library finds: words narrowed down by filters, in the order asked for. */

import { entries } from "./entries.js";
import { facets, has } from "./facets.js";
import { find } from "./words.js";

/**
 * @param {object} state as state.js reads it
 * @param {string[]} known the years that entries have
 * @returns {Promise<{results: object[], counts: Record<string, Map<string, number>>, unfiltered:
 *   number}>} results in order; unfiltered: how many the words alone find
 */
export async function answer({ words, sort: order, chosen, from, to, allTags }, known) {
  const [columns, all, hits] = await Promise.all([facets(), entries(), words ? found(words) : null]);
  const numbers = new Map(all.map((result, number) => [result.id, number]));
  const row = hits ? columns.of(hits.map((result) => numbers.get(result.id))) : null;
  const together = new Set(allTags ? ["tag"] : []);
  const years = [...(chosen.year ?? []), ...span(from, to, known)];
  const { left, counts } = columns.narrow(row, { ...chosen, year: years }, together);
  const kept = (hits ?? all).filter((result) => has(left, numbers.get(result.id)));
  const results = sorted(kept, order || (words ? "relevance" : "newest"), numbers, columns.saving);
  return { results, counts, unfiltered: (hits ?? all).length };
}

let last = { words: "", hits: Promise.resolve([]) };

/** The entries that words find; a filter changes nothing about them, so the last ones are kept. */
function found(words) {
  if (words !== last.words) {
    const ids = entries().then((all) => new Set(all.map(({ id }) => id)));
    last = { words, hits: find(words, ids) };
    last.hits.catch(() => (last.words = ""));
  }
  return last.hits;
}

/** The years from one to another; a year that is none where there are none between. */
function span(from, to, known) {
  if (!from && !to) return [];
  const within = known.filter((year) => (!from || year >= from) && (!to || year <= to));
  return within.length ? within : ["none"];
}

function sorted(results, order, numbers, saving) {
  if (order === "relevance") return results;
  const rank = new Map(saving.map((number, place) => [number, place]));
  const last = saving.length;
  const place = (result) => (order === "saving" ? (rank.get(numbers.get(result.id)) ?? last) : 0);
  return [...results].sort((a, b) => place(a) - place(b) || numbers.get(a.id) - numbers.get(b.id));
}
