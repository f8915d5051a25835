import { byteLength, type StoredTensor } from "./element-type.ts";

/** Write tensors as a safetensors file, in the order given. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const entries = Array.from(tensors, ([name, { dtype, shape, bytes }]) => {
    if (name === "__metadata__")
      throw new RangeError("A tensor cannot be named __metadata__; the format keeps that name.");
    if (bytes.length !== byteLength(dtype, shape))
      throw new RangeError(
        `Tensor ${name} has ${bytes.length} bytes; ${dtype} of shape [${shape}] needs ${byteLength(dtype, shape)}.`,
      );
    const start = offset;
    offset += bytes.length;
    return [name, { dtype, shape, data_offsets: [start, offset] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries([["__metadata__", metadata], ...entries]));
  const text = new TextEncoder().encode(json);
  const header = 8 * Math.ceil(text.length / 8); // padded with spaces, so that the data is aligned
  const file = new Uint8Array(8 + header + offset).fill(0x20, 8, 8 + header);
  new DataView(file.buffer).setBigUint64(0, BigInt(header), true);
  file.set(text, 8);
  let at = 8 + header;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}
