import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A copy of the site on a port of its own, which can put up a new version: another service worker, and files that are gone. */
export async function serveChangingSite(origin: string) {
  let gone: RegExp | undefined;
  const server = createServer(async ({ url = "/" }, answer) => {
    const response = await fetch(origin + url);
    const body = Buffer.from(await response.arrayBuffer());
    const isGone = gone?.test(url);
    const type = response.headers.get("Content-Type") ?? "";
    answer.writeHead(isGone ? 404 : response.status, { "Content-Type": type });
    answer.end(gone && url === "/sw.js" ? `${body}// A newer version.` : body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Put up a new version, from which these files are gone. */
    renew: (without: RegExp) => {
      gone = without;
    },
    close: () => server.close(),
  };
}
