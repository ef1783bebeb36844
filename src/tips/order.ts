/**
 * Place of a text in an order that looks like chance and is the same on every machine: FNV-1a, then MurmurHash3's
 * finish, without which texts that differ at their ends lie close together.
 *
 * @returns 0 to 2^32 - 1; only the order has meaning.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function order(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
