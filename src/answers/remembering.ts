import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** Most entries kept for one knowledge; people ask about a few thousand things again and again. */
const maxRemembered = 20_000;

/** Something that follows from the knowledge, an entry of it, and what else it depends on. */
type Find<K, O, V> = (knowledge: KnowledgeBase, key: K, other: O) => V;

/** What was found, by entry and by the rest. */
type Memory<K, O, V> = { readonly rows: Map<K, Map<O, V>>; count: number };

/**
 * The same function, which looks only once: an answer needs what all services or concerns say, and the
 * knowledge never changes. Forgotten with the knowledge.
 */
export function remembering<K, O, V>(find: Find<K, O, V>): Find<K, O, V> {
  const memories = new WeakMap<KnowledgeBase, Memory<K, O, V>>();
  return (knowledge, key, other) => {
    const memory = memories.get(knowledge) ?? { rows: new Map(), count: 0 };
    const row = memory.rows.get(key) ?? new Map<O, V>();
    const before = row.get(other);
    if (before !== undefined) return before;
    const found = find(knowledge, key, other);
    if (memory.count < maxRemembered) {
      memories.set(knowledge, memory);
      memory.rows.set(key, row.set(other, found));
      memory.count += 1;
    }
    return found;
  };
}
