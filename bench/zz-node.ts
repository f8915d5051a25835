import { createNodeEngine } from "../src/lib/engine/node.ts";
import { prepareOn } from "./ours/load.ts";
const prepare = prepareOn(await createNodeEngine());
for (const w of (process.argv[2] ?? "mlp,transformer,tower,sgld,ablations").split(",")) { const call = await prepare(w as "mlp"); console.log(w);
for (let i=0;i<5;i++){const t=process.cpuUsage();const l=await call();const u=process.cpuUsage(t);console.log(l,((u.user+u.system)/1e3).toFixed(1),'ms cpu a call');} }
