/** Weights learnt from examples, as they are written to a file. */
export type Weights = {
  /** Value of one unit of the table. */
  readonly unit: number;
  /** Base64 of signed bytes. Empty before anything was learnt: all zero. */
  readonly table: string;
};

/** Weights -> bytes, the greatest as 127. */
export function packed(weights: Float32Array): Weights {
  const most = weights.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const unit = most / 127 || 1;
  const bytes = Int8Array.from(weights, (value) => Math.round(value / unit));
  return { unit, table: Buffer.from(bytes.buffer).toString('base64') };
}

/** The bytes of a table of `length` weights. */
export function opened({ table }: Weights, length: number): Int8Array {
  if (table === '') return new Int8Array(length);
  const bytes = Buffer.from(table, 'base64');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** FNV-1a of a text, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** The place of a feature in a table of `size` places; two that fall on one place share its weight. */
export function placeOf(size: number, kind: number, parts: readonly number[]): number {
  let value = Math.imul(kind, 0x9e3779b1);
  for (const part of parts) {
    value = Math.imul(value ^ part, 0x85ebca6b);
    value ^= value >>> 13;
  }
  return (Math.imul(value, 0xc2b2ae35) >>> 0) % size;
}

/** A row of numbers, 0 to 1, that is the same each time (mulberry32). */
export function lottery(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
