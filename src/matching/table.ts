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

/** FNV-1a of a text, 32 bits; `begun` is the hash of what stands before it. */
export function hash(text: string, begun = 0x811c9dc5): number {
  let value = begun;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** A feature of one part or more: its kind, then `beside` for each part, then `placeIn`. */
export function kindOf(kind: number): number {
  return Math.imul(kind, 0x9e3779b1);
}

export function beside(feature: number, part: number): number {
  const value = Math.imul(feature ^ part, 0x85ebca6b);
  return value ^ (value >>> 13);
}

/** The place of a feature in a table of `size` places; two that fall on one place share its weight. */
export function placeIn(size: number, feature: number): number {
  return (Math.imul(feature, 0xc2b2ae35) >>> 0) % size;
}

/** Places of a table with their values, each place once, in the order they were met. */
export type Features = { readonly places: Uint32Array; readonly values: Float32Array };

/** Collects features; the last value of a place counts. */
export type Collector = {
  readonly add: (place: number, value: number) => void;
  /** What was added since the last time. */
  readonly taken: () => Features;
};

/** Remembers by a mark for each of `size` places, because sets of numbers are slow. */
export function createCollector(size: number): Collector {
  const turns = new Uint16Array(size);
  let [places, values]: [number[], number[]] = [[], []];
  return {
    add: (place, value) => {
      const turn = turns[place] ?? 0;
      if (turn === 0) turns[place] = places.push(place);
      values[(turn || places.length) - 1] = value;
    },
    taken: () => {
      for (const place of places) turns[place] = 0;
      const features = { places: new Uint32Array(places), values: new Float32Array(values) };
      [places, values] = [[], []];
      return features;
    },
  };
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
