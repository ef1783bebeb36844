/** `npm run fuzz` starts the tests of this folder in a mode of that name; `npm test` runs a small part of the same. */
export const isLong = process.env.MODE === 'fuzz';

/** How many cases are tried. The seed is fixed: the long run begins with the cases of the short one. */
export const runs = isLong ? 100_000 : 2000;
export const seed = 20_261_123;

/** The long run takes the better part of an hour on a busy machine. */
export const timeoutMs = isLong ? 3 * 3600 * 1000 : 120_000;
