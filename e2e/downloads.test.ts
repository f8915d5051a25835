/** @file What a reader can take along, before and after a run. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { type Lab, openLab, quick, quickSettings, runToTheEnd } from "./lab.ts";

interface Run {
  readonly experiment: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly engine: { readonly backend: string };
  readonly measured: readonly { readonly id: string; readonly value: number }[];
  readonly summary: string;
}

/** Press a button and take the file that it hands out. */
async function take(page: Page, button: string, part = page.locator("body")) {
  const download = page.waitForEvent("download");
  await part.getByRole("button", { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

/** Read CSV after RFC 4180 into its rows. */
function parseCsv(text: string): string[][] {
  expect(text.endsWith("\r\n")).toBe(true);
  return text
    .slice(0, -2)
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
}

async function takeRun(page: Page): Promise<Run> {
  const { name, content } = await take(page, "Download JSON");
  expect(name).toBe("polynomial-vs-network.json");
  return JSON.parse(`${content}`);
}

test("before a run, JSON and CSV hold the recorded run", async ({ page }) => {
  await openLab(page);
  await expect(page.getByText("The files hold the recorded run")).toBeVisible();
  const recorded = JSON.parse(
    readFileSync("src/experiments/polynomial-vs-network/recorded/default.json", "utf8"),
  );
  const { experiment, params, seed, engine, measured, summary } = await takeRun(page);
  expect({ experiment, params, seed, engine, measured, summary }).toEqual({
    experiment: recorded.experiment,
    params: recorded.params,
    seed: recorded.seed,
    engine: recorded.engine,
    measured: recorded.measured,
    summary: recorded.summary,
  });
  await expect(page.getByRole("button", { name: "Download receipt" })).toBeDisabled();
});

test("after a run, JSON and CSV hold the reader's own, with the same numbers", async ({ page }) => {
  const lab = await openLab(page, quick);
  await runToTheEnd(lab);
  await expect(page.getByText("The files hold your run.")).toBeVisible();
  const run = await takeRun(page);
  expect(run.params).toMatchObject(quickSettings);
  expect(run.measured.length).toBeGreaterThan(10);

  const { name, content } = await take(page, "Download CSV");
  expect(name).toBe("polynomial-vs-network.csv");
  const [header = [], ...rows] = parseCsv(`${content}`);
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([header.length]));
  const column = (title: string) => rows.map((row) => row[header.indexOf(title)]);
  expect(column("id")).toEqual(run.measured.map(({ id }) => id));
  expect(column("value").map(Number)).toEqual(run.measured.map(({ value }) => value));
});

for (const [place, panel] of ["fit", "sweep", "bits"].entries()) {
  test(`the ${panel} panel comes as a table with its numbers and as pictures`, async ({ page }) => {
    const lab = await openLab(page);
    const fold = page.getByText("in numbers, and as a picture").nth(place);
    await fold.click();
    const part = fold.locator("xpath=ancestor::details");

    const table = await take(page, "Download table", part);
    expect(table.name).toBe(`polynomial-vs-network-${panel}.csv`);
    const [header = [], ...rows] = parseCsv(`${table.content}`);
    expect(rows).toHaveLength(await part.locator("tbody tr").count());
    expect(header.map((title) => title.trim())).toEqual(
      (await part.locator("thead th").allTextContents()).map((title) => title.trim()),
    );
    for (const row of rows) expect(row).toHaveLength(header.length);

    const drawing = await take(page, "Download SVG", part);
    expect(drawing.name).toBe(`polynomial-vs-network-${panel}.svg`);
    expect(await drawn(lab, `${drawing.content}`)).toEqual({ isSvg: true, hasMarks: true });
    expect(foreignValues(`${drawing.content}`)).toEqual([]);

    const painting = await take(page, "Download PNG", part);
    expect(painting.name).toBe(`polynomial-vs-network-${panel}.png`);
    expect(painting.content.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  });
}

/** List the values in a picture that no program but a browser with our styles can draw. */
function foreignValues(svg: string): string[] {
  const values = svg.match(/"[^"]*(NaN|undefined|var\(|color-mix\(|oklab\(|color\()[^"]*"/g);
  return [...new Set(values)];
}

/** Let the browser read a picture as a document of its own. */
function drawn({ pictures }: Lab, svg: string) {
  return pictures.first().evaluate((_, text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    const marks = documentElement.querySelectorAll("path[d], text");
    return { isSvg: documentElement.localName === "svg", hasMarks: marks.length > 10 };
  }, svg);
}
