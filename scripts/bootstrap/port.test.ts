import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { choosePort, portIsFree } from "./port.mjs";

const busy =
  (...ports: number[]) =>
  async (port: number) =>
    !ports.includes(port);

test("without a wish the port is 4321", async () => {
  expect(await choosePort(undefined, busy())).toBe(4321);
});

test("an empty wish is no wish", async () => {
  expect(await choosePort("", busy())).toBe(4321);
});

test("a busy port gives way to the next free one", async () => {
  expect(await choosePort(undefined, busy(4321, 4322))).toBe(4323);
});

test("a wished port that is free is taken", async () => {
  expect(await choosePort("8080", busy(4321))).toBe(8080);
});

test("a wished port that is busy is an error that says so", async () => {
  await expect(choosePort("8080", busy(8080))).rejects.toThrow(
    "Port 8080, chosen with PORT, is busy",
  );
});

test.each(["web", "0", "65536", "80.5"])(
  "PORT=%s is an error that says what is accepted",
  async (wish) => {
    await expect(choosePort(wish, busy())).rejects.toThrow(
      `PORT is "${wish}"; it must be a whole number from 1 to 65535.`,
    );
  },
);

test("when every port near 4321 is busy, the error says which were tried", async () => {
  await expect(choosePort(undefined, async () => false)).rejects.toThrow("from 4321 to 4420");
});

test("a port is busy while somebody listens on it and free afterwards", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await portIsFree(port)).toBe(false);
  server.close();
  await once(server, "close");
  expect(await portIsFree(port)).toBe(true);
});
