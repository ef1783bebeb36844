import type { StateStore } from '@slack/bolt';
import { ClearStateStore, InvalidStateError } from '@slack/oauth';

/** How long an installation may take, in seconds. */
export const stateSeconds = 600;

/** Used states remembered; more in ten minutes are no people. The oldest make room. */
const maxUsed = 10_000;

/**
 * The state that goes to Slack and comes back: signed, ten minutes old at most, and good once in this process.
 * The installer compares it with a cookie too, so that it counts in one browser alone.
 */
export function createStateStore(secret: string, now: () => Date): StateStore {
  const signed = new ClearStateStore(secret, stateSeconds);
  const used = new Set<string>();
  return {
    generateStateParam: (options) => signed.generateStateParam(options, now()),
    verifyStateParam: async (_now, state) => {
      const options = await signed.verifyStateParam(now(), state);
      // What is signed, not the signature: the same signature can be spelt in more than one way.
      const mark = state.split('.').at(-2) ?? '';
      if (used.has(mark)) throw new InvalidStateError('The state was used before');
      used.add(mark);
      const [oldest] = used;
      if (used.size > maxUsed && oldest !== undefined) used.delete(oldest);
      return options;
    },
  };
}
