/** Take the first sentence of a text. */
export const firstSentence = (text: string) => text.match(/^.*?[.?!](?=\s|$)/)?.[0] ?? text;

/** Take whole words, about as many as a title holds. */
export function opening(text: string): string {
  if (text.length <= 80) return text;
  return `${text.slice(0, 80).replace(/\s+\S*$/, "")}…`;
}
