import { describe, expect, test } from "vitest";
import type { Recorded } from "../contract.ts";
import { trainingTable, widthsTable } from "./tables.ts";
import type { Data } from "./types.ts";

const recordings = import.meta.glob<Recorded<Data>>("./recorded/*.json", {
  eager: true,
  import: "default",
});

describe.each(Object.entries(recordings))("%s", (_, { data, measured, params }) => {
  const measuredValue = (id: string) => measured.find((entry) => entry.id === id)?.value;

  test("Every point has a value for every seed.", () => {
    for (const { at, train, heldOut, lambda, bits, flagged } of [...data.training, ...data.widths])
      for (const values of [train, heldOut, lambda, bits, flagged]) {
        expect(values).toHaveLength(at.length);
        for (const bySeed of values) expect(bySeed).toHaveLength(Number(params["seeds"]));
      }
  });

  test("The tables have a cell for every column and a row for every point.", () => {
    for (const { columns, rows } of [trainingTable(data), widthsTable(data)]) {
      expect(new Set(columns).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect(trainingTable(data).rows).toHaveLength(18);
    expect(widthsTable(data).rows).toHaveLength(8);
  });

  test("Flagged points are those that the figure draws hollow.", () => {
    const hollow = data.training.flatMap(({ flagged }) => flagged.flat()).filter(Boolean);
    expect(measuredValue("flagged-points")).toBe(hollow.length);
    expect(measuredValue("points")).toBe(18 * Number(params["seeds"]));
  });

  test("The width that is followed over training is measured once.", () => {
    expect(measuredValue(`lambda-width-${params["hidden"]}`)).toBe(
      measuredValue("lambda-structure-end"),
    );
  });
});
