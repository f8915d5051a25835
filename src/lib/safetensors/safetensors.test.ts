import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ElementType,
  numbersOf,
  readSafetensors,
  SafetensorsError,
  type StoredTensor,
  store,
  writeSafetensors,
} from "./index.ts";

/** Lay a file out by hand: eight bytes of length, the header, the data. */
function handMade(header: string | Uint8Array, data: readonly number[], length?: bigint) {
  const text = typeof header === "string" ? new TextEncoder().encode(header) : header;
  const count = new Uint8Array(8);
  new DataView(count.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  return Uint8Array.of(...count, ...text, ...data);
}

const entry = (shape: readonly number[], offsets: readonly number[], dtype = "F32") => ({
  dtype,
  shape,
  data_offsets: offsets,
});
const one = [0, 0, 128, 63]; // 1 as a little-endian float32

describe("a file laid out by hand", () => {
  test("is read as the format describes", () => {
    const header = `{"__metadata__":{"step":"7"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}   `;
    const file = handMade(header, [...one, 0, 0, 0, 192, 254, ...Array(7).fill(255)]);
    const { tensors, metadata } = readSafetensors(file);
    expect(metadata).toEqual({ step: "7" });
    expect([...tensors.keys()]).toEqual(["a", "b"]);
    expect(tensors.get("a")).toMatchObject({ dtype: "F32", shape: [2, 1] });
    expect(numbersOf(tensors.get("a")!)).toEqual(Float32Array.of(1, -2));
    expect(numbersOf(tensors.get("b")!)).toEqual(Float32Array.of(-2));
  });

  test("is what we write", () => {
    const file = writeSafetensors(new Map([["w", store(Float32Array.of(1), [1])]]), { a: "b" });
    const header = `{"__metadata__":{"a":"b"},"w":${JSON.stringify(entry([1], [0, 4]))}}`;
    expect(file).toEqual(handMade(header.padEnd(8 * Math.ceil(header.length / 8)), one));
  });

  test("may hold no tensor, empty tensors and names that JavaScript treats as special", () => {
    expect(readSafetensors(handMade("{}", [])).tensors.size).toBe(0);
    const header = `{"__proto__":${JSON.stringify(entry([0, 3], [0, 0]))},"1":${JSON.stringify(entry([1], [0, 4]))}}`;
    const { tensors } = readSafetensors(handMade(header, one));
    expect(tensors.get("__proto__")?.bytes.length).toBe(0);
    expect(tensors.get("1")?.bytes.length).toBe(4);
  });
});

test.each<[ElementType, readonly number[], readonly number[]]>([
  ["F16", [0, 0x3c, 0, 0xc0, 1, 0, 0, 0x7c, 0xff, 0x7b], [1, -2, 2 ** -24, Infinity, 65504]],
  ["F16", [0, 0xfc, 1, 0x7c, 0, 0x80], [-Infinity, Number.NaN, -0]],
  ["BF16", [0x80, 0x3f, 0, 0xc0], [1, -2]],
  ["F64", [0, 0, 0, 0, 0, 0, 0xf0, 0x3f], [1]],
  ["I8", [255], [-1]],
  ["U8", [255], [255]],
  ["BOOL", [0, 1], [0, 1]],
  ["I16", [254, 255], [-2]],
  ["U16", [1, 1], [257]],
  ["I32", [255, 255, 255, 255], [-1]],
  ["U32", [0, 0, 1, 0], [65536]],
  ["U64", [0, 0, 0, 0, 1, 0, 0, 0], [2 ** 32]],
])("%s bytes %j are the numbers %j", (dtype, bytes, numbers) => {
  const tensor: StoredTensor = { dtype, shape: [numbers.length], bytes: Uint8Array.from(bytes) };
  expect(numbersOf(tensor)).toEqual(Float32Array.from(numbers));
});

const anyTensor = fc.array(fc.nat(3), { maxLength: 3 }).chain((shape) =>
  fc
    .array(fc.float(), {
      minLength: shape.reduce((a, b) => a * b, 1),
      maxLength: shape.reduce((a, b) => a * b, 1),
    })
    .map((values) => store(Float32Array.from(values), shape)),
);
const anyFile = fc.tuple(
  fc.dictionary(
    fc.string().filter((name) => name !== "__metadata__"),
    anyTensor,
    { maxKeys: 4 },
  ),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
);
const written = ([tensors, metadata]: [Record<string, StoredTensor>, Record<string, string>]) =>
  writeSafetensors(new Map(Object.entries(tensors)), metadata);

describe("any tensors", () => {
  test("come back as they were written, bit for bit", () => {
    fc.assert(
      fc.property(anyFile, (contents) => {
        const [tensors, metadata] = contents;
        const read = readSafetensors(written(contents));
        expect(Object.fromEntries(read.tensors)).toEqual(tensors);
        expect(read.metadata).toEqual({ ...metadata });
      }),
    );
  });

  test("are refused when the file is cut off anywhere or goes on too long", () => {
    fc.assert(
      fc.property(anyFile, fc.double({ min: 0, max: 1, maxExcluded: true }), (contents, at) => {
        const file = written(contents);
        const cut = file.subarray(0, Math.floor(at * file.length));
        expect(() => readSafetensors(cut)).toThrow(SafetensorsError);
        expect(() => readSafetensors(Uint8Array.of(...file, 0))).toThrow(SafetensorsError);
      }),
    );
  });

  test("are either read or refused in words when a byte of the file changes", () => {
    const file = written([{ w: store(Float32Array.of(1, 2), [2]) }, { a: "b" }]);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const changed = file.with(at, byte);
        try {
          const { tensors } = readSafetensors(changed);
          for (const { bytes } of tensors.values()) expect(bytes.length).toBeLessThanOrEqual(8);
        } catch (error) {
          expect(error).toBeInstanceOf(SafetensorsError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a file is refused, with the reason, when", () => {
  const header = (entries: Record<string, unknown>) => JSON.stringify(entries);
  test.each<[string, Uint8Array, string]>([
    ["it is shorter than the length of a header", Uint8Array.of(1, 2), "it has 2 bytes"],
    ["its header is longer than the file", handMade("{}", [], 3n), "a header of 3 bytes, and 2"],
    ["its header is beyond the limit", handMade("{}", [], 100_000_001n), "at most 100000000"],
    ["its header is no JSON", handMade("{,}", []), "no JSON"],
    ["its header is no UTF-8", handMade(Uint8Array.of(123, 255, 125), []), "no JSON"],
    ["its header is no object", handMade("[]", []), "accepts an object"],
    ["its header begins with a space", handMade(" {}", []), "from its first byte"],
    ["its metadata are no text", handMade(`{"__metadata__":{"a":1}}`, []), "text by name"],
    ["an entry is no object", handMade(`{"a":3}`, []), `"a" has the type undefined`],
    [
      "a type is unknown",
      handMade(header({ a: entry([1], [0, 4], "F31") }), one),
      `the type "F31"; accepted are BOOL, U8`,
    ],
    [
      "a shape is negative",
      handMade(header({ a: entry([-1], [0, 4]) }), one),
      "the shape [-1]; accepted are whole numbers",
    ],
    [
      "offsets are not two",
      handMade(header({ a: entry([1], [0]) }), one),
      "accepted is [start, end]",
    ],
    [
      "shape and bytes disagree",
      handMade(header({ a: entry([2], [0, 4]) }), one),
      "takes the 4 bytes of [0,4]; F32 of shape [2] needs 8",
    ],
    [
      "offsets run backwards",
      handMade(header({ a: entry([1], [4, 0]) }), one),
      "takes the -4 bytes",
    ],
    [
      "an entry has another key",
      handMade(header({ a: { ...entry([1], [0, 4]), scale: 2 } }), one),
      `the unknown key "scale"`,
    ],
    [
      "the data begin with a gap",
      handMade(header({ a: entry([1], [4, 8]) }), [...one, ...one]),
      "starts at byte 4; accepted is 0",
    ],
    [
      "tensors overlap",
      handMade(header({ a: entry([2], [0, 8]), b: entry([1], [4, 8]) }), [...one, ...one]),
      `"b" starts at byte 4; accepted is 8`,
    ],
    [
      "data end early",
      handMade(header({ a: entry([1], [0, 4]) }), [0, 0]),
      "places 4 bytes and the file has 2",
    ],
    [
      "data are left over",
      handMade(header({ a: entry([1], [0, 4]) }), [...one, 0]),
      "places 4 bytes and the file has 5",
    ],
    [
      "a name is there twice, also in other letters of JSON",
      handMade(
        `{"a":${JSON.stringify(entry([1], [0, 4]))},"\\u0061":${JSON.stringify(entry([1], [0, 4]))}}`,
        one,
      ),
      `has "a" twice`,
    ],
    [
      "a key of an entry is there twice",
      handMade(`{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, one),
      `has "dtype" twice`,
    ],
  ])("%s", (_, file, message) => {
    expect(() => readSafetensors(file)).toThrow(SafetensorsError);
    expect(() => readSafetensors(file)).toThrow(message);
  });
});

test("a tensor that does not fill its shape, or has the reserved name, is not written", () => {
  const tensor = { dtype: "F32", shape: [2], bytes: new Uint8Array(4) } as const;
  expect(() => writeSafetensors(new Map([["w", tensor]]))).toThrow(
    "Tensor w has 4 bytes; F32 of shape [2] needs 8.",
  );
  const other = store(new Float32Array(1), [1]);
  expect(() => writeSafetensors(new Map([["__metadata__", other]]))).toThrow("keeps that name");
});
