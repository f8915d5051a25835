/**
 * @file What a search has proved about positions, in a table of fixed size. A key of 64 bits is mixed by a bijection; the bits that give the
 * place are not stored, the others are, so an entry of two words still tells its key exactly: no position is taken for another.
 * Each place has two entries, one for the dearest search and one for the latest (Breuker, Uiterwijk, van den Herik 1996).
 */

export interface Table {
  /** What was stored with a key, 0 if nothing. */
  get(low: number, high: number): number;
  /** Store a value of 1 to 255 with a key; `work`, 0 to 31, says how dear it was to find. */
  set(low: number, high: number, value: number, work: number): void;
}

/** A table of `size` entries of 8 bytes, rounded down to a power of two. Throws a RangeError unless 2^14 ≤ size ≤ 2^27. */
export function createTable(size: number): Table {
  if (!(size >= 2 ** 14 && size <= 2 ** 27))
    throw new RangeError(`A table cannot have ${size} entries; accepted: 2^14 to 2^27.`);
  const placeBits = Math.floor(Math.log2(size)) - 1;
  const placeMask = 2 ** placeBits - 1;
  const words = new Int32Array(4 * 2 ** placeBits);

  // `mixed` and `low` determine the key; the low bits of `mixed` are known from the place and `low`.
  const mix = (high: number, low: number) => {
    let mixed = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d);
    mixed ^= Math.imul(low ^ (low >>> 16), 0x297a2d39);
    return mixed ^ (mixed >>> 13);
  };

  // An entry is the low word of the key, then 19 bits of the tag, 5 of the work and 8 of the value.
  const tagOf = (entry: number) => entry & ~0x1fff;

  return {
    get(low, high) {
      const mixed = mix(high, low);
      const tag = (mixed >>> placeBits) << 13;
      const at = (mixed & placeMask) << 2;
      if (words[at] === low && tagOf(words[at + 1]!) === tag) return words[at + 1]! & 0xff;
      if (words[at + 2] === low && tagOf(words[at + 3]!) === tag) return words[at + 3]! & 0xff;
      return 0;
    },
    set(low, high, value, work) {
      const mixed = mix(high, low);
      const tag = (mixed >>> placeBits) << 13;
      const at = (mixed & placeMask) << 2;
      const entry = tag | (work << 8) | value;
      const first = words[at + 1]!;
      const same = words[at] === low && tagOf(first) === tag;
      if (same || work >= ((first >>> 8) & 31)) {
        if (!same) {
          words[at + 2] = words[at]!;
          words[at + 3] = first;
        }
        words[at] = low;
        words[at + 1] = entry;
      } else {
        words[at + 2] = low;
        words[at + 3] = entry;
      }
    },
  };
}
