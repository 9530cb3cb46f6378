/** Terms of the hub that are near to words that found nothing. */

const FILE = new URL("../../../library/terms.json", import.meta.url).href;

let loaded;

/** @returns {Promise<{kinds: Record<string, string>, terms: {facet, id, name, also}[]}>} */
export function vocabulary() {
  loaded ??= fetch(FILE).then((answer) => answer.json());
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

/** Up to five terms whose name, or another name, is like the text or like a word of it. */
export async function nearest(text, most = 5) {
  const { terms } = await vocabulary();
  const wanted = parts(text);
  const near = terms.map((term) => ({ term, far: Math.min(...[term.name, ...term.also].map((name) => apart(wanted, parts(name)))) }));
  return near
    .filter(({ far }) => far <= 0.34)
    .sort((a, b) => a.far - b.far || a.term.name.localeCompare(b.term.name))
    .slice(0, most)
    .map(({ term }) => term);
}

const parts = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** 0 for the same, up to 1: how unlike the two are as wholes, or their two most alike words. */
function apart(one, two) {
  const whole = share(one.join(" "), two.join(" "));
  const pairs = one.flatMap((a) => two.filter((b) => Math.min(a.length, b.length) > 3).map((b) => share(a, b)));
  return Math.min(whole, ...pairs.map((far) => far + 0.01));
}

const share = (one, two) => distance(one, two) / Math.max(one.length, two.length, 1);

/** Letters to add, take away, change or swap with the next (optimal string alignment). */
export function distance(one, two) {
  const rows = [Array.from({ length: two.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1];
      const steps = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1)];
      const swapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
      if (swapped) steps.push(rows[i - 2][j - 2] + 1);
      rows[i].push(Math.min(...steps));
    }
  }
  return rows[one.length][two.length];
}
