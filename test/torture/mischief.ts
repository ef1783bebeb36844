import type { Fault, Mischief } from '../fake-slack/state.ts';
import type { Chance } from './seeded.ts';

/** Posts that a channel takes at once; then one a second, as Slack has it. */
const burst = 4;
const perSecond = 1;

/** Of a hundred posts so many suffer each; the rest goes well. */
const ofPosts: readonly (readonly [number, (chance: Chance) => Fault])[] = [
  [9, () => ({ kind: 'cut after' })],
  [5, () => ({ kind: 'cut before' })],
  [7, () => ({ kind: 'status', status: 500, done: true })],
  [4, () => ({ kind: 'status', status: 500, done: false })],
  [5, ({ pick }) => ({ kind: 'limited', retryAfterS: pick([1, 1, 2, 8]) })],
  [3, () => ({ kind: 'refused', error: 'internal_error' })],
  [12, ({ number }) => ({ kind: 'slow', ms: 50 + Math.floor(number() * 1950) })],
];

/** Other calls are told to fail so often, in the same proportions. */
const shareOfOthers = 0.4;

/** Calls that go wrong; a process that cannot say who it is does not start, which is not what is tried. */
const suffers = /^(?:chat\.|conversations\.|users\.)/;

export type Trouble = {
  readonly mischief: Mischief;
  /** How often what went wrong, so far. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** From now on nothing goes wrong but too many posts a second. */
  readonly end: () => void;
};

/** Slack on a bad day: its limits, and faults by chance. */
export function createTrouble(chance: Chance): Trouble {
  const counts = new Map<string, number>();
  const limit = createLimit();
  let ended = false;
  const mischief: Mischief = (method, { channel = '' }) => {
    const over = method === 'chat.postMessage' && !limit(channel);
    const limited: Fault = { kind: 'limited', retryAfterS: 1 };
    const fault = over ? limited : ended ? undefined : faultOf(method, chance);
    if (fault !== undefined) {
      const name = `${method} ${nameOf(fault)}${over ? ' (too many a second)' : ''}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return fault;
  };
  return {
    mischief,
    counts: () => Object.fromEntries([...counts].sort()),
    end: () => {
      ended = true;
    },
  };
}

function faultOf(method: string, chance: Chance): Fault | undefined {
  if (!suffers.test(method)) return undefined;
  if (method !== 'chat.postMessage' && !chance.is(shareOfOthers)) return undefined;
  let left = chance.number() * 100;
  for (const [share, fault] of ofPosts) {
    left -= share;
    if (left < 0) return fault(chance);
  }
  return undefined;
}

function nameOf(fault: Fault): string {
  if (fault.kind !== 'status') return fault.kind;
  return `${fault.status} ${fault.done ? 'after' : 'before'}`;
}

/** Whether a channel takes one more post now. */
function createLimit(): (channel: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (channel) => {
    const now = Date.now();
    const { tokens, at } = buckets.get(channel) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    buckets.set(channel, { tokens: filled < 1 ? filled : filled - 1, at: now });
    return filled >= 1;
  };
}
