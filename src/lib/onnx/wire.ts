/** @file Protobuf wire format, the part that ONNX needs: varints, 32-bit floats and length-delimited fields. */

/** Bytes of one or more encoded fields; concatenating them is always valid. */
export type Wire = Uint8Array;

/** Join encoded fields into one message body. */
export function join(parts: readonly Wire[]): Wire {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Encode an integer as a varint; negative numbers take ten bytes, as two's complement of 64 bits. */
export function varint(value: number | bigint): Wire {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

const VARINT = 0;
const DELIMITED = 2;
const FIXED32 = 5;
const key = (field: number, wireType: number): Wire => varint((field << 3) | wireType);

/** Encode an integer field. */
export const integerField = (field: number, value: number | bigint): Wire =>
  join([key(field, VARINT), varint(value)]);

/** Encode a 32-bit float field. */
export function floatField(field: number, value: number): Wire {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return join([key(field, FIXED32), bytes]);
}

/** Encode a field of raw bytes, or an embedded message. */
export const bytesField = (field: number, bytes: Wire): Wire =>
  join([key(field, DELIMITED), varint(bytes.length), bytes]);

/** Encode a text field. */
export const textField = (field: number, text: string): Wire =>
  bytesField(field, new TextEncoder().encode(text));

/** Encode a repeated integer field in packed form. */
export const packedField = (field: number, values: readonly number[]): Wire =>
  bytesField(field, join(values.map(varint)));
