/** The store cannot be used; says where, what is wrong, and what to do. Holds no password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Driver's or system's code of an error, `ECONNREFUSED`, `28P01`, `SQLITE_BUSY`; empty when it has none. */
export function codeOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return '';
  return typeof cause.code === 'string' ? cause.code : '';
}

/** Words of an error that are not ours. */
export function wordsOf(cause: unknown): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
}
