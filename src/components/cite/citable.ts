/** What can be cited on a page; references and what belongs to the page itself cannot. */
export const citable =
  ".prose > :is(p, h2, h3, figure, .claim, .equation)[id]:not(#references, #cite-this), .prose > :is(ul, ol):not(.references) li[id], .prose > blockquote p[id]";
