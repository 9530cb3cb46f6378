/**
 * The entries of the library, the newest first: the order that facets.js counts by. Pagefind gives
 * no page without words but fetches its whole index, so its pages are read from its own files.
 */

import { unzipped } from "./zip.js";

const SITE = new URL("../../../", import.meta.url).href;
const MARK = "pagefind_dcd"; // stands before the JSON of a page in Pagefind 1.5

let loaded;

/** @returns {Promise<{id: string, data: () => Promise<object>}[]>} ids are Pagefind's */
export function entries() {
  loaded ??= unzipped(`${SITE}pagefind/entries.gz`, "no-cache").then((text) =>
    JSON.parse(text).map((id) => ({ id, data: () => page(id) })),
  );
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

async function page(id) {
  const text = await unzipped(`${SITE}pagefind/fragment/${id}.pf_fragment`);
  const data = JSON.parse(text.slice(MARK.length));
  return { ...data, url: new URL(data.url.slice(1), SITE).pathname };
}
