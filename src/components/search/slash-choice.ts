import { element } from "#components/cite/element.ts";

/** Let a reader turn the "/" key off, who may have it for something else. */
export function slashChoice(): HTMLElement {
  const box = element("input", { type: "checkbox", checked: stored() !== "off" });
  box.addEventListener("change", () => {
    try {
      localStorage.setItem("slash", box.checked ? "on" : "off");
    } catch {
      // A browser that stores nothing forgets the choice on the next page.
    }
  });
  const label = element("label", {});
  label.append(box, " “/” opens the search");
  return label;
}

function stored(): string | null {
  try {
    return localStorage.getItem("slash");
  } catch {
    return null;
  }
}
