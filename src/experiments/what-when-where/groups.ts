/** @file Concepts by what they are about. */
import type { Concept } from "#connect-four";

interface Group {
  readonly title: string;
  readonly ids: RegExp;
}

export const groups = {
  wins: { title: "wins at once and double threats", ids: /^(win-now|wins-now|double-threat|fork)/ },
  parity: {
    title: "threats by parity, zugzwang",
    ids: /^(threats-|odd-|even-|zugzwang|claimeven-everywhere|first-player|ply$)/,
  },
  rules: {
    title: "Allis’s nine rules",
    ids: /^(claimeven|baseinverse|vertical|aftereven|lowinverse|highinverse|baseclaim|before|specialbefore)$/,
  },
  material: { title: "the centre and open lines", ids: /^(centre|lines-)/ },
  solved: { title: "perfect play", ids: /^(value|score|distance)$/ },
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof groups | "all";

/** Whether a concept is among those that a run shows. */
export const isIn = (group: GroupName, { id }: Pick<Concept, "id">): boolean =>
  group === "all" ? !groups.solved.ids.test(id) : groups[group].ids.test(id);
