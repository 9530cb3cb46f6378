/** Leads on from an old address, with what stands behind it there: ?words, #part. */

const { href } = document.querySelector("a");
location.replace(href + location.search + location.hash);
