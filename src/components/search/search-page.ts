/** @file The page that is a search: its address says what is looked for. */
import { loadStyle } from "#components/site/load-style.ts";
import styles from "./search.css?url";
import { makeSearch } from "./search-view.ts";

/** Put the search on its page and look for what the address asks. */
export async function showSearchPage(): Promise<void> {
  await loadStyle(styles);
  const { field, root, look } = makeSearch(200);
  document.querySelector(".here")?.append(root);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", () => {
    const query = field.value.trim();
    const search = query ? `?${new URLSearchParams({ q: query })}` : "";
    history.replaceState(null, "", location.pathname + search);
  });
  if (field.value) void look();
  else field.focus();
}
