/** Where a link has no preview: it moves about the page, or what it leads to stands beside it. */
const plain = "nav, h1, h2, h3, figcaption, .number, .positions, .search-view, [data-cite]";

/** Find the link that something belongs to, if where it leads can be previewed. */
export function previewedLink(target: EventTarget | null): HTMLAnchorElement | undefined {
  const link = target instanceof Element && target.closest<HTMLAnchorElement>(".prose a[href]");
  if (!link || link.closest(plain)) return undefined;
  return leadsToText(link) ? link : undefined;
}

function leadsToText({ origin, pathname, search, hash }: HTMLAnchorElement): boolean {
  const here = origin === location.origin && pathname === location.pathname;
  if (here) return hash !== "" && search === location.search;
  if (origin !== location.origin || search !== "") return false;
  return hash === ""
    ? /^\/(points|essays|c)\/[^/]+\/$/.test(pathname)
    : /^\/(points\/[^/]+|essays\/[^/]+|glossary|bibliography)\/$/.test(pathname);
}
