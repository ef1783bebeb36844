import type { Logger } from 'pino';
import { Postponed } from '../errors.ts';
import { fault } from '../log.ts';

/** A channel whose tip waits for its turn. */
export type Waiting = {
  readonly team: string;
  readonly channel: string;
  /** Instant, in ms, before which it has no turn. */
  readonly turnMs: number;
};

/** What became of a turn: `later` is not our turn now, `unreachable` says it of the whole workspace. */
export type Outcome = 'done' | 'later' | 'unreachable';

export type QueueParts = {
  /** @throws Postponed when Slack does not take it now. */
  readonly work: (one: Waiting) => Promise<Outcome>;
  /** Called once for each that will not come again. */
  readonly onDone: (one: Waiting) => void;
  readonly now: () => Date;
  readonly log: Logger;
};

export type Queue = {
  readonly add: (all: readonly Waiting[]) => void;
  /** Begins what has its turn, and does not wait for its end. */
  readonly begin: () => void;
  /** Forgets what waits; resolves when what was begun has ended. */
  readonly rest: () => Promise<void>;
  readonly isEmpty: () => boolean;
};

/** Posts on their way at a time: at Slack's 300 ms a post that is about as many as it takes of one workspace. */
const maxAtOnce = 2;

/** Until a look at what another process is at, and at what went wrong here. */
const laterMs = 2000;
const failedMs = 10_000;

/** Rest of a workspace that does not take posts: doubled each time, up to the longest. */
const firstRestMs = 2000;
const longestRestMs = 60_000;

/** The tips of one workspace: what is wrong with it, or what Slack asks of it, delays nobody else. */
export function createQueue(parts: QueueParts): Queue {
  const { now } = parts;
  const waiting: Waiting[] = [];
  const running = new Set<Promise<void>>();
  const respite = createRespite(now);
  let closed = false;

  function add(all: readonly Waiting[]): void {
    if (closed) return;
    waiting.push(...all);
    waiting.sort((one, other) => one.turnMs - other.turnMs);
  }

  function begin(): void {
    while (running.size < maxAtOnce && respite.isOver()) {
      const [next] = waiting;
      if (next === undefined || next.turnMs > now().getTime()) return;
      waiting.shift();
      const turn = take(next).finally(() => {
        running.delete(turn);
        begin();
      });
      running.add(turn);
    }
  }

  /** What is not done gets a turn again, behind those that wait. */
  async function take(one: Waiting): Promise<void> {
    const ms = await turnOf(one, parts, respite);
    if (ms === undefined) parts.onDone(one);
    else add([{ ...one, turnMs: now().getTime() + ms }]);
  }

  const rest = async (): Promise<void> => {
    closed = true;
    waiting.length = 0;
    await Promise.all(running);
  };
  return { add, begin, rest, isEmpty: () => waiting.length + running.size === 0 };
}

/** One turn; after how many ms there has to be another, or undefined. */
async function turnOf(
  one: Waiting,
  { work, log }: QueueParts,
  respite: Respite,
): Promise<number | undefined> {
  try {
    const outcome = await work(one);
    if (outcome === 'later') return laterMs;
    if (outcome === 'unreachable') return respite.begin(longestRestMs);
    respite.end();
    return undefined;
  } catch (error) {
    const { team, channel } = one;
    const isPostponed = error instanceof Postponed;
    log[isPostponed ? 'info' : 'error']({ team, channel, ...fault(error) }, 'tip left for later');
    return isPostponed ? respite.after(error) : failedMs;
  }
}

type Respite = ReturnType<typeof createRespite>;

/** The time for which a workspace is left alone: what Slack asks of one call it asks of all. */
function createRespite(now: () => Date) {
  let failures = 0;
  let untilMs = 0;
  const begin = (ms: number): number => {
    untilMs = Math.max(untilMs, now().getTime() + ms);
    return ms;
  };
  return {
    isOver: (): boolean => untilMs <= now().getTime(),
    begin,
    /** As long as Slack says; where it says nothing, longer each time. */
    after: ({ until }: Postponed): number => {
      failures += 1;
      if (until !== undefined) return begin(until.getTime() - now().getTime());
      return begin(Math.min(longestRestMs, firstRestMs * 2 ** (failures - 1)));
    },
    end: (): void => {
      failures = 0;
    },
  };
}
