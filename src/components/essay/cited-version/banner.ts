/** Put a line at the foot of the window, over the page, so that nothing in the page moves. */
export function showBanner(text: string, next?: () => void): void {
  const banner = document.createElement("aside");
  banner.className = "cited-version no-print";
  banner.ariaLabel = "Cited version";
  const line = document.createElement("p");
  line.role = "status";
  banner.append(line);
  if (next) banner.append(button("Next change", next));
  banner.append(button("Close", () => banner.remove()));
  banner.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") banner.remove();
  });
  document.body.append(banner);
  line.textContent = text;
}

function button(label: string, action: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "plain-button";
  element.textContent = label;
  element.addEventListener("click", action);
  return element;
}
