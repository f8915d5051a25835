/** Name every section once in the outline of a PDF: Chromium names one that moves to the next page twice over. No byte moves. */
export function mendOutline(pdf: Buffer): Buffer {
  const text = pdf
    .toString("latin1")
    .replace(/\/Title \(([^()]{3,})\1\)/g, (found, title) =>
      `/Title (${title})`.padEnd(found.length),
    )
    .replace(/\/Title <FEFF(\w{12,})\1>/g, (found, title) =>
      `/Title <FEFF${title}>`.padEnd(found.length),
    );
  return Buffer.from(text, "latin1");
}
