import { z } from 'zod';

/** Kinds that an item may expect in place of an owner; other people's words for kinds are ignored. */
const kinds = ['several', 'overview', 'comparison', 'definition', 'framework', 'choice'];

/** What one message should get. */
const Expectation = z.object({
  /** `aws`, `customer`, `shared`, `depends`; `aws+customer` for two parts; null for none. */
  expected: z.string().nullable(),
  also_ok: z.array(z.string()).default([]),
  /** Owners of the parts, where a message asks several things. */
  owners: z.array(z.string()).optional(),
  shape: z.string().default('message'),
  /** Kind of the answer where no owner is expected; null owner without it means silence. */
  kind: z.string().optional(),
  concern: z.string().nullish(),
  service: z.string().nullish(),
});

/** One message with what it should get; extra fields of other people's files are ignored. */
export const Item = Expectation.extend({
  id: z.string().optional(),
  question: z.string().optional(),
  /** A conversation instead of one message; what is expected is about its last turn. */
  turns: z.array(z.string()).min(2).optional(),
  half: z.enum(['tuning', 'report']).optional(),
}).refine(({ question, turns }) => question !== undefined || turns !== undefined, {
  error: 'needs a question or turns',
});
export type Item = z.infer<typeof Item>;

/** A conversation of which every turn is judged. */
const Conversation = z
  .object({
    id: z.string(),
    half: z.enum(['tuning', 'report']),
    turns: z.array(z.string()).min(2),
    /** What each turn should get, in order. */
    expects: z.array(Expectation),
  })
  .refine(({ turns, expects }) => turns.length === expects.length, {
    error: 'needs as many expects as turns',
  });
type Conversation = z.infer<typeof Conversation>;

/** The messages of an item in order; the last is the one that counts. */
export function messagesOf({ question, turns }: Item): readonly string[] {
  return turns ?? [question ?? ''];
}

/**
 * Lines of JSON -> items; a conversation with `expects` is an item for each of its turns.
 *
 * @throws Error naming the line that is neither.
 */
export function parseItems(text: string): readonly Item[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const value: unknown = JSON.parse(line);
    const all = typeof value === 'object' && value !== null && 'expects' in value;
    const parsed = all ? Conversation.transform(turnItems).safeParse(value) : one.safeParse(value);
    if (parsed.success) return parsed.data.map(normal);
    throw new Error(`line ${at + 1}: ${parsed.error.issues.map((i) => i.message).join('; ')}`);
  });
}

const one = Item.transform((item): readonly Item[] => [item]);

/** `c07` -> `c07.1`, `c07.2`, ...: each with the turns before it. */
function turnItems({ id, half, turns, expects }: Conversation): readonly Item[] {
  return expects.map((expectation, at) => ({
    ...expectation,
    id: `${id}.${at + 1}`,
    half,
    ...(at === 0 ? { question: turns[0] } : { turns: turns.slice(0, at + 1) }),
  }));
}

/** `a >> b` is a conversation, `aws+customer` are the owners of two parts, unknown kinds are dropped. */
function normal(item: Item): Item {
  const turns =
    item.turns ?? (item.question?.includes(' >> ') ? item.question.split(' >> ') : undefined);
  const owners = item.expected?.includes('+') ? item.expected.split('+') : item.owners;
  const kind = owners !== undefined ? 'several' : item.kind;
  return {
    ...item,
    turns,
    owners,
    expected: owners !== undefined ? null : item.expected,
    kind: kind !== undefined && kinds.includes(kind) ? kind : undefined,
  };
}
