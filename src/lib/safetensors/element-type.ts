/** Bytes of one element, by the format's name of its type. */
export const bytesPerElement = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  U16: 2,
  I16: 2,
  F16: 2,
  BF16: 2,
  U32: 4,
  I32: 4,
  F32: 4,
  U64: 8,
  I64: 8,
  F64: 8,
} as const;

export type ElementType = keyof typeof bytesPerElement;

export interface StoredTensor {
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  /** Row-major, little-endian; of a file that was read, a view into it. */
  readonly bytes: Uint8Array;
}

/** Count the bytes that a tensor of this type and shape takes. */
export const byteLength = (dtype: ElementType, shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, bytesPerElement[dtype]);
