import { describe, expect, test } from "vitest";
import { legalMoves, type Position, parsePosition } from "#connect-four";
import { createRandom } from "#random";
import {
  addNoise,
  bestMove,
  type Evaluation,
  meanValue,
  type Node,
  openTree,
  search,
  selectMove,
  type Thinking,
  thinkTogether,
  usualSearch,
  visitsOf,
} from "./index.ts";

/** A network that knows nothing. */
const knowsNothing = (position: Position): Evaluation => {
  const legal = legalMoves(position);
  const policy = Array.from({ length: 7 }, (_, column) =>
    legal.includes(column) ? 1 / legal.length : 0,
  );
  return { policy, value: 0 };
};

function answer<T>(thought: Thinking<T>, network = knowsNothing): T {
  let step = thought.next();
  while (!step.done) step = thought.next(network(step.value));
  return step.value;
}

function searched(moves: string, simulations: number, network = knowsNothing): Node {
  const root = answer(openTree(parsePosition(moves)), network);
  answer(search(root, simulations, usualSearch), network);
  return root;
}

describe("search, with a network that knows nothing", () => {
  test("plays a move that wins at once", () => {
    expect(bestMove(searched("414141", 20))).toBe(3);
    expect(bestMove(searched("112233", 20))).toBe(3);
  });

  test("stops the opponent from winning at his next move", () => {
    expect(bestMove(searched("41414", 100))).toBe(3);
  });

  test("finds a win in three plies: three in a row with both ends free", () => {
    const root = searched("3344", 600);
    expect([1, 4]).toContain(bestMove(root));
    expect(meanValue(root)).toBeGreaterThan(0.2);
  });

  test("sees a position from the side of the player to move: the same threat is good for one and bad for the other", () => {
    expect(meanValue(searched("414141", 60))).toBeGreaterThan(0.5);
    expect(meanValue(searched("14141", 60))).toBeLessThan(meanValue(searched("1414", 60)));
  });

  test("asks for no evaluation of a game that is over", () => {
    const over = parsePosition("4141414");
    const root = answer(openTree(over), () => {
      throw new Error("asked");
    });
    expect(root.value).toBe(-1);
    answer(search(root, 10, usualSearch));
    expect(visitsOf(root)).toBe(1);
  });
});

describe("search", () => {
  test("makes as many simulations as asked; those of an earlier search count", () => {
    const root = searched("44", 50);
    expect(visitsOf(root)).toBe(50);
    answer(search(root, 80, usualSearch));
    expect(visitsOf(root)).toBe(80);
    const child = root.children[bestMove(root)]!;
    expect(visitsOf(child)).toBe(root.visits[bestMove(root)]!);
  });

  test("adds up at every node what came from below", () => {
    const random = createRandom(5);
    const root = searched("4433", 120, (position) => ({
      ...knowsNothing(position),
      value: random.uniform() - 0.5,
    }));
    const check = (node: Node) => {
      for (const [column, child] of node.children.entries()) {
        if (!child) continue;
        const sum = child.totals.reduce((total, value) => total + value, child.value);
        const revisits = node.visits[column]! - visitsOf(child);
        // A finished game is visited again and again; its node counts itself once.
        expect(node.totals[column]!).toBeCloseTo(-(sum + revisits * child.value), 9);
        check(child);
      }
    };
    check(root);
  });

  test("never goes through a column that is full", () => {
    const root = searched("444444", 60);
    expect(root.visits[3]).toBe(0);
    expect(root.children[3]).toBeUndefined();
  });
});

describe("selectMove", () => {
  const node = (parts: Partial<Node>): Node => ({
    position: parsePosition(""),
    value: 0.1,
    priors: [0.4, 0.3, 0.1, 0.1, 0.05, 0.05, 0],
    visits: [3, 1, 0, 0, 0, 0, 0],
    totals: [0.6, 0.5, 0, 0, 0, 0, 0],
    children: [],
    ...parts,
  });

  test("follows the formula in an example worked by hand", () => {
    // N = 5, √N = 2.236; c = log(19658 / 19652) + 2 = 2.000305. Q + c P √N / (1 + n):
    // a: 0.2 + 1.78913 / 4 = 0.647; b: 0.5 + 1.34185 / 2 = 1.171;
    // c: mean (0.1 + 1.1) / 5 = 0.24, less 0.25 √0.7 = 0.209, so 0.031 + 0.447 = 0.478
    const options = { exploration: 2, reduction: 0.25 };
    expect(selectMove(node({}), options)).toBe(1);
    // With b's mean at −0.1 it is 0.571 and a leads; the untried are at 0.12 − 0.209 + 0.447 = 0.358.
    expect(selectMove(node({ totals: [0.6, -0.1, 0, 0, 0, 0, 0] }), options)).toBe(0);
    // N = 13, both tried ones lost always: a: −1 + 7.2141 · 0.4 / 7 = −0.588, b: −1 + 0.309; untried: −11.9 / 13 − 0.209 + 0.721 = −0.403.
    const lost = { visits: [6, 6, 0, 0, 0, 0, 0], totals: [-6, -6, 0, 0, 0, 0, 0] };
    expect(selectMove(node(lost), options)).toBe(2);
  });

  test("takes the leftmost of equals and follows the priors at first", () => {
    const fresh = { visits: [0, 0, 0, 0, 0, 0, 0], totals: [0, 0, 0, 0, 0, 0, 0] };
    expect(selectMove(node(fresh), usualSearch)).toBe(0);
    const equal = node({ ...fresh, priors: Array<number>(7).fill(1 / 7) });
    expect(selectMove(equal, usualSearch)).toBe(0);
  });
});

describe("addNoise", () => {
  test("leaves a distribution over the legal moves, and the share asked for of the old one", () => {
    const root = searched("444444", 2);
    const before = [...root.priors];
    addNoise(root, 0.25, 1, createRandom(3));
    expect(root.priors.reduce((sum, prior) => sum + prior, 0)).toBeCloseTo(1, 9);
    expect(root.priors[3]).toBe(0);
    root.priors.forEach((prior, column) => {
      expect(prior).toBeGreaterThanOrEqual(0.75 * before[column]!);
    });
    expect(root.priors).not.toEqual(before);
  });
});

describe("thinkTogether", () => {
  const think = (moves: string) =>
    (function* (): Thinking<number[]> {
      const root = yield* openTree(parsePosition(moves));
      yield* search(root, 40, usualSearch);
      return root.visits;
    })();

  test("gives each what it finds alone, asks for no position twice and keeps to the width", async () => {
    const games = ["", "4", "44", "4", "45", "54"];
    const asked: string[] = [];
    let widest = 0;
    const evaluate = async (positions: readonly Position[]) => {
      widest = Math.max(widest, positions.length);
      asked.push(...positions.map(({ cells }) => cells.join("")));
      return positions.map(knowsNothing);
    };
    const together = await thinkTogether(games.map(think), evaluate, { width: 3 });
    expect(together).toEqual(games.map((moves) => answer(think(moves))));
    expect(new Set(asked).size).toBe(asked.length);
    expect(widest).toBe(3);
  });

  test("fails when an evaluation fails", async () => {
    const failing = thinkTogether([think("")], () => Promise.reject(new Error("no network")));
    await expect(failing).rejects.toThrow("no network");
  });
});
