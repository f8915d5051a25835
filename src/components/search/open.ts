/** @file What opens the search: its link, Ctrl+K or Cmd+K, and "/". The search itself is loaded when it is first asked for. */

const link = document.querySelector<HTMLAnchorElement>("a.search");

/** Show the search of this page; where none can be loaded, go to the page that is one. */
async function open(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (field) return field.focus();
  try {
    await (await import("./dialog.ts")).openSearch();
  } catch {
    if (link) location.href = link.href;
  }
}

/** In a field "/" is a letter like others, and a reader can turn the key off. */
function isSlash({ key, target }: KeyboardEvent): boolean {
  if (key !== "/" || (target as Element).closest("input, select, textarea, [contenteditable]"))
    return false;
  try {
    return localStorage.getItem("slash") !== "off";
  } catch {
    return true;
  }
}

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  link.focus();
  void open();
});
document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isShortcut =
    ctrlKey || metaKey ? key.toLowerCase() === "k" && !altKey && !shiftKey : isSlash(event);
  if (!isShortcut || event.defaultPrevented) return;
  event.preventDefault();
  void open();
});
