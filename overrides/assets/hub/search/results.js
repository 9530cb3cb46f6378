/** What was found, as a list; each entry with what it is, what came of it, and where it says so. */

import { element, excerpt } from "./elements.js";

const SECTIONS = 3;

/** @param {object} data a page as Pagefind gives it @param {Filters} filters for names */
export function entry(data, filters, words) {
  const { meta, filters: has, url } = data;
  const kind = filters.facets.get("kind").singular.get(has.kind[0]);
  return element(
    "li",
    { class: "hub-card hub-result" },
    element("p", { class: "hub-card__meta" }, element("span", { class: "hub-card__kind" }, kind), " ", element("span", {}, meta.when)),
    element("h3", { class: "hub-card__title" }, element("a", { href: url }, meta.title)),
    meta.headline && element("p", { class: "hub-card__headline" }, meta.headline),
    element("p", { class: "hub-card__summary" }, ...(words && marked(data) ? excerpt(data.excerpt) : [meta.summary])),
    words ? sections(data) : null,
    element("p", { class: "hub-card__lead" }, [meta.lead, meta.theme, meta.saving && `Saving: ${meta.saving}`].filter(Boolean).join(" · ")),
  );
}

const marked = (data) => data.excerpt.includes("<mark>");

function sections(data) {
  const places = data.sub_results.filter((each) => each.url !== data.url && each.excerpt.includes("<mark>"));
  if (!places.length) return null;
  const links = places.slice(0, SECTIONS).map((each) => element("li", {}, element("a", { href: each.url }, each.title)));
  return element("div", { class: "hub-result__sections" }, element("span", {}, "Found in: "), element("ul", {}, ...links));
}
