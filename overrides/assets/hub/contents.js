/**
 * The lists beside the text: marks which part of the page the reader has come to. On wide screens
 * documents.css shows them, open or not; here they are opened, for those who do not see that.
 */

const WIDE = matchMedia("(min-width: 60em)");
const LINE = 25; // the part of the screen from its top, in percent, that a heading must reach

const side = document.querySelector(".hub-side");
const links = new Map();

function fit() {
  for (const list of side.querySelectorAll("details")) list.open = WIDE.matches;
}
fit();
WIDE.addEventListener("change", fit);

for (const link of side.querySelectorAll('a[href^="#"]')) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

const reached = new Set();
let marked;

function mark(link) {
  marked?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  marked = link;
  if (link && !side.matches(":focus-within, :hover")) side.scrollTop = link.offsetTop - side.clientHeight / 2;
}

// All that lies above the line counts as seen, so that a leap past many headings is noticed.
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) reached[isIntersecting ? "add" : "delete"](target);
    const last = [...links.keys()].findLast((heading) => reached.has(heading));
    if (links.get(last) !== marked) mark(links.get(last));
  },
  { rootMargin: `999999px 0px -${100 - LINE}% 0px` },
);
for (const heading of links.keys()) observer.observe(heading);
