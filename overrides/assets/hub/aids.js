/** Aids to the reader of an item that need a browser: copying the citation, printing the page. */

// On paper each sheet says whose it is; print.css has the place. Not before: it costs a whole drawing.
addEventListener("beforeprint", () => {
  document.documentElement.style.setProperty("--hub-title", JSON.stringify(document.querySelector("h1").textContent));
});

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = ""; // so that a screen reader says it again
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      status.textContent = "Copied";
    } catch {
      status.textContent = "Your browser does not allow this. Select the text to copy it.";
    }
  });
}

for (const button of document.querySelectorAll("[data-prints]")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => print());
}
