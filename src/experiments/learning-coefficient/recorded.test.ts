import { expect, test } from "vitest";
import type { Recorded } from "../contract.ts";
import recorded from "./recorded/table.json";
import { modelsTable } from "./tables.ts";
import type { Data } from "./types.ts";

const { data, measured } = recorded as unknown as Recorded<Required<Data>>;
const { entries } = data;

test("At least 24 models from 0.25 to 60 are recorded, of which 90 % are within 10 % or 0.1.", () => {
  expect(entries.length).toBeGreaterThanOrEqual(24);
  const exact = entries.map((entry) => entry.exact);
  expect(Math.min(...exact)).toBe(0.25);
  expect(Math.max(...exact)).toBeGreaterThanOrEqual(60);
  const within = entries.filter(
    (entry) => Math.abs(entry.lambda - entry.exact) <= Math.max(0.1, 0.1 * entry.exact),
  );
  expect(within.map(({ label }) => label)).toEqual(
    entries.filter((entry) => entry.within).map(({ label }) => label),
  );
  expect(within.length / entries.length).toBeGreaterThanOrEqual(0.9);
  expect(measured.find(({ id }) => id === "within")?.value).toBe(within.length);
});

test("The table has a row for every model.", () => {
  const table = modelsTable(data);
  expect(table.rows).toHaveLength(entries.length);
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
});
