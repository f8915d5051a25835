// @ts-check
/** @file `npm start`: install what is missing, build the site, serve it, say where. */
import { setTimeout as wait } from "node:timers/promises";
import { runCommand, startCommand } from "./bootstrap/command.mjs";
import { ensureDependencies } from "./bootstrap/dependencies.mjs";
import { choosePort } from "./bootstrap/port.mjs";
import { stop } from "./bootstrap/stop.mjs";

await ensureDependencies();
// Asked before the build, so that a wrong PORT fails at once, and after it, because a port may have been taken meanwhile.
await findPort();
console.log("Building the site.");
if ((await runCommand("astro build")) !== 0) {
  stop("The site could not be built, for the reason above.");
}
const port = await findPort();
const address = `http://localhost:${port}/`;
const server = startCommand(`astro preview --port ${port} --ignore-lock --silent`);
let stopping = false;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => {
    stopping = true;
    server.kill(signal);
  });
}
server.once("exit", (code) => {
  if (!stopping) stop(`The server ended by itself with code ${code}, for the reason above.`);
  process.exit();
});
await serverAnswers();
console.log(`The site is built and served; Ctrl-C ends it.\nCruxes is at ${address}`);

async function findPort() {
  try {
    return await choosePort(process.env.PORT);
  } catch (error) {
    return stop(error instanceof Error ? error.message : `${error}`);
  }
}

async function serverAnswers() {
  const answers = () =>
    fetch(address).then(
      () => true,
      () => false,
    );
  while (!(await answers())) await wait(100);
}
