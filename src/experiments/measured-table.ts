import type { Measured } from "./contract.ts";
import type { Table } from "./table.ts";

/** Put measured values into a table, with all their digits. */
export function measuredTable(measured: readonly Measured[]): Table {
  return {
    caption: "Measured values",
    columns: ["id", "label", "value", "unit", "low", "high", "seeds", "tolerance"],
    rows: measured.map(({ id, label, value, unit, low, high, seeds, tolerance }) => [
      id,
      label,
      value,
      unit ?? "",
      low ?? "",
      high ?? "",
      seeds,
      tolerance,
    ]),
  };
}
