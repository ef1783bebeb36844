import type { Finding } from './check.ts';
import type { Knowledge } from './knowledge.ts';

/** Longest sentence, in words, that is still read at one go in a channel. */
const maxSentenceWords = 40;

/** A name may mean one service only, and a way to ask one concern or definition only. */
export function checkNames({ services, concerns, definitions }: Knowledge): readonly Finding[] {
  // Hints of a kind count only beside its parent, so they may mean something else elsewhere.
  const names = services.flatMap(({ id, name, aliases, hints, partOf }) =>
    [...new Set([name, ...aliases, ...(partOf === undefined ? hints : [])].map(plain))].map(
      (text) => ({
        entry: `services/${id}`,
        field: 'aliases',
        text,
      }),
    ),
  );
  const asks = [
    ...concerns.flatMap(({ id, asks }) =>
      asks.map(({ text }, at) => ({ entry: `concerns/${id}`, field: `asks[${at}]`, text })),
    ),
    ...definitions.flatMap(({ id, asks }) =>
      asks.map((text, at) => ({ entry: `definitions/${id}`, field: `asks[${at}]`, text })),
    ),
  ];
  return [...twins(names), ...twins(asks.map((ask) => ({ ...ask, text: plain(ask.text) })))];
}

type Named = { readonly entry: string; readonly field: string; readonly text: string };

function twins(named: readonly Named[]): readonly Finding[] {
  const first = new Map<string, Named>();
  return named.flatMap((name) => {
    const twin = first.get(name.text);
    if (twin === undefined) {
      first.set(name.text, name);
      return [];
    }
    const message = `"${name.text}" also belongs to ${twin.entry}; it must lead to one answer`;
    return [{ entry: name.entry, field: name.field, message }];
  });
}

/** Lower case, letters and digits only, single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Sentences that nobody reads to their end. */
export function checkSentences({ concerns, services }: Knowledge): readonly Finding[] {
  return [
    ...concerns.flatMap((concern) => longSentences(`concerns/${concern.id}`, concern, '')),
    ...services.flatMap((service) => longSentences(`services/${service.id}`, service, '')),
  ];
}

function longSentences(entry: string, value: unknown, field: string): readonly Finding[] {
  if (typeof value === 'string') {
    const longest = Math.max(...value.split(/[.!?;:]\s/).map((s) => s.split(/\s+/).length));
    if (longest <= maxSentenceWords) return [];
    return [
      { entry, field, message: `a sentence of ${longest} words; keep to ${maxSentenceWords}` },
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  const inList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = inList ? `${field}[${key}]` : `${field}.${key}`.replace(/^\./, '');
    return longSentences(entry, inner, path);
  });
}
