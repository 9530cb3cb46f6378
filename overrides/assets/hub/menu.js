/** Closes an open menu: by Escape, which gives the focus back, by a click elsewhere, by tabbing out; tips by that too. */

const menus = [...document.querySelectorAll(".hub-menu details")];

addEventListener("keydown", ({ key }) => {
  const menu = menus.find(({ open }) => open);
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

addEventListener("click", ({ target }) => close(target));

// Not whenever the focus moves: a menu that closes under a finger would move what the finger is on.
addEventListener("keyup", ({ key, target }) => {
  if (key !== "Tab") return;
  if (close(target)) target.scrollIntoView({ block: "nearest" });
  document.querySelector(".hub-tips > :popover-open")?.hidePopover(); // it may lie over what has the focus
});

/** Close the menus that do not hold an element; whether any was open. */
function close(element) {
  const left = menus.filter((menu) => menu.open && !menu.contains(element));
  for (const menu of left) menu.open = false;
  return left.length > 0;
}
