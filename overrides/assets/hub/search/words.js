/** Words looked up in Pagefind's index, which is fetched when it is first needed. */

const BUNDLE = new URL("../../../pagefind/pagefind.js", import.meta.url).href;

/** A title says most, then what an editor chose to say first; other names count a little. */
const RANKING = { metaWeights: { title: 6, summary: 2, headline: 1.5, lead: 2, also: 1.5 } };

/** Pagefind's own sign of words to be looked for as they stand. */
const EXACT = /^\s*".+"\s*$/;

/** The share of the weight of all words that a page must have. */
const ENOUGH = 1 / 3;

/** The share of a word's letters, from its start, that a word it matches has too. */
const ALIKE = 0.4;

/** Words that say nothing of what somebody is looking for. */
const EMPTY = new Set(
  ("a about an and are as at be better by can do does for from get good had has have help how i in " +
    "getting into is it its like make of on or our out should some that the their them there they this to " +
    "up us was we were what when where which who why will with you your").split(" "),
);

let opened;

function open() {
  opened ??= import(BUNDLE).then(async (pagefind) => {
    const index = pagefind.createInstance({ noWorker: true, ranking: RANKING });
    await index.init();
    return index;
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Fetch what any search needs, before the first is made. */
export const prepare = () => open().then(() => {}, () => {});

/**
 * What is found for words, best first: pages with at least a third of what the words weigh, or with
 * as much as any page has. A word weighs more the fewer pages have it; a page's own score for it
 * counts by its root, so that one word does not drown the others. A text in quotation marks is
 * looked for as it stands.
 * @param {Promise<Set<string>>} [within] ids of the pages that count; all where it is left out
 * @returns {Promise<{id: string, every: boolean, data: () => Promise<object>}[]>} every: whether
 *   the page has all of the words
 */
export async function find(text, within) {
  const index = await open();
  const straight = text.replace(/[“”„]/g, '"');
  if (EXACT.test(straight)) {
    const [{ results }, ids] = await Promise.all([index.search(straight), within]);
    const kept = results.filter(({ id }) => !ids || ids.has(id));
    return kept.map((result) => ({ id: result.id, every: true, data: () => result.data() }));
  }
  const words = telling(straight);
  const [ids, ...found] = await Promise.all([within, ...words.map((word) => matches(index, word))]);
  const pages = new Map();
  let total = 0;
  for (const [place, results] of found.entries()) {
    const weight = results.length ? Math.log(1 + 1000 / results.length) : 0;
    total += weight;
    for (const { id, score } of results.filter((result) => !ids || ids.has(result.id))) {
      const page = pages.get(id) ?? { id, words: [], weight: 0, score: 0 };
      page.words.push(words[place]);
      page.weight += weight;
      page.score += weight * Math.sqrt(score);
      pages.set(id, page);
    }
  }
  const most = Math.max(0, ...[...pages.values()].map((page) => page.weight));
  const enough = Math.min(total * ENOUGH, most);
  const kept = [...pages.values()].filter((page) => page.weight >= enough).sort((a, b) => b.score - a.score);
  const together = asker(index);
  return kept.map((page) => ({ id: page.id, every: page.words.length === words.length, data: () => together(page) }));
}

/**
 * The pages that have a word. For a word that no page has, Pagefind shortens it until some page
 * has a word that begins so, down to a single letter; such pages are no answer.
 */
async function matches(index, word) {
  const { results } = await index.search(word);
  if (!results.length || /[^\p{L}\p{N}]/u.test(word)) return results;
  const { content, meta } = await results[0].data();
  const start = bare(word).slice(0, Math.max(3, Math.ceil(word.length * ALIKE)));
  const there = bare([content, ...Object.values(meta)].join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [];
  return there.some((each) => each.startsWith(start)) ? results : [];
}

/** Small letters without their accents. */
const bare = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The words of a text that tell something; all of them where none does. */
function telling(text) {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:[&'’.,][\p{L}\p{N}]+)*/gu) ?? [])];
  const left = words.filter((word) => !EMPTY.has(word));
  return left.length ? left : words;
}

/** Gives a page with all of its words marked: Pagefind marks those of the search it came from. */
function asker(index) {
  const asked = new Map();
  return async ({ id, words }) => {
    const text = words.join(" ");
    if (!asked.has(text)) asked.set(text, index.search(text));
    const result = (await asked.get(text)).results.find((each) => each.id === id);
    return result.data();
  };
}
