/** @file Copying; a browser that refuses shows the text instead. */
import type { ForumPost } from "#cite/forum.ts";

/** Copy text, and say what came of it. */
export const copyText = (text: string): Promise<string> =>
  attempt(() => navigator.clipboard.writeText(text), text);

/** Copy a post as rich text for editors that take it and as Markdown for the rest, and say what came of it. */
export const copyForum = ({ html, markdown }: ForumPost): Promise<string> =>
  attempt(() => {
    const types = { "text/html": html, "text/plain": markdown };
    const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, markdown);

async function attempt(copy: () => Promise<void>, text: string): Promise<string> {
  try {
    await copy();
    return "Copied.";
  } catch {
    return `The browser did not allow copying. Here it is: ${text}`;
  }
}
