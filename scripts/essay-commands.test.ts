import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPoints } from "#content/points.ts";

const root = join(import.meta.dirname, "..");
const experiments = readPoints().points.flatMap(({ experiment }) => experiment ?? []);
let site: string;

beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), "essay-commands-"));
  mkdirSync(join(site, "src/content/essays/sample"), { recursive: true });
  for (const experiment of experiments)
    mkdirSync(join(site, "src/experiments", experiment), { recursive: true });
  copyFileSync(join(root, "src/content/points.yaml"), join(site, "src/content/points.yaml"));
  writeFileSync(join(site, "src/content/glossary.yaml"), "terms: []\n");
  writeFileSync(
    join(site, "src/content/references.bib"),
    "@misc{k2020, title={A work}, year={2020}}",
  );
  writeFileSync(join(site, "src/content/published-ids.txt"), "");
  git("init", "--quiet");
});
afterAll(() => rmSync(site, { recursive: true }));

const git = (...words: string[]) => execFileSync("git", words, { cwd: site, encoding: "utf8" });
const commit = () => {
  git("add", "--all");
  git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "Change");
};
const read = (path: string) => readFileSync(join(site, "src/content", path), "utf8");
const ids = () => parse(read("essays/sample/ids.yaml")).map(({ id }: { id: string }) => id);
const published = () => read("published-ids.txt").trim().split("\n");

function write(version: number, body: string): void {
  const head = `---\ntitle: A sample\ndescription: A sample.\npublished: 2026-11-01\nversion: ${version}\n---\n\n`;
  writeFileSync(join(site, "src/content/essays/sample/index.mdx"), head + body);
}

function run(command: string, ...words: string[]) {
  const script = join(root, "scripts", `${command}.ts`);
  const { status, stderr, stdout } = spawnSync("node", [script, ...words], {
    cwd: site,
    encoding: "utf8",
  });
  return { status, said: `${stdout}${stderr}` };
}

const first = "## The question\n\nIs it so?\n\nIt falls in every case that we tried.\n\nThe end.\n";
const second =
  "## A question\n\nIt falls in nearly every case that we tried.\n\nThe end.\n\nNew.\n";

describe("the commands of an author", () => {
  it("assign ids, list them as published, and change nothing the second time", () => {
    write(1, first);
    expect(run("assign-ids")).toEqual({ status: 0, said: "sample: 4 ids, 4 new\n" });
    const assigned = ids();
    expect(assigned).toEqual(["the-question", ...Array(3).fill(expect.stringMatching(/^p\w{4}$/))]);
    expect(published()).toEqual(
      expect.arrayContaining(["point:ioi", "position:ioi-b", "sample", "sample-the-question"]),
    );
    const files = () => [read("essays/sample/ids.yaml"), read("published-ids.txt")];
    const before = files();
    expect(run("assign-ids", "sample").said).toBe("sample: 4 ids, 0 new\n");
    expect(files()).toEqual(before);
  });

  it("freeze a version only once its text is committed", () => {
    expect(run("release-essay", "sample")).toMatchObject({
      status: 2,
      said: expect.stringContaining("Commit these first"),
    });
    commit();
    expect(run("release-essay", "sample", "First.").status).toBe(0);
    const release = JSON.parse(read("essays/sample/versions/1.json"));
    expect(release).toMatchObject({
      version: 1,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      commit: git("rev-parse", "HEAD").trim(),
      summary: "First.",
    });
    expect(release.blocks.map(({ id }: { id: string }) => id)).toEqual(ids());
    expect(run("release-essay", "sample").said).toContain('Version 1 of "sample" is released');
  });

  it("keep the ids of what was edited and send the vanished on", () => {
    const [question, gone, falls, end] = ids();
    write(1, second);
    expect(run("assign-ids").said).toContain(`${gone} is gone and leads to ${question}`);
    expect(ids()).toEqual([question, falls, end, expect.any(String)]);
    expect(parse(read("moved-ids.yaml"))).toEqual({ [`sample-${gone}`]: `sample-${question}` });
    expect(published()).toContain(`sample-${gone}`);
  });

  it("ask for the next version when a released text changed", () => {
    expect(run("release-essay", "sample")).toMatchObject({
      status: 2,
      said: expect.stringContaining('set "version: 2" in the front matter'),
    });
    write(2, second);
    commit();
    expect(run("release-essay", "sample").status).toBe(0);
  });

  it("refuse two claims with one id and write nothing", () => {
    const before = read("essays/sample/ids.yaml");
    write(
      3,
      '<Claim id="same" status="argued">\n\nA.\n\n</Claim>\n\n<Claim id="same" status="argued">\n\nB.\n\n</Claim>\n',
    );
    expect(run("assign-ids")).toMatchObject({
      status: 2,
      said: expect.stringContaining('the id "sample-same" stands twice'),
    });
    expect(read("essays/sample/ids.yaml")).toBe(before);
  });

  it("refuse an essay that is not there, and name those that are", () => {
    for (const command of ["assign-ids", "release-essay"]) {
      expect(run(command, "nowhere")).toMatchObject({
        status: 2,
        said: expect.stringContaining('There is no essay "nowhere"; accepted: sample.'),
      });
    }
  });
});
