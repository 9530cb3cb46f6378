// Light or dark colours: those that the reader chose, else those of the device. It runs before the
// page is drawn. Material's own switch draws the whole page anew several times while it loads, and
// keeps a choice that nobody made.
{
  const KEY = "hub-colours";
  const button = document.querySelector(".hub-colours");
  const device = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // The browser keeps nothing for us: the choice holds for this page.
  }

  const isDark = () => (chosen ? chosen === "dark" : device.matches);
  const show = () => {
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
    button.setAttribute("aria-pressed", String(isDark()));
  };

  device.addEventListener("change", show);
  button.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // As above.
    }
    show();
  });
  button.hidden = false;
  show();
}
