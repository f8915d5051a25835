/** @file Marks the section that is read in the list of contents. */

const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].map((link) => [
    link.hash.slice(1),
    link,
  ]),
);
const headings = [...document.querySelectorAll(".prose > :is(h2, h3)[id]")];
/** The headings above the line at a third of the screen, where reading happens. */
const passed = new Set<Element>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) passed.add(target);
      else passed.delete(target);
    const current = headings.findLast((heading) => passed.has(heading));
    for (const [id, link] of links)
      if (id === current?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
  },
  { rootMargin: "9999999px 0px -67%" },
);
for (const heading of headings) observer.observe(heading);
