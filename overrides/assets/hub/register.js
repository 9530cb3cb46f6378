// The registers: filters and sorting over all rows, those of a register's other pages too.
// Without this script a register is a plain table in pages.

const SHOWN = 500; // rows at a time, as on a page that is served
const UNSORTED = { column: -1, descending: false };

for (const frame of document.querySelectorAll("[data-register]")) start(frame);

function start(frame) {
  const body = frame.querySelector("tbody");
  const form = frame.querySelector("form");
  const count = frame.querySelector("[data-count]");
  const pages = frame.querySelector(".hub-pages");
  const more = document.createElement("button");
  const as_served = { rows: [...body.rows], count: count.textContent };
  let sorted = UNSORTED;
  let shown = SHOWN;
  let applied = []; // the filters that the latest choice has
  let choices = 0;
  let whole; // the promise of the rows of all pages, in order

  more.type = "button";
  more.className = "md-button hub-register__more";
  more.hidden = true;
  frame.append(more);
  more.addEventListener("click", async () => {
    const first = shown;
    shown += SHOWN;
    await apply();
    body.rows[first]?.querySelector("a")?.focus(); // the button may be gone
  });

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => change());
    form.addEventListener("reset", () => {
      sorted = UNSORTED;
      setTimeout(change); // once the fields are empty
    });
    // Browsers put old values back without a word, so that the address has the last one.
    addEventListener("pageshow", follow);
    addEventListener("popstate", follow);
    follow();
  }
  frame.querySelectorAll("th[data-sort]").forEach((heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const column = heading.cellIndex;
      const numbers = heading.dataset.sort === "number";
      // Words start at A, numbers at the largest; a second press turns the order round.
      const descending = sorted.column === column ? !sorted.descending : numbers;
      sorted = { column, descending, numbers };
      change();
    });
  });

  function change() {
    shown = SHOWN;
    keep();
    apply();
  }

  async function apply() {
    const choice = ++choices;
    const filters = chosen();
    applied = filters;
    if (!filters.length && sorted.column < 0) return restore();
    whole ??= gather(frame, as_served.rows);
    let rows;
    try {
      rows = await whole;
    } catch {
      whole = undefined; // so that the next choice tries again
      if (choice !== choices) return;
      sorted = UNSORTED;
      count.textContent = "The other pages of this list could not be loaded. Check the connection, then choose again.";
      return;
    }
    if (choice !== choices) return; // overtaken by a later one
    const kept = rows.filter((row) => filters.every(([name, value]) => values(row)[name]?.includes(value)));
    if (sorted.column >= 0) kept.sort(order(sorted));
    body.replaceChildren(...kept.slice(0, shown));
    const { one, many } = frame.dataset;
    count.textContent = `${kept.length} of ${rows.length} ${rows.length === 1 ? one : many}`;
    if (pages) pages.hidden = true;
    const left = kept.length - shown;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, SHOWN)} more`;
    mark();
  }

  function restore() {
    body.replaceChildren(...as_served.rows);
    count.textContent = as_served.count;
    if (pages) pages.hidden = false;
    more.hidden = true;
    mark();
  }

  function chosen() {
    return form ? [...new FormData(form)].filter(([, value]) => value) : [];
  }

  /** Choose what the address says. */
  function follow() {
    const asked = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // an old address may name what is gone
    }
    if (!same(chosen(), applied)) apply();
  }

  /** The address says what is chosen, so that it can be shared. */
  function keep() {
    const query = new URLSearchParams(chosen()).toString();
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
  }

  function mark() {
    frame.querySelectorAll("th[data-sort]").forEach((heading) => {
      if (heading.cellIndex !== sorted.column) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
    });
  }
}

/** The rows of all pages of a register, given those of this page. */
async function gather(frame, here) {
  const others = [...frame.querySelectorAll("link[data-page]")];
  const fetched = await Promise.all(others.map((link) => rowsOf(link.href)));
  const number = others.filter((link, index) => Number(link.dataset.page) === index + 1).length;
  return [...fetched.slice(0, number).flat(), ...here, ...fetched.slice(number).flat()];
}

async function rowsOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("[data-register] tbody tr")].map((row) => {
    for (const link of row.querySelectorAll("a[href]")) {
      link.href = new URL(link.getAttribute("href"), answer.url).href; // it was relative to its own page
    }
    return document.importNode(row, true);
  });
}

const read = new WeakMap();

function values(row) {
  if (!read.has(row)) read.set(row, JSON.parse(row.dataset.row));
  return read.get(row);
}

function order({ column, descending, numbers }) {
  const words = new Intl.Collator("en-GB", { numeric: true });
  const turn = descending ? -1 : 1;
  const given = (row) => {
    const cell = row.cells[column];
    return numbers ? cell.dataset.number : cell.textContent.trim();
  };
  return (a, b) => {
    const [one, other] = [given(a), given(b)];
    if (!one || !other) return !one - !other; // what is not given stands last, both ways
    return (numbers ? one - other : words.compare(one, other)) * turn;
  };
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
