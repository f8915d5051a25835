interface Note {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** While a claim has the pointer or the focus, show only its links and say what each of them is. */
export function followLinks() {
  const map = document.querySelector<HTMLElement>(".map");
  const told = map?.querySelector<HTMLElement>(".told");
  const notes: Note[] = JSON.parse(document.getElementById("map-notes")?.textContent ?? "[]");
  if (!map || !told) return;

  const follow = (claim: string | undefined) => {
    const mine = notes.filter(({ from, to }) => from === claim || to === claim);
    const near = new Set([claim, ...mine.flatMap(({ from, to }) => [from, to])]);
    map.classList.toggle("following", mine.length > 0);
    for (const link of map.querySelectorAll<SVGPathElement>(".link")) {
      link.classList.toggle("on", link.dataset["from"] === claim || link.dataset["to"] === claim);
    }
    for (const box of map.querySelectorAll<HTMLElement>(".claim")) {
      box.classList.toggle("on", near.has(box.dataset["claim"]));
    }
    told.textContent = mine.map(({ text }) => text).join("\n");
  };
  const claimOf = (event: Event) =>
    (event.target as Element).closest<HTMLElement>(".claim")?.dataset["claim"];

  for (const type of ["pointerover", "focusin"])
    map.addEventListener(type, (e) => follow(claimOf(e)));
  map.addEventListener("pointerleave", () => follow(undefined));
  map.addEventListener("focusout", () => follow(undefined));
}
