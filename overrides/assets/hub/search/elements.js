/** Elements made from data: text is always text, so nothing an editor wrote becomes markup. */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener>} given attributes; `on...` listens,
 *   false leaves an attribute out
 * @param {...(Node | string | null | undefined)} children empty ones are left out
 */
export function element(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** An excerpt of Pagefind's, which marks what was found with <mark> and escapes < and > only. */
export function excerpt(text) {
  const parts = text.split(/<mark>(.*?)<\/mark>/s).map(plain);
  return parts.map((part, place) => (place % 2 ? element("mark", {}, part) : part));
}

function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}
