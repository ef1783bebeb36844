import { startFakeSlack } from '../../test/fake-slack/fake-slack.ts';
import type { Fault } from '../../test/fake-slack/state.ts';

/** What a workspace is like; `closed` refuses connections and needs no server. */
export type Mood = 'good' | 'silent' | 'limited';

/** A post that arrived: workspace, channel, instant in ms, and whether it was taken. */
export type Arrival = readonly [number, string, number, boolean];

/** What the parent asks for. */
export type Order =
  | { readonly kind: 'open'; readonly moods: readonly Mood[]; readonly channels: readonly string[] }
  | { readonly kind: 'report' };

/** What the child answers: addresses, or what arrived. */
export type Answer =
  | { readonly kind: 'opened'; readonly urls: readonly string[] }
  | { readonly kind: 'arrivals'; readonly arrivals: readonly Arrival[] };

/** Slack's limit, and what the limited workspace asks for. */
const gapMs = 1000;
export const retryAfterS = 60;

/** Longer than the whole run. */
const never = 3_600_000;

const arrivals: Arrival[] = [];

/** Many workspaces in this process, each a fake Slack with a server of its own. */
async function open(mood: Mood, at: number, channels: readonly string[]): Promise<string> {
  const lastAt = new Map<string, number>();
  let limitedUntil = 0;
  const faultOf = (channel: string): Fault | undefined => {
    const now = Date.now();
    if (mood === 'silent') return { kind: 'slow', ms: never };
    if (mood === 'limited' && limitedUntil === 0) limitedUntil = now + retryAfterS * 1000;
    if (now < limitedUntil) return { kind: 'limited', retryAfterS };
    if (now - (lastAt.get(channel) ?? 0) < gapMs) return { kind: 'limited', retryAfterS: 1 };
    lastAt.set(channel, now);
    return undefined;
  };
  const fake = await startFakeSlack({
    mischief: (method, { channel = '' }) => {
      if (method !== 'chat.postMessage') return undefined;
      const fault = faultOf(channel);
      arrivals.push([at, channel, Date.now(), fault === undefined]);
      return fault;
    },
  });
  for (const id of channels) {
    const { team } = fake.state;
    const place = { id, team, name: id.toLowerCase(), type: 'channel', joined: true } as const;
    fake.state.channels.set(id, { ...place, archived: false, members: ['U1'], messages: [] });
  }
  return fake.apiUrl;
}

function say(answer: Answer): void {
  process.send?.(answer);
}

process.on('message', async (order: Order) => {
  if (order.kind === 'report') return say({ kind: 'arrivals', arrivals });
  const urls: string[] = [];
  for (const [at, mood] of order.moods.entries()) urls.push(await open(mood, at, order.channels));
  say({ kind: 'opened', urls });
});
