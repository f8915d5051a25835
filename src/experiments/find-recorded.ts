/** @file The recorded runs, for pages at build time. */
import type { Measured, Recorded } from "./contract.ts";

const files = import.meta.glob<Recorded>("./*/recorded/*.json", { eager: true, import: "default" });

/** Find the recorded run "<experiment>/<preset>"; an unknown one fails the build with what exists. */
export function findRecorded(run: string): Recorded {
  const [slug, preset] = run.split("/");
  const recorded = files[`./${slug}/recorded/${preset}.json`];
  if (recorded) return recorded;
  const known = Object.values(files).map((r) => `${r.experiment}/${r.preset}`);
  throw new Error(`No recorded run "${run}". Recorded: ${known.join(", ") || "none"}`);
}

/** Find one measured value of a recorded run; an unknown id fails the build with what exists. */
export function findMeasured(run: string, id: string): Measured {
  const { measured } = findRecorded(run);
  const value = measured.find((m) => m.id === id);
  if (value) return value;
  throw new Error(
    `"${run}" measured no "${id}". It measured: ${measured.map((m) => m.id).join(", ")}`,
  );
}
