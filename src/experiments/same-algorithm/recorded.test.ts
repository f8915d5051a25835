import { describe, expect, test } from "vitest";
import type { Recorded } from "../contract.ts";
import { kinds } from "../network-kinds.ts";
import type { Params } from "./about.ts";
import { verdictsOf } from "./claims.ts";
import { formsOf } from "./forms.ts";
import {
  agreementTable,
  frequenciesTable,
  interpolationTable,
  testsTable,
  verdictTable,
} from "./tables.ts";
import type { Data } from "./types.ts";

const recordings = import.meta.glob<Recorded<Data>>("./recorded/*.json", {
  eager: true,
  import: "default",
});

describe.each(Object.entries(recordings))("%s", (_, { data, measured, params }) => {
  const measuredValue = (id: string) => measured.find((entry) => entry.id === id)?.value;

  test("Every form has the three kinds in order, with every seed and every pair.", () => {
    expect(data.forms.map(({ form }) => form)).toEqual(formsOf(params as Params));
    const seeds = Number(params["seeds"]);
    for (const { groups } of data.forms) {
      expect(groups.map(({ kind }) => kind)).toEqual([...kinds]);
      for (const { nets, pairs } of groups)
        expect([nets.length, pairs.length]).toEqual([seeds, (seeds * (seeds - 1)) / 2]);
    }
  });

  test("The controls are what they are called.", () => {
    for (const { groups } of data.forms) {
      const [trained, memorising, untrained] = groups;
      for (const { heldOut } of trained!.nets) expect(heldOut).toBeGreaterThan(0.5);
      for (const { train, heldOut } of memorising!.nets) {
        expect(train).toBeGreaterThan(0.95);
        // Uniform attention answers the mirror images of its training pairs: about 0.3 of the others.
        expect(heldOut).toBeLessThan(0.4);
      }
      for (const { accuracy } of untrained!.nets) expect(accuracy).toBeLessThan(0.15);
    }
  });

  test("The verdicts that the figure draws are those that were measured.", () => {
    for (const form of data.forms)
      for (const outcome of ["survives", "empty", "fails"] as const)
        expect(measuredValue(`claims-${outcome}-${form.form}`)).toBe(
          verdictsOf(form, data.p).filter((each) => each.outcome === outcome).length,
        );
  });

  test("The tables have a cell for every column.", () => {
    for (const table of [
      agreementTable,
      frequenciesTable,
      interpolationTable,
      testsTable,
      verdictTable,
    ]) {
      const { columns, rows } = table(data);
      expect(new Set(columns).size).toBe(columns.length);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
