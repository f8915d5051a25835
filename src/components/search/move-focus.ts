/** Move the focus along a field and its results by the arrow keys; a letter typed at a result goes to the field. */
export function moveFocus(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || event.isComposing) return;
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  if (step !== 0) {
    event.preventDefault();
    stops[at + step]?.focus();
  } else if (at > 0 && key.length === 1 && key !== " ") stops[0]?.focus();
}
