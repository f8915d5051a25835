import { expect, test } from "vitest";
import type { Recorded } from "../contract.ts";
import * as tables from "./tables.ts";
import type { Data } from "./types.ts";

const recordings = import.meta.glob<Recorded<Data>>("./recorded/*.json", {
  eager: true,
  import: "default",
});

test.each(Object.entries(recordings))(
  "Every table of %s has rows, and a cell for every column.",
  (_, { data }) => {
    for (const table of Object.values(tables)) {
      const { columns, rows } = table(data);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  },
);
