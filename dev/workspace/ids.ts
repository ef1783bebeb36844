import { randomBytes } from 'node:crypto';

/**
 * An id in Slack's manner: `Ev0A1B2C3D4E`. Random and not counted, for the app remembers ids across restarts of this
 * workspace and would take a repeated one for a repetition.
 */
export const createId = (prefix: string): string =>
  prefix +
  BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .toUpperCase()
    .padStart(13, '0')
    .slice(-10);

export const secret = (): string => randomBytes(16).toString('hex');
