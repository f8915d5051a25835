/** Hand a file to the reader. */
export function download(name: string, content: string | Blob, type = "text/plain"): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  // The browser has taken the file once the click's task is over.
  setTimeout(() => URL.revokeObjectURL(href));
}
