const [module, fn, backend] = process.argv.slice(2);
if (backend) { const r=(p)=>import("/work/main/bench/peers/node_modules/@tensorflow/"+p); const tf = await r("tfjs-core/dist/tf-core.node.js"); await r("tfjs-layers/dist/tf-layers.node.js"); await r("tfjs-backend-cpu/dist/tf-backend-cpu.node.js");await r("tfjs-backend-wasm/dist/tf-backend-wasm.node.js"); await tf.default.setBackend(backend); await tf.default.ready(); }
const call = await (await import(module))[fn]();
const n = +(process.env.N ?? 5);
for (let i=0;i<n;i++){const t=process.cpuUsage();const l=await call();const u=process.cpuUsage(t);console.log(l,((u.user+u.system)/1e3).toFixed(1),'ms a call');}
