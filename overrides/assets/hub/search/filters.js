/** The lists of the page, made into filters: a box to tick for each value, a span for the years. */

import { element } from "./elements.js";

export class Filters {
  /**
   * @param {HTMLElement} root holds an element [data-facet] for each facet, in it an
   *   [data-value] for each value
   * @param {() => void} changed called when a reader chooses something
   */
  constructor(root, changed) {
    this.facets = new Map();
    this.boxes = [];
    for (const details of root.querySelectorAll("[data-facet]")) {
      const name = details.dataset.facet;
      const facet = { title: details.dataset.title, details, chosen: element("span", { class: "hub-facet__chosen" }) };
      details.querySelector("summary").append(facet.chosen);
      const items = [...details.querySelectorAll("[data-value]")];
      facet.names = new Map(items.map((item) => [item.dataset.value, item.querySelector("a").textContent]));
      facet.singular = new Map(items.map((item) => [item.dataset.value, item.dataset.one]));
      this.facets.set(name, facet);
      if (name === "year") this.span(details, facet);
      else for (const item of items) this.box(name, item);
      if (name === "tag") this.together(details);
      const [summary, ...rest] = details.children;
      summary.after(element("div", { role: "group", "aria-label": facet.title }, ...rest));
    }
    root.addEventListener("change", ({ target }) => {
      const same = this.boxes.filter(({ name, value }) => name === target.name && value === target.value);
      for (const { input } of same) input.checked = target.checked;
      changed();
    });
  }

  /** The values of each facet, in the order of the page. */
  get known() {
    return Object.fromEntries([...this.facets].map(([name, facet]) => [name, [...facet.names.keys()]]));
  }

  box(name, item) {
    const [link, count] = [item.querySelector("a"), item.querySelector("[data-count]")];
    const input = element("input", { type: "checkbox", name, value: item.dataset.value });
    const note = link.nextElementSibling === count ? null : link.nextElementSibling;
    const words = element("span", {}, link.textContent, note ? " " : "", note, " ", count);
    link.replaceWith(element("label", {}, input, words));
    this.boxes.push({ name, value: item.dataset.value, input, count, item });
  }

  /** Years are chosen as a span, from one to another. */
  span(details, facet) {
    const counts = new Map([...details.querySelectorAll("[data-value]")].map((item) => [item.dataset.value, item.querySelector("[data-count]").textContent]));
    const years = [...facet.names.keys()].reverse();
    const options = () => years.map((year) => element("option", { value: year }, `${year} (${counts.get(year)})`));
    const select = (name) => element("select", { name }, element("option", { value: "" }, "Any year"), ...options());
    [this.from, this.to] = [select("from"), select("to")];
    details.querySelector("ul").replaceWith(
      element("div", { class: "hub-facet__span" }, element("label", {}, "From", this.from), element("label", {}, "To", this.to)),
    );
  }

  /** Tags may have to be there all at once. */
  together(details) {
    this.all = element("input", { type: "checkbox", name: "tags", value: "all" });
    details.querySelector("ul").before(element("label", { class: "hub-facet__all" }, this.all, element("span", {}, "Entries must have all chosen tags")));
  }

  /** Tick what a state says; a value may stand in several places. */
  show(state) {
    for (const { name, value, input } of this.boxes) input.checked = state.chosen[name].includes(value);
    if (this.all) this.all.checked = state.allTags;
    if (this.from) {
      pick(this.from, state.from);
      pick(this.to, state.to);
    }
    for (const [name, facet] of this.facets) {
      const count = state.chosen[name].length + (name === "year" && (state.from || state.to) ? 1 : 0);
      facet.chosen.textContent = count ? ` (${count} chosen)` : "";
      if (count && !facet.shown) facet.details.open = facet.shown = true;
    }
  }

  /** Put what is ticked into a state. */
  chosen(state) {
    const chosen = {};
    for (const [name, facet] of this.facets) {
      const boxes = this.boxes.filter((box) => box.name === name);
      const ticked = boxes.filter((box) => box.input.checked).map((box) => box.value);
      chosen[name] = boxes.length ? [...facet.names.keys()].filter((value) => ticked.includes(value)) : state.chosen[name];
    }
    const [from, to] = [this.from?.value ?? "", this.to?.value ?? ""].sort((a, b) => (a && b ? a - b : 0));
    return { ...state, chosen, from, to, allTags: Boolean(this.all?.checked) };
  }

  /** Write beside each value how many entries it would leave. */
  count(counts) {
    for (const { name, value, count, item } of this.boxes) {
      const number = counts[name]?.get(value) ?? 0;
      count.textContent = number;
      item.classList.toggle("hub-facet__none", number === 0);
    }
    for (const select of [this.from, this.to].filter(Boolean)) {
      for (const option of [...select.options].slice(1)) {
        option.textContent = `${option.value} (${counts.year?.get(option.value) ?? 0})`;
      }
    }
  }
}

/** Choose a value, also one that no entry has. */
function pick(select, value) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(`${value} (0)`, value));
  select.value = value;
}
