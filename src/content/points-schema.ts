/** @file The author's contract for points.yaml. */
import { z } from "astro/zod";
import { fields, id, sentences, words } from "./fields.ts";

export const sides = ["S", "B", "C"] as const;

const sentence = sentences(40);

const side = z.enum(sides);

const claim = fields({
  /** For the map. */
  short: words(12),
  /** One to three sentences that the holder would accept. */
  text: words(80),
});

const link = fields({
  from: side,
  to: id,
  claim: side,
  kind: z.enum(["supports", "attacks", "answers"]),
  note: words(15),
  /** Our reading, which the discussion does not state. */
  ours: z.literal(true).optional(),
});

const section = fields({ id, title: words(15) });

const place = fields({
  section: id,
  /** The first words of the passage, as they stand in the transcript. */
  words: words(8).optional(),
});

const point = fields({
  id,
  title: words(5, 2),
  question: sentence,
  section: id,
  locator: z.array(place).min(1, { error: "received no place; accepted: at least one" }),
  claims: fields({ S: claim.optional(), B: claim.optional(), C: claim.optional() }),
  /** Why a debater has no claim here. */
  silent: fields({ S: words(12).optional(), B: words(12).optional() }).optional(),
  /** Between the sides that speak; left out where only one does. */
  agreement: z.enum(["opposed", "partly", "agreed"]).optional(),
  links: z.array(link).default([]),
  /** The folder of the experiment that bears on the point; null is "none yet". */
  experiment: id.nullable(),
  moves: fields({ S: sentence, B: sentence }),
  status: z.enum(["open", "settled-in-part", "settled"]),
  /** What has been learnt since the debate, dated. */
  since: words(70).optional(),
});

export const debateSchema = fields({ sections: z.array(section), points: z.array(point) });

export type Side = (typeof sides)[number];
export type Claim = z.infer<typeof claim>;
export type Link = z.infer<typeof link>;
export type Section = z.infer<typeof section>;
export type Point = z.infer<typeof point>;
export type Debate = z.infer<typeof debateSchema>;
