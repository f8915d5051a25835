import { describe, expect, it } from "vitest";
import { bitsTable, fitTable, sweepTable } from "./tables.ts";
import type { Data } from "./types.ts";

const spreads = (...median: number[]) => ({ median, low: median, high: median });
const errors = { train: spreads(1, 2), inside: spreads(3, 4), outside: spreads(5, 6) };
const spread = { median: 1, low: 1, high: 1 };

const data: Data = {
  chosen: "orthogonal",
  fit: {
    parameters: 4,
    samples: { x: [0], y: [0] },
    grid: [0],
    truth: [0],
    curves: [{ id: "network", label: "Network", values: [0], train: 1, inside: 2, outside: 3 }],
    steps: [],
    history: [],
  },
  sweep: {
    samples: 8,
    constant: { train: spread, inside: spread, outside: spread },
    lines: [{ id: "network", label: "Network", parameters: [4, 7], ...errors }],
  },
  coding: {
    parameters: 4,
    precision: 0.01,
    lines: [
      { id: "network", label: "Network", bits: { median: [8, 17], low: [7, 15], high: [9, 19] } },
    ],
  },
};

describe("the numbers of the panels", () => {
  it("have a cell for every column", () => {
    for (const table of [fitTable(data), sweepTable(data), bitsTable(data)])
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it("list every model's errors on the data set that is drawn", () => {
    expect(fitTable(data).rows).toEqual([["Network", 1, 2, 3]]);
  });

  it("list every parameter count of the sweep", () => {
    expect(sweepTable(data).rows.map((row) => row[1])).toEqual([4, 7]);
    expect(sweepTable(data).rows[1]?.slice(2)).toEqual([4, 4, 4, 6, 6, 6]);
  });

  it("list the bits for all labels with their quartiles", () => {
    expect(bitsTable(data).rows).toEqual([["Network", 17, 15, 19]]);
  });
});
