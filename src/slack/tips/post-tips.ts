import type { LiveSubscription } from '../../store/subscription.ts';
import { spreadMs } from '../../tips/spread.ts';
import type { Client } from '../client.ts';
import type { Pause } from '../patiently.ts';
import { createNames } from './names.ts';
import { createPace } from './pace.ts';
import type { TipsParts } from './parts.ts';
import { postDue } from './post-due.ts';
import { createQueue, type Outcome, type Queue, type Waiting } from './queue.ts';

/** Subscriptions read at once. */
const pageSize = 200;

/** Between two readings of all that is due; the others read what has become due since. */
const readAllMs = 60_000;

export type TipPosterParts = {
  readonly parts: TipsParts;
  /** Undefined for a workspace in which we cannot post, now or at all. */
  readonly clientOf: (team: string) => Promise<Client | undefined>;
  readonly pause: Pause;
};

export type TipPoster = {
  /** Reads what has become due, and gives each its turn: a crowd is spread over the minute. */
  readonly look: () => Promise<void>;
  /** Begins to post what has its turn. */
  readonly begin: () => void;
  /** Begins nothing more; resolves when what was begun has ended. */
  readonly rest: () => Promise<void>;
};

/** Posts what is due, each workspace by itself. What waits here is lost with the process, and stays due. */
export function createTipPoster({ parts, clientOf, pause }: TipPosterParts): TipPoster {
  const { store, now, log } = parts;
  const shared = { parts, nameOf: createNames(), pace: createPace(pause) };
  const queues = new Map<string, Queue>();
  const known = new Set<string>();
  const readDue = createDueReader(parts);

  /** Asks first what is due by now: another process may have posted, or a person changed it. */
  async function work({ team, channel }: Waiting): Promise<Outcome> {
    const client = await clientOf(team);
    if (client === undefined) return 'unreachable';
    const subscription = await store.findSubscription({ team, channel });
    const due = subscription?.due ?? undefined;
    if (subscription === undefined || due === undefined || due.at > now()) return 'done';
    return (await postDue({ ...shared, client }, { ...subscription, due })) ? 'done' : 'later';
  }

  function queueOf(team: string): Queue {
    const onDone = (one: Waiting): void => void known.delete(keyOf(one));
    const queue = queues.get(team) ?? createQueue({ work, onDone, now, log });
    queues.set(team, queue);
    return queue;
  }

  async function look(): Promise<void> {
    const due = (await readDue()).filter((one) => !known.has(keyOf(one)));
    for (const [team, all] of byTeam(turnsOf(due))) queueOf(team).add(all);
    for (const one of due) known.add(keyOf(one));
    for (const [team, queue] of queues) if (queue.isEmpty()) queues.delete(team);
    begin();
  }

  function begin(): void {
    for (const queue of queues.values()) queue.begin();
  }

  const rest = async (): Promise<void> => {
    await Promise.all([...queues.values()].map((queue) => queue.rest()));
  };
  return { look, begin, rest };
}

/** Reads on where the last reading ended, so that a look costs what has become due since; now and then all. */
function createDueReader({ store, now }: TipsParts): () => Promise<readonly LiveSubscription[]> {
  let last: LiveSubscription | undefined;
  let readAllAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (readAllAt + readAllMs <= performance.now()) {
      last = undefined;
      readAllAt = performance.now();
    }
    const due: LiveSubscription[] = [];
    for (;;) {
      const page = await store.dueSubscriptions(now(), pageSize, last);
      due.push(...page);
      last = page.at(-1) ?? last;
      if (page.length < pageSize) return due;
    }
  };
}

function turnsOf(due: readonly LiveSubscription[]): readonly Waiting[] {
  const crowds = new Map<number, number>();
  for (const { due: instant } of due) {
    const ms = instant.at.getTime();
    crowds.set(ms, (crowds.get(ms) ?? 0) + 1);
  }
  return due.map(({ team, channel, due: instant }) => {
    const ms = instant.at.getTime();
    return { team, channel, turnMs: ms + spreadMs(`${team}/${channel}`, crowds.get(ms) ?? 1) };
  });
}

function byTeam(all: readonly Waiting[]): ReadonlyMap<string, readonly Waiting[]> {
  const teams = new Map<string, Waiting[]>();
  for (const one of all) {
    const others = teams.get(one.team);
    if (others === undefined) teams.set(one.team, [one]);
    else others.push(one);
  }
  return teams;
}

function keyOf({ team, channel }: Pick<Waiting, 'team' | 'channel'>): string {
  return `${team}/${channel}`;
}
