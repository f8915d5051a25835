// @ts-check
import { once } from "node:events";
import { createServer } from "node:net";

const first = 4321;
const last = 4420;

/**
 * Choose the port to serve on: the wished one, or else the first free one near 4321.
 * @param {string | undefined} wish
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @returns {Promise<number>}
 */
export async function choosePort(wish, isFree = portIsFree) {
  if (wish) return checkPort(wish, isFree);
  for (let port = first; port <= last; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`Every port from ${first} to ${last} is busy; choose another with PORT=…`);
}

/**
 * @param {string} wish
 * @param {(port: number) => Promise<boolean>} isFree
 */
async function checkPort(wish, isFree) {
  const port = Number(wish);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT is "${wish}"; it must be a whole number from 1 to 65535.`);
  }
  if (!(await isFree(port))) {
    throw new Error(`Port ${port}, chosen with PORT, is busy; choose another or leave PORT out.`);
  }
  return port;
}

/**
 * Tell whether nobody listens on a port, neither under IPv4 nor under IPv6.
 * @param {number} port
 */
export async function portIsFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

/**
 * @param {number} port
 * @param {string} host
 */
async function canListen(port, host) {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    // A machine without IPv6 cannot have anybody listening there.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    return code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT";
  }
  server.close();
  await once(server, "close");
  return true;
}
