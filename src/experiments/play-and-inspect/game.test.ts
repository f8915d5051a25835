import { expect, test } from "vitest";
import { parsePosition } from "#connect-four";
import { isNetworksTurn, standing, takenBack } from "./game.ts";

test.each([
  ["both", "4453", "445"],
  ["both", "", ""],
  ["first", "4453", "44"],
  ["first", "445", "44"],
  ["first", "", ""],
  ["second", "4", "4"],
  ["second", "445", "4"],
  ["second", "4453", "445"],
] as const)("Playing %s, taking back from “%s” leaves “%s”.", (side, moves, left) => {
  expect(takenBack(side, moves)).toBe(left);
});

test("The network moves when the reader does not, until the game is over.", () => {
  expect(isNetworksTurn("both", parsePosition("4"))).toBe(false);
  expect(isNetworksTurn("first", parsePosition("4"))).toBe(true);
  expect(isNetworksTurn("first", parsePosition("44"))).toBe(false);
  expect(isNetworksTurn("second", parsePosition(""))).toBe(true);
  expect(isNetworksTurn("second", parsePosition("1212121"))).toBe(false);
  expect(isNetworksTurn("first", parsePosition("1212121"))).toBe(false);
});

test.each([
  ["both", "", "The first player is to move."],
  ["first", "", "Your turn."],
  ["first", "4", "You played column 4. The network is thinking."],
  ["second", "4", "The network played column 4. Your turn."],
  ["first", "1212121", "You played column 1 and won after 7 moves."],
  ["second", "1212121", "The network played column 1 and won after 7 moves."],
] as const)("Playing %s, of “%s” is said: %s", (side, moves, words) => {
  expect(standing(side, moves)).toBe(words);
});
