/**
 * Material takes every link with the exact rel "alternate" for the same site in another language, and
 * fetches its sitemap. By now everybody else has read the head, so feeds get a blank before theirs.
 */
for (const feed of document.querySelectorAll("link[rel=alternate][type]")) feed.setAttribute("rel", " alternate");
