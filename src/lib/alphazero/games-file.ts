/** @file Games as a safetensors file, two bytes and a byte a column for each ply. */
import { readSafetensors, type StoredTensor, writeSafetensors } from "#safetensors";
import type { Game } from "./self-play.ts";

/** Write games. */
export function writeGames(games: readonly Game[]): Uint8Array<ArrayBuffer> {
  const bytes = (values: readonly (Uint8Array | Int8Array)[]): StoredTensor => {
    const joined = new Uint8Array(values.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const value of values) {
      joined.set(new Uint8Array(value.buffer, value.byteOffset, value.length), at);
      at += value.length;
    }
    return { dtype: "U8", shape: [joined.length], bytes: joined };
  };
  return writeSafetensors(
    new Map([
      ["lengths", bytes([Uint8Array.from(games, ({ moves }) => moves.length)])],
      ["openings", bytes([Uint8Array.from(games, ({ opening }) => opening)])],
      ["moves", bytes(games.map(({ moves }) => moves))],
      ["visits", bytes(games.map(({ visits }) => visits))],
      ["values", bytes(games.map(({ values }) => values))],
    ]),
  );
}

/** Read games on a board of so many columns. */
export function readGames(file: Uint8Array, columns: number): Game[] {
  const { tensors } = readSafetensors(file);
  const read = (name: string) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new RangeError(`The file of games has no ${name}.`);
    return Uint8Array.from(tensor.bytes);
  };
  const [openings, moves, visits, values] = ["openings", "moves", "visits", "values"].map(read);
  let [move, ply] = [0, 0];
  return Array.from(read("lengths"), (length, i) => {
    const opening = openings![i]!;
    const played = length - opening;
    const game = {
      moves: moves!.slice(move, move + length),
      opening,
      visits: visits!.slice(ply * columns, (ply + played) * columns),
      values: Int8Array.from(values!.subarray(ply, ply + played), (byte) => (byte << 24) >> 24),
    };
    [move, ply] = [move + length, ply + played];
    return game;
  });
}
