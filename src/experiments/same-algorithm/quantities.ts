/** @file What is measured of every kind of every architecture: a number for each network, or for each pair of networks. */
import { barriersOf, overlapOf, renamedOverlapOf } from "./claims.ts";
import { looksOfWay } from "./looks.ts";
import { type Group, ways } from "./types.ts";
import { keptAccuracy, keptLoss } from "./walk-lines.ts";

export interface Quantity {
  readonly id: string;
  readonly label: string;
  readonly read: (group: Group, p: number) => readonly number[];
  readonly tolerance: number;
}

/** What is kept between networks whose frequencies are the same after the best renaming, or between the others. */
const keptWhere =
  (isAlike: boolean) =>
  ({ pairs, lines }: Group) =>
    lines.renamed
      .filter((_, i) => (renamedOverlapOf(pairs[i]!) === 1) === isAlike)
      .flatMap((line) => keptLoss(line) ?? []);

/** What there is to say of every kind of every architecture, by network or by pair. */
export const quantities: readonly Quantity[] = [
  {
    id: "accuracy",
    label: "Accuracy on all pairs",
    read: ({ nets }) => nets.map((net) => net.accuracy),
    tolerance: 0.5,
  },
  {
    id: "heldout-accuracy",
    label: "Accuracy on held-out pairs",
    read: ({ nets }) => nets.map((net) => net.heldOut),
    tolerance: 1,
  },
  {
    id: "frequencies",
    label: "Frequencies in use",
    read: ({ nets }) => nets.map((net) => net.frequencies.length),
    tolerance: 0.5,
  },
  {
    id: "explained",
    label: "Variance of the logits explained by cosines",
    read: ({ nets }) => nets.map((net) => net.explained),
    tolerance: 0.5,
  },
  {
    id: "symmetricity",
    label: "Gradient symmetricity",
    read: ({ nets }) => nets.map((net) => net.symmetricity),
    tolerance: 0.5,
  },
  {
    id: "sum-only",
    label: "Networks with a gradient symmetricity of 0.9 or more",
    read: ({ nets }) => [nets.filter((net) => net.symmetricity >= 0.9).length / nets.length],
    tolerance: 1,
  },
  {
    id: "irrelevance",
    label: "Distance irrelevance",
    read: ({ nets }) => nets.map((net) => net.irrelevance),
    tolerance: 0.5,
  },
  {
    id: "spread",
    label: "Spread of the right answer’s logit",
    read: ({ nets }) => nets.map((net) => net.spread),
    tolerance: 2,
  },
  {
    id: "analytic",
    label: "Weights of the analytic form",
    read: ({ nets }) => nets.flatMap((net) => net.analytic ?? []),
    tolerance: 0.5,
  },
  {
    id: "shared",
    label: "Overlap of frequencies",
    read: ({ pairs }) => pairs.map(overlapOf),
    tolerance: 1,
  },
  {
    id: "shared-over-chance",
    label: "Shared frequencies over those of random sets",
    read: ({ pairs }) => pairs.map((pair) => pair.shared / pair.sharedByChance),
    tolerance: 1,
  },
  {
    id: "shared-renamed",
    label: "Overlap of frequencies after the best renaming",
    read: ({ pairs }) => pairs.map(renamedOverlapOf),
    tolerance: 1,
  },
  {
    id: "shared-renamed-over-chance",
    label: "The same over random sets after their best renaming",
    read: ({ pairs }) => pairs.map((pair) => pair.sharedRenamed / pair.sharedRenamedByChance),
    tolerance: 1,
  },
  {
    id: "agreement",
    label: "Same answers",
    read: ({ pairs }) => pairs.map((pair) => pair.agreement),
    tolerance: 0.5,
  },
  {
    id: "agreement-by-chance",
    label: "Same answers that the accuracies lead one to expect",
    read: ({ pairs }) => pairs.map((pair) => pair.agreementByChance),
    tolerance: 0.5,
  },
  {
    id: "same-errors",
    label: "Same answers where both are wrong",
    read: ({ pairs }) => pairs.flatMap((pair) => pair.sameErrors ?? []),
    tolerance: 10,
  },
  {
    id: "correlation",
    label: "Correlation of logits",
    read: ({ pairs }) => pairs.map((pair) => pair.correlation),
    tolerance: 0.5,
  },
  ...ways.flatMap((way): Quantity[] => [
    {
      id: `cosine-${way}`,
      label: `Cosine of weights, ${looksOfWay[way].name}`,
      read: ({ lines }) => lines[way].map((line) => line.cosine),
      tolerance: 10,
    },
    {
      id: `barrier-${way}`,
      label: `Loss barrier, ${looksOfWay[way].name}`,
      read: (group) => barriersOf(group, way),
      tolerance: 10,
    },
    {
      id: `kept-${way}`,
      label: `Gain in loss kept on the line, ${looksOfWay[way].name}`,
      read: ({ lines }) => lines[way].flatMap((line) => keptLoss(line) ?? []),
      tolerance: 10,
    },
    {
      id: `kept-accuracy-${way}`,
      label: `Accuracy kept on the line, ${looksOfWay[way].name}`,
      read: ({ lines }, p) => lines[way].flatMap((line) => keptAccuracy(line, p) ?? []),
      tolerance: 10,
    },
  ]),
  {
    id: "kept-renamed-alike",
    label: "Gain in loss kept on the line, renamed too, frequencies alike",
    read: keptWhere(true),
    tolerance: 10,
  },
  {
    id: "kept-renamed-unlike",
    label: "Gain in loss kept on the line, renamed too, frequencies unlike",
    read: keptWhere(false),
    tolerance: 10,
  },
  {
    id: "alike",
    label: "Pairs of networks with the same frequencies after the best renaming",
    read: ({ pairs }) => [
      pairs.filter((pair) => renamedOverlapOf(pair) === 1).length / pairs.length,
    ],
    tolerance: 1,
  },
];
