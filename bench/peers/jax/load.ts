import { defaultDevice, init } from "@jax-js/jax";
import type { Prepare } from "../../call.ts";
import { prepareAblations } from "./ablations.ts";
import { prepareMlp } from "./mlp.ts";
import { prepareSgld } from "./sgld.ts";
import { prepareTower } from "./tower.ts";
import { prepareTransformer } from "./transformer.ts";

/** Load the Wasm backend; it takes a thread for every core where the page is cross-origin isolated. */
export async function loadJax(): Promise<Prepare> {
  await init("wasm");
  defaultDevice("wasm");
  return async (workload) =>
    ({
      mlp: prepareMlp,
      transformer: prepareTransformer,
      tower: prepareTower,
      sgld: prepareSgld,
      ablations: prepareAblations,
    })[workload]();
}
