import { createNodeEngine } from "../../src/lib/engine/node.ts";
import type { LoadOptions, Prepare } from "../call.ts";
import { prepareOn } from "./load.ts";

/** Start our engine on onnxruntime-node. */
export async function loadNode({ threads }: LoadOptions): Promise<Prepare> {
  return prepareOn(await createNodeEngine({ threads }));
}
