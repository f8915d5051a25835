import type { CitableItem } from "#citable/item.ts";

/** Choose the item whose card stands for an item: its own, but a formula has no words to show. */
export const picturedBy = ({ id, kind, essay }: CitableItem): string =>
  kind === "equation" && essay ? essay : id;
