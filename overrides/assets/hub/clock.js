/**
 * Moves a page that was built earlier to what is true now, to the second: deadlines pass while
 * nobody builds the site. What holds until an instant has data-until; what will hold from one on
 * waits in a template with data-from; views/courses.py makes both.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", year: "numeric", month: "numeric", day: "numeric" });
let waiting;

function tick() {
  const now = Date.now();
  const due = (name) => [...document.querySelectorAll(`[data-${name}]`)].find((each) => Date.parse(each.dataset[name]) <= now);
  for (let later; (later = due("from")); later.replaceWith(later.content)) {
    if (later.content.querySelector("li")) count(later, 1);
  }
  for (let past; (past = due("until")); ) {
    if (past.matches("li")) count(past, -1);
    if (past.contains(document.activeElement)) document.getElementById("content").focus();
    past.remove();
  }
  for (const left of document.querySelectorAll("[data-days-to]")) {
    const text = words(day(Date.parse(left.dataset.daysTo)) - day(now));
    if (left.textContent !== text) left.textContent = text; // a screen reader may read it out
  }
  const ahead = [...document.querySelectorAll("[data-from], [data-until]")].flatMap((each) => [each.dataset.from, each.dataset.until]).filter(Boolean);
  clearTimeout(waiting);
  if (ahead.length) waiting = setTimeout(tick, Math.min(MINUTE, ...ahead.map((each) => Date.parse(each) - now)));
}

/** The number of a day by London's calendar. */
function day(instant) {
  const parts = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day) / DAY;
}

/** As days_left in wording.py. */
const words = (days) => `${{ 0: "Closes today", 1: "Closes tomorrow" }[days] ?? `${days} days left`}.`;

/** A part of a list has so many entries more; without any it is not shown. */
function count(entry, more) {
  const group = entry.closest("[data-group]");
  if (!group || !more) return;
  for (const number of document.querySelectorAll(`[data-count-of="${group.dataset.group}"]`)) {
    number.textContent = Number(number.textContent) + more;
    number.closest("li").hidden = number.textContent === "0";
  }
  group.hidden = group.querySelectorAll("li.hub-card").length + more === 0;
}

tick();
addEventListener("pageshow", tick);
document.addEventListener("visibilitychange", tick); // timers sleep while a page is not looked at
