import { z } from 'zod';
import type { Problem } from './problem.ts';
import type { RawEntry } from './read.ts';

/** What every entry must have before anything else can be said about it. */
const Identified = z.looseObject({ id: z.string() });
type Identified = z.infer<typeof Identified>;

/** An entry with its id known, still to be checked against the shape of its room. */
export type IdentifiedEntry = Omit<RawEntry, 'value'> & {
  readonly value: Identified;
  /** Whether an organisation's folder added it or changed it; its sources may be any https address. */
  readonly overlaid: boolean;
};

export type Merged = {
  readonly entries: readonly IdentifiedEntry[];
  readonly problems: readonly Problem[];
};

/** Gives every entry its id; no id, or two entries of a room with one id, is a problem. */
export function identify(raw: readonly RawEntry[], overlaid: boolean): Merged {
  const seen = new Map<string, RawEntry>();
  const entries: IdentifiedEntry[] = [];
  const problems: Problem[] = [];
  for (const entry of raw) {
    const { file, field } = entry;
    const parsed = Identified.safeParse(entry.value);
    if (!parsed.success) {
      problems.push({ file, field, message: 'has no id: every entry needs a field `id`' });
      continue;
    }
    const key = `${entry.room}/${parsed.data.id}`;
    const twin = seen.get(key);
    if (twin !== undefined) {
      const message = `id "${parsed.data.id}" is also in ${twin.file}; keep one of the two`;
      problems.push({ file, field: `${field}.id`.replace(/^\./, ''), message });
      continue;
    }
    if (parsed.data.remove !== undefined && parsed.data.remove !== true) {
      const message = 'remove must be true, or not stand there at all';
      problems.push({ file, field: `${field}.remove`.replace(/^\./, ''), message });
    }
    seen.set(key, entry);
    entries.push({ ...entry, value: parsed.data, overlaid });
  }
  return { entries, problems };
}

/**
 * Lays an organisation's entries over ours: a known id replaces field by field (lists whole),
 * `remove: true` drops the entry, other ids are added.
 */
export function overlay(
  base: readonly IdentifiedEntry[],
  over: readonly IdentifiedEntry[],
): readonly IdentifiedEntry[] {
  const key = ({ room, value }: IdentifiedEntry) => `${room}/${value.id}`;
  const merged = new Map(base.map((entry) => [key(entry), entry]));
  for (const entry of over) {
    const { remove, ...fields } = entry.value;
    const below = merged.get(key(entry));
    if (remove === true) merged.delete(key(entry));
    else merged.set(key(entry), { ...entry, value: { ...below?.value, ...fields, id: fields.id } });
  }
  return [...merged.values()];
}
