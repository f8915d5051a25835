import { parse } from "node-html-parser";
import { markdownToHtml } from "satteri";
import { describe, expect, it } from "vitest";
import type { Citation } from "./citation.ts";
import { forumPost } from "./forum.ts";

const citation: Citation = {
  id: "field-claim",
  kind: "claim",
  title: "It is <b>bold</b> & *short*…",
  text: "It is <b>bold</b> & *short* with $x_1$.",
  authors: [{ literal: "The Cruxes authors" }],
  container: "Is there a “field”?",
  publisher: "Cruxes",
  date: "2026-09-30",
  version: "2",
  draft: false,
  url: "https://cruxes.example/essays/field/?v=2#claim",
  page: "https://cruxes.example/c/field-claim/",
  card: "https://cruxes.example/c/field-claim.png",
};
const selected = {
  text: 'said "so" <script>',
  url: "https://cruxes.example/essays/field/#claim:~:text=said",
};

describe.each([
  ["rich text", forumPost(citation).html, forumPost(citation, selected).html],
  [
    "Markdown",
    markdownToHtml(forumPost(citation).markdown).html,
    markdownToHtml(forumPost(citation, selected).markdown).html,
  ],
])("a post for a forum as %s", (_, whole, quoted) => {
  it("quotes the thing, links the page that previewers read, and shows its picture", () => {
    const document = parse(whole);
    expect(document.querySelector("blockquote")?.textContent.trim()).toBe(citation.text);
    expect(document.querySelectorAll("a").map((a) => a.getAttribute("href"))).toEqual([
      citation.page,
      citation.page,
    ]);
    expect(document.querySelector("a")?.textContent).toBe(citation.title);
    expect(document.querySelector("img")?.getAttribute("src")).toBe(citation.card);
  });

  it("quotes what a reader selected, links those words, and lets no markup of theirs through", () => {
    const document = parse(quoted);
    expect(document.querySelector("blockquote")?.textContent.trim()).toBe(selected.text);
    expect(document.querySelector("a")?.getAttribute("href")).toBe(selected.url);
    expect(document.querySelector("script")).toBeNull();
  });
});
