import type { Basis, Ground } from "./claim-basis.ts";
import type { CitableItem } from "./item.ts";
import { findValue, measuredWords, type Referents, shortName } from "./reader-words.ts";
import { resultId } from "./result-id.ts";

type Evidence = NonNullable<CitableItem["evidence"]>[number];

/** Where evidence is sought: the works that the essay cites, and all recorded runs. */
interface Sources {
  readonly works: Referents["references"];
  readonly recordings: Referents["recordings"];
}

/** Give a claim its status and evidence; evidence that does not exist throws and says what does. */
export function withEvidence(
  claim: CitableItem,
  { status, grounds }: Basis,
  items: ReadonlyMap<string, CitableItem>,
  sources: Sources,
): CitableItem {
  const evidence = grounds.map((ground) => evidenceOf(ground, claim, items, sources));
  return { ...claim, status, evidence };
}

function evidenceOf(
  ground: Ground,
  claim: CitableItem,
  items: ReadonlyMap<string, CitableItem>,
  { works, recordings }: Sources,
): Evidence {
  if ("work" in ground) {
    const id = ground.work;
    const cited = works.map((work) => work.id);
    if (!cited.includes(id))
      throw new Error(
        `The claim "${claim.id}" rests on the work "${id}", which its essay does not cite; it cites: ${cited.join(", ")}`,
      );
    const url = new URL(`#ref-${id}`, claim.url).href;
    return { kind: "work", id, title: shortName(id, works), url };
  }
  if ("run" in ground) {
    const id = resultId(ground.run, ground.value);
    const measured = findValue(ground.run, ground.value, recordings);
    const title = `${measured.label}, ${measuredWords(measured).number}`;
    return { kind: "result", id, title, url: new URL(`/c/${id}/`, claim.url).href };
  }
  const item = items.get(ground.item);
  if (item) return { kind: item.kind, id: item.id, title: item.title, url: item.url };
  const own = [...items.values()].filter(
    ({ kind, essay }) => kind === "point" || (kind !== "paragraph" && essay === claim.essay),
  );
  throw new Error(
    `The evidence "${ground.item}" of the claim "${claim.id}" does not exist; accepted: ${own.map(({ id }) => id).join(", ")}`,
  );
}
