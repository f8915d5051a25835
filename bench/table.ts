/** @file The table of a run. */
import { contenders } from "./contenders.ts";
import type { Row } from "./row.ts";
import { workloads } from "./workloads/workloads.ts";

const titles = ["", "steps/s", "slowest", "fastest", "rounds", "first call", "ours is"];

/** Write rows as text, a block for each workload and place; "ours is" says how many times as fast ours on onnxruntime-web is there. */
export function formatTable(rows: readonly Row[]): string {
  const blocks = Map.groupBy(rows, ({ workload }) => workload);
  return [...blocks].map(([name, block]) => formatBlock(workloads[name].title, block)).join("\n\n");
}

function formatBlock(title: string, rows: readonly Row[]): string {
  const places = Map.groupBy(rows, ({ runtime, threads }) => `${runtime}, threads: ${threads}`);
  const lines = [...places].flatMap(([place, group]) => {
    const ours = group.find(({ contender }) => contender === "ours-web")?.stepsPerSecond ?? null;
    return [[place], ...group.map((row) => cells(row, ours))];
  });
  const table = [titles, ...lines];
  const widths = titles.map((_, i) => Math.max(...table.map((line) => line[i]?.length ?? 0)));
  const text = table.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!)))
      .join("  "),
  );
  const notes = rows.flatMap(({ note, contender, runtime }) =>
    note === undefined ? [] : [`${contender} in ${runtime}: ${note.split("\n")[0]}`],
  );
  return [title, ...text, ...notes].map((line) => line.trimEnd()).join("\n");
}

function cells(row: Row, ours: number | null): string[] {
  const { contender, stepsPerSecond, slowest, fastest, rounds, firstCallSeconds } = row;
  const ratio = ours === null || stepsPerSecond === null ? null : ours / stepsPerSecond;
  return [
    `  ${contenders[contender].title}`,
    number(stepsPerSecond),
    number(slowest),
    number(fastest),
    `${rounds}`,
    firstCallSeconds === null ? "-" : `${number(firstCallSeconds)} s`,
    ratio === null ? "-" : `${ratio.toFixed(2)}×`,
  ];
}

const number = (value: number | null): string =>
  value === null
    ? "-"
    : value.toLocaleString("en", {
        maximumSignificantDigits: Math.max(3, `${Math.round(value)}`.length),
      });
