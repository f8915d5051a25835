/** @file What the names of the presets say of their recordings; where it fails, find-positions.ts finds other positions. */
import { expect, test } from "vitest";
import { legalMoves, parsePosition, play, playerToMove, winningColumns } from "#connect-four";
import standard from "./recorded/default.json";
import double from "./recorded/double.json";
import game from "./recorded/game.json";
import untrained from "./recorded/untrained.json";
import zugzwang from "./recorded/zugzwang.json";

test("In the default position the policy errs and the search does not.", () => {
  const { policy, solver } = standard.data;
  const first = policy.indexOf(Math.max(...policy));
  expect(Math.sign(solver.scores[first]!)).not.toBe(solver.value);
  expect(solver.keepsValue).toBe(true);
});

test("The untrained network is asked about the same position.", () => {
  expect(untrained.data.moves).toBe(standard.data.moves);
  expect(untrained.data.games).toBe(0);
});

test("In the double threat one move wins, and makes two wins at hand.", () => {
  const { scores, value } = double.data.solver;
  const winning = scores.flatMap((score, column) => (score !== null && score > 0 ? [column] : []));
  expect([value, winning.length]).toEqual([1, 1]);
  const position = parsePosition(double.data.moves);
  const after = play(position, winning[0]!);
  expect(winningColumns(after, playerToMove(position)).length).toBeGreaterThan(1);
});

test("In zugzwang every move loses, though no win is at hand for the other.", () => {
  const { scores, value } = zugzwang.data.solver;
  const position = parsePosition(zugzwang.data.moves);
  expect(value).toBe(-1);
  expect(legalMoves(position).every((column) => scores[column]! < 0)).toBe(true);
  const other = playerToMove(position) === 1 ? 2 : 1;
  expect(winningColumns(position, other)).toEqual([]);
});

test("The game goes on to its end.", () => {
  const moves = game.data.game.moves.map(({ column }) => column).join("");
  expect(parsePosition(moves).winner).toBe(game.data.game.winner);
});
