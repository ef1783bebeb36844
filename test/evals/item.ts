import { z } from 'zod';

/** Kinds that an item may expect in place of an owner; other people's words for kinds are ignored. */
const kinds = ['several', 'overview', 'comparison', 'definition', 'framework', 'choice'];

/** One message with the owner it should get; extra fields of other people's files are ignored. */
export const Item = z
  .object({
    id: z.string().optional(),
    question: z.string().optional(),
    /** A conversation instead of one message; what is expected is about its last turn. */
    turns: z.array(z.string()).min(2).optional(),
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
  })
  .refine(({ question, turns }) => question !== undefined || turns !== undefined, {
    error: 'needs a question or turns',
  });
export type Item = z.infer<typeof Item>;

/** The messages of an item in order; the last is the one that counts. */
export function messagesOf({ question, turns }: Item): readonly string[] {
  return turns ?? [question ?? ''];
}

/** Lines of JSON -> items. @throws Error naming the line that is not an item. */
export function parseItems(text: string): readonly Item[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = Item.safeParse(JSON.parse(line));
    if (parsed.success) return [normal(parsed.data)];
    throw new Error(`line ${at + 1}: ${parsed.error.issues.map((i) => i.message).join('; ')}`);
  });
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
