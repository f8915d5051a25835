export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Take an excerpt of Pagefind apart: its marks are the only markup, and every other "<" in it is written "&lt;". */
export function readExcerpt(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((piece) => ({
      text: piece
        .replace(/<\/?mark>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">"),
      marked: piece.startsWith("<mark>"),
    }));
}
