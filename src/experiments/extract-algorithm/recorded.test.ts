import { describe, expect, test } from "vitest";
import type { Recorded } from "../contract.ts";
import { kinds } from "../network-kinds.ts";
import { verdictsOf } from "./claims.ts";
import {
  clocksTable,
  logitsTable,
  programTable,
  trainingTable,
  verdictTable,
  weightsTable,
} from "./tables.ts";
import type { Data } from "./types.ts";

const recordings = import.meta.glob<Recorded<Data>>("./recorded/*.json", {
  eager: true,
  import: "default",
});

describe.each(Object.entries(recordings))("%s", (_, { data, measured, params }) => {
  const measuredValue = (id: string) => measured.find((entry) => entry.id === id)?.value;

  test("The three kinds stand in order, with every seed.", () => {
    expect(data.networks.map(({ kind }) => kind)).toEqual([...kinds]);
    for (const { seeds } of data.networks) expect(seeds).toHaveLength(Number(params["seeds"]));
  });

  test("The controls are what they are called.", () => {
    const [trained, memorising, untrained] = data.networks;
    for (const { heldOut } of trained!.seeds) expect(heldOut.accuracy).toBeGreaterThan(0.99);
    for (const { train, heldOut } of memorising!.seeds) {
      expect(train.accuracy).toBeGreaterThan(0.99);
      expect(heldOut.accuracy).toBeLessThan(0.2);
    }
    for (const { train } of untrained!.seeds) expect(train.accuracy).toBeLessThan(0.1);
  });

  test("The verdicts that the figure draws are those that were measured.", () => {
    const surviving = verdictsOf(data.networks, data.p).filter(
      ({ outcome }) => outcome === "survives",
    );
    expect(measuredValue("claims-surviving")).toBe(surviving.length);
  });

  test("The tables have a cell for every column.", () => {
    for (const table of [
      clocksTable,
      logitsTable,
      programTable,
      trainingTable,
      verdictTable,
      weightsTable,
    ]) {
      const { columns, rows } = table(data);
      expect(new Set(columns).size).toBe(columns.length);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
