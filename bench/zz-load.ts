const [module, fn, workload] = process.argv.slice(2);
const prepare = await (await import(module))[fn]({ threads: 1 });
const call = await prepare(workload);
const n = +(process.env.N ?? 5);
for (let i=0;i<n;i++){const t=process.cpuUsage();const l=await call();const u=process.cpuUsage(t);console.log(l,((u.user+u.system)/1e3).toFixed(1),'ms cpu a call');}
