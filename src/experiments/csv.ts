/** @file Tables as CSV after RFC 4180. */
import type { Table } from "./table.ts";

const quote = (cell: string | number) =>
  /[",\r\n]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : `${cell}`;

/** Write a table as CSV with a header line. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(quote).join(",")}\r\n`).join("");
}
