/** A button beside each block of code that copies it. */

for (const code of document.querySelectorAll(".hub-page pre > code")) {
  if (!navigator.clipboard) break;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "hub-copy", textContent: "Copy" });
  const status = document.createElement("span");
  status.className = "hub-hidden";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    status.textContent = ""; // so that a screen reader says it again
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = status.textContent = "Copied";
    } catch {
      status.textContent = "Your browser does not allow this. Select the text to copy it.";
    }
  });
  button.addEventListener("blur", () => { button.textContent = "Copy"; });
  const frame = Object.assign(document.createElement("div"), { className: "hub-code" });
  code.parentElement.replaceWith(frame);
  frame.append(code.parentElement, button, status);
}
