import { expect, test } from "vitest";
import type { Entry } from "./entries.ts";
import { type Player, playMatch } from "./match.ts";
import type { Opening, Round } from "./seat.ts";

const entry = (contender: Entry["contender"]): Entry => ({
  contender,
  runtime: "node",
  threads: 1,
});
const [first, second] = [entry("ours-web"), entry("jax-wasm")];

interface Script {
  readonly speeds: number[];
  readonly losses?: number[];
  readonly seconds?: number;
  readonly fails?: string;
}

/** Players that answer from a script and note in which order they were asked. */
function stage(scripts: Partial<Record<Entry["contender"], Script>>) {
  const asked: string[] = [];
  const open = async ({ contender }: Entry): Promise<Player> => {
    const { speeds, losses = [1, 0.5], seconds = 1, fails } = scripts[contender]!;
    let round = 0;
    const answers = {
      open: (): Opening => ({ firstCallSeconds: 0.2, losses }),
      round: (): Round => ({ stepsPerSecond: speeds[round++]!, seconds }),
    };
    return {
      async ask({ kind }) {
        if (fails !== undefined) throw new Error(fails);
        asked.push(`${kind} ${contender}`);
        return answers[kind]();
      },
      close: async () => {
        asked.push(`close ${contender}`);
      },
    };
  };
  return { asked, open };
}

const options = { rounds: 3, secondsPerRound: 1 };

test("reports the median of rounds whose order rotates, after all have warmed up", async () => {
  const { asked, open } = stage({
    "ours-web": { speeds: [30, 10, 20] },
    "jax-wasm": { speeds: [1, 2, 3] },
  });
  const rows = await playMatch("mlp", [first, second], { ...options, open });
  expect(rows.map(({ stepsPerSecond }) => stepsPerSecond)).toEqual([20, 2]);
  expect(rows[0]).toMatchObject({ slowest: 10, fastest: 30, rounds: 3, firstCallSeconds: 0.2 });
  expect(asked.slice(0, 2)).toEqual(["open ours-web", "open jax-wasm"]);
  expect(asked.slice(2, 8).map((line) => line.split(" ")[1])).toEqual([
    "ours-web",
    "jax-wasm",
    "jax-wasm",
    "ours-web",
    "ours-web",
    "jax-wasm",
  ]);
  expect(asked.slice(8).toSorted()).toEqual(["close jax-wasm", "close ours-web"]);
});

test("gives no speed to a contender whose losses differ", async () => {
  const { open } = stage({
    "ours-web": { speeds: [1, 1, 1] },
    "jax-wasm": { speeds: [9, 9, 9], losses: [1, 0.6] },
  });
  const [, row] = await playMatch("mlp", [first, second], { ...options, open });
  expect(row!.stepsPerSecond).toBeNull();
  expect(row!.note).toContain("computes something else");
});

test("goes on without a contender that cannot run, and says why", async () => {
  const { open } = stage({
    "ours-web": { speeds: [1, 1, 1] },
    "jax-wasm": { speeds: [], fails: "No kernel." },
  });
  const [ours, row] = await playMatch("mlp", [first, second], { ...options, open });
  expect(ours!.stepsPerSecond).toBe(1);
  expect(row).toMatchObject({ stepsPerSecond: null, rounds: 0, note: "No kernel." });
});

test("lets a slow contender play fewer rounds", async () => {
  const { open } = stage({
    "ours-web": { speeds: [1, 1, 1] },
    "jax-wasm": { speeds: [0.1, 0.1, 0.1], seconds: 20 },
  });
  const rows = await playMatch("mlp", [first, second], { ...options, open });
  expect(rows.map(({ rounds }) => rounds)).toEqual([3, 1]);
});
