/** Tell whether a word found has enough of a word sought; Pagefind offers "al." for "algoritm". */
export function isNear(sought: string, found: string): boolean {
  const [wanted, given] = [letters(sought), letters(found)];
  let shared = 0;
  while (shared < wanted.length && wanted[shared] === given[shared]) shared++;
  return shared >= Math.min(wanted.length, Math.max(3, wanted.length / 2));
}

/** Without case, accents and the signs around a word. */
const letters = (word: string) =>
  word
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/^[^\p{L}\p{N}]+/u, "");
