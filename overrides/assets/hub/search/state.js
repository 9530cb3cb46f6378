/**
 * What somebody looks for, as it stands in the address: q, sort, from, to, tags=all, and the
 * facets by name, each as often as it has values.
 */

export const SORTS = { relevance: "Best match", newest: "Newest", saving: "Largest saving" };

/**
 * @param {string} query the part of an address after "?"
 * @param {Record<string, string[]>} known the values of each facet; others are set aside
 */
export function read(query, known) {
  const given = new URLSearchParams(query);
  const chosen = {};
  const unknown = [];
  for (const [name, values] of Object.entries(known)) {
    const wanted = [...new Set(given.getAll(name))];
    chosen[name] = values.filter((value) => wanted.includes(value));
    unknown.push(...wanted.filter((value) => !values.includes(value)));
  }
  const year = (name) => (/^\d{4}$/.test(given.get(name) ?? "") ? given.get(name) : "");
  const [from, to] = [year("from"), year("to")];
  const backwards = from && to && from > to;
  return {
    words: (given.get("q") ?? "").trim(),
    sort: given.get("sort") in SORTS ? given.get("sort") : "",
    from: backwards ? to : from,
    to: backwards ? from : to,
    allTags: given.get("tags") === "all",
    chosen,
    unknown,
  };
}

/** The part of an address after "?", always in the same order; "" for nothing. */
export function write(state) {
  const given = new URLSearchParams();
  if (state.words) given.set("q", state.words);
  if (state.sort) given.set("sort", state.sort);
  for (const [name, values] of Object.entries(state.chosen)) {
    for (const value of values) given.append(name, value);
  }
  if (state.allTags && state.chosen.tag?.length) given.set("tags", "all");
  if (state.from) given.set("from", state.from);
  if (state.to) given.set("to", state.to);
  return given.toString();
}

export const narrowed = (state) =>
  Boolean(state.from || state.to || Object.values(state.chosen).some((values) => values.length));

export const idle = (state) => !state.words && !state.sort && !narrowed(state);
