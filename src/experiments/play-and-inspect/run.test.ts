import { afterAll, expect, test } from "vitest";
import { createSolver, isOver, parsePosition } from "#connect-four";
import { createEngine, type Engine } from "#engine";
import { createRandom } from "#random";
import { parseParameters } from "../parameters.ts";
import { readPublic } from "../read-public.ts";
import { about } from "./about.ts";
import { run } from "./run.ts";
import type { Frame } from "./types.ts";

const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.dispose())));

async function finish(texts: Readonly<Record<string, string>>) {
  const { params, seed, problems } = parseParameters(about, { simulations: "30", ...texts });
  expect(problems).toEqual([]);
  const engine = engines[0] ?? (await createEngine());
  engines[0] = engine;
  const { signal } = new AbortController();
  const random = createRandom(seed);
  const generator = run({ engine, params, seed, random, signal, readFile: readPublic });
  const frames: Frame[] = [];
  let step = await generator.next();
  for (; !step.done; step = await generator.next()) frames.push(step.value);
  return { frames, data: step.value.data, measured: step.value.measured };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("The same settings give the same run, whatever ran before on the engine.", async () => {
  const position = "12111674225511";
  const first = await finish({ position });
  await finish({ position: "2243576333365455", checkpoint: "0", simulations: "3" });
  expect(JSON.stringify(await finish({ position }))).toBe(JSON.stringify(first));
});

test("The policy is a distribution over legal moves, and every simulation but the first visits one.", async () => {
  const { data } = await finish({ position: "4444442222221", simulations: "50" });
  expect(sum(data.policy)).toBeCloseTo(1, 5);
  expect([data.policy[1], data.policy[3], data.visits[1]]).toEqual([0, 0, 0]);
  expect(sum(data.visits)).toBe(49);
  const most = Math.max(...data.visits);
  expect(data.visits[data.best! - 1]).toBe(most);
  expect(data.lines[data.best! - 1]).toMatch(new RegExp(`^${data.best}`));
});

test("Without simulations the likeliest move of the policy is played.", async () => {
  const { data } = await finish({ position: "12111674225511", simulations: "0" });
  expect(sum(data.visits)).toBe(0);
  expect(data.policy[data.best! - 1]).toBe(Math.max(...data.policy));
  expect(data.searchValue).toBe(data.value);
});

test.each(["12111674225511", "2243576333365455", "324717746561364526547336654313"])(
  "From ply 12 on the verdict is that of the solver: %s.",
  async (position) => {
    const { data } = await finish({ position });
    const scores = createSolver().moveScores(parsePosition(position));
    const value = createSolver().value(parsePosition(position));
    expect(data.solver).toMatchObject({ solved: true, scores, value });
    const kept = createSolver().valuePreserving(parsePosition(position));
    expect(data.solver.keepsValue).toBe(kept.includes(data.best! - 1));
  },
);

test("Before that a solver that does not finish says so, and gives no verdict.", async () => {
  const { data, measured } = await finish({ position: "" });
  expect(data.solver).toMatchObject({ solved: false, value: null, scores: null, keepsValue: null });
  expect(measured.map(({ id }) => id)).not.toContain("solver-value");
});

test("A game that is over has no move, and is worth what its end is.", async () => {
  const { data } = await finish({ position: "1212121" });
  expect(data).toMatchObject({ winner: 1, best: null, value: -1 });
  expect(data.solver).toMatchObject({ solved: true, value: -1, keepsValue: null });
});

test("Frames have the network's part first, its move before the solver's verdict.", async () => {
  const { frames } = await finish({ position: "12111674225511", simulations: "60" });
  const withMove = frames.findIndex(({ best }) => best !== undefined);
  expect(frames[1]?.policy).toHaveLength(7);
  expect(frames[1]?.best).toBeUndefined();
  expect(withMove).toBeGreaterThan(1);
  expect(frames.some(({ solver }) => solver !== undefined)).toBe(false);
});

test("A game against itself is legal to its end, is judged as the solver judges, and differs by seed.", async () => {
  const start = "24422246346";
  const settings = { position: start, simulations: "10", selfPlay: "true" };
  const [one, two] = [
    await finish({ ...settings, seed: "1" }),
    await finish({ ...settings, seed: "2" }),
  ];
  const movesOf = ({ data }: typeof one) => data.game!.moves.map(({ column }) => column).join("");
  expect(movesOf(one)).not.toBe(movesOf(two));
  const end = parsePosition(`${start}${movesOf(one)}`);
  expect(isOver(end)).toBe(true);
  expect(one.data.game!.winner).toBe(end.winner);
  const solver = createSolver();
  for (const [i, { mover, column, value, keepsValue }] of one.data.game!.moves.entries()) {
    const position = parsePosition(`${start}${movesOf(one).slice(0, i)}`);
    if (position.ply < 12) expect([value, keepsValue]).toEqual([null, null]);
    else {
      expect(value).toBe(0 + solver.value(position) * (mover === 1 ? 1 : -1));
      expect(keepsValue).toBe(solver.valuePreserving(position).includes(column - 1));
    }
  }
});

test.each([
  ["44x", "“x” (character 3) is no column"],
  ["48", "“8” (character 2) is no column"],
  ["4444444", "Column 4 is full, so “4” (character 7) cannot be played"],
  ["12121212", "won by the first player, so “2” (character 8) is one move too many"],
])("The moves %s are refused with the place and the reason.", (position, words) => {
  const { problems } = parseParameters(about, { position });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(words);
  expect(problems[0]).toContain("accepted: the columns of a game by the rules");
});
