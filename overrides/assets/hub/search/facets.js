/**
 * Which entries have which values, as rows of bits: bit n is the n-th newest entry. So a filter is
 * an "and", several values an "or", and a count the bits that are set.
 */

import { unzipped } from "./zip.js";

const FILE = new URL("../../../library/facets.gz", import.meta.url).href;

let loaded;

/** @returns {Promise<Facets>} fetched once */
export function facets() {
  loaded ??= unzipped(FILE, "no-cache").then((text) => new Facets(JSON.parse(text)));
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

class Facets {
  /** @param {{entries: number, values: Record<string, Record<string, string>>, saving: number[]}} given */
  constructor(given) {
    this.entries = given.entries;
    this.saving = given.saving;
    this.values = {};
    for (const [name, values] of Object.entries(given.values)) {
      const rows = Object.entries(values).map(([value, text]) => [value, this.row(text)]);
      this.values[name] = new Map(rows);
    }
  }

  row(text) {
    const bits = this.none();
    const bytes = atob(text);
    for (let place = 0; place < bytes.length; place += 1) {
      bits[place >> 2] |= bytes.charCodeAt(place) << ((place & 3) * 8);
    }
    return bits;
  }

  none() {
    return new Uint32Array(Math.ceil(this.entries / 32));
  }

  /** The row of some entries by their numbers; undefined numbers are left out. */
  of(numbers) {
    const bits = this.none();
    for (const each of numbers) if (each !== undefined) bits[each >> 5] |= 1 << (each & 31);
    return bits;
  }

  /**
   * What is left of some entries (null: all), and how many of them each value would leave.
   * A facet's counts leave out its own choice; where all its values must hold, they do not.
   * @param {Record<string, string[]>} chosen values by facet
   * @param {Set<string>} together facets whose values must all hold
   * @returns {{left: Uint32Array, counts: Record<string, Map<string, number>>}}
   */
  narrow(found, chosen, together) {
    const all = found ?? this.of(Array.from({ length: this.entries }, (_, number) => number));
    const rows = Object.entries(chosen).filter(([, values]) => values.length);
    const kept = rows.map(([name, values]) => [name, this.joined(name, values, together.has(name))]);
    const without = (facet) =>
      kept.reduce((left, [name, row]) => (name === facet ? left : and(left, row)), all);
    const left = without(undefined);
    const counts = {};
    for (const [name, values] of Object.entries(this.values)) {
      const base = chosen[name]?.length && !together.has(name) ? without(name) : left;
      counts[name] = new Map([...values].map(([value, row]) => [value, size(and(base, row))]));
    }
    return { left, counts };
  }

  joined(name, values, together) {
    const rows = values.map((value) => this.values[name]?.get(value) ?? this.none());
    return rows.reduce((one, two) => one.map((bits, place) => together ? bits & two[place] : bits | two[place]));
  }
}

const and = (one, two) => one.map((bits, place) => bits & two[place]);

export const has = (row, number) => (row[number >> 5] >>> (number & 31)) & 1;

export function size(row) {
  let count = 0;
  for (let bits of row) for (; bits; bits &= bits - 1) count += 1;
  return count;
}
