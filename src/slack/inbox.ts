import type { ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import type { InboxEvent, Store } from '../store/store.ts';
import { Postponed } from './errors.ts';
import {
  type Heard,
  heardIn,
  isMessageBody,
  type MessageBody,
  readMessageBody,
  subjectOf,
  teamOf,
} from './events.ts';
import { fault } from './log.ts';
import { createTurnsByKey } from './turns.ts';
import { createTwins, type Kept } from './twins.ts';
import type { Standing } from './workspaces.ts';

/**
 * How long an accepted event belongs to this process; whoever finds it unfinished afterwards takes it
 * up again. Longer than a delivery's lease, so that the next owner seldom finds that one held; short,
 * because somebody waits for the answer.
 */
const leaseMs = 12_000;

/**
 * Events of one workspace worked on at a time; a dead one holds up no other. Fewer than the calls that the Web API's
 * client, which is the workspace's own, lets go at once: a post must not wait in a queue while its lease runs out.
 */
const maxAtOnce = 50;

/** Events taken up again in one go: those of a workspace that stays dead must not be all of them. */
const replayLimit = 200;

/** What is left to Bolt: whatever is no message. */
type Pass = (event: ReceiverEvent) => Promise<void>;

/** What has to be done about an event. May be run again after a crash. @throws Postponed where it is not its time yet. */
export type Errand = () => Promise<void>;

/** What was heard -> what has to be done about it; undefined where it is not for us. */
export type Consider = (heard: Heard) => Promise<Errand | undefined>;

export type Inbox = {
  /** Every body that comes in: what is ours is persisted, then acknowledged, then worked on; what is no message passes. */
  readonly take: (event: ReceiverEvent, pass: Pass) => Promise<void>;
  /**
   * Takes up what was accepted and not finished, by this process before it died or by another. Does not wait for its
   * end, which is handed to `begun`.
   */
  readonly replay: (begun: (work: Promise<void>) => void) => Promise<void>;
  /** Waits until nothing of a workspace is worked on here. */
  readonly idle: (team: string) => Promise<void>;
};

export type InboxParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly consider: Consider;
  /** Whether we can answer in a workspace at all. */
  readonly standingOf: (team: string) => Promise<Standing>;
};

/** Bolt acknowledges events before any listener runs; here accepted means persisted. */
export function createInbox(parts: InboxParts): Inbox {
  const { isWorking, workOff, idle } = createWorker(parts);
  const twins = createTwins();

  async function take(event: ReceiverEvent, pass: Pass): Promise<void> {
    if (!isMessageBody(event.body)) return pass(event);
    const body = readMessageBody(event.body);
    if (body === undefined || (await parts.standingOf(teamOf(body))) !== 'ready') {
      return event.ack();
    }
    const heard = heardIn(body);
    const entry = entryOf(body, subjectOf(heard));
    const kept = await twins.first(entry, () => keep(entry, heard));
    if (kept.kind === 'not ours') return event.ack();
    await event.ack().catch((error) => parts.log.warn({ ...idsOf(entry), ...fault(error) }, 'ack'));
    if (kept.kind === 'new') await workOff(entry, kept.errand);
  }

  /** Persists what is ours. */
  async function keep(entry: InboxEvent, heard: Heard): Promise<Kept> {
    const errand = await parts.consider(heard);
    if (errand === undefined) return { kind: 'not ours' };
    const acceptance = await parts.store.accept(entry, parts.now(), leaseMs);
    return acceptance === 'new' ? { kind: 'new', errand } : { kind: 'known' };
  }

  async function replay(begun: (work: Promise<void>) => void): Promise<void> {
    const entries = await parts.store.unfinished(parts.now(), leaseMs, replayLimit);
    for (const entry of entries) begun(again(entry).catch(leaving(parts, entry)));
  }

  async function again(entry: InboxEvent): Promise<void> {
    const body = readMessageBody(parsedJson(entry.body));
    const standing = await parts.standingOf(entry.team);
    if (standing === 'resting' || isWorking(entry)) return;
    if (body === undefined || standing === 'absent') {
      parts.log.warn({ ...idsOf(entry), standing }, 'event cannot be worked on, given up');
      return parts.store.finish(entry.team, entry.id, parts.now());
    }
    await workOff(entry, async () => {
      const errand = await parts.consider(heardIn(body));
      await errand?.();
    });
  }

  return { take, replay, idle };
}

/** Works on what is accepted; what goes wrong here is left for the next replay. */
function createWorker({ store, log, now }: InboxParts) {
  const working = new Map<string, { readonly team: string; readonly done: Promise<void> }>();
  const turnsOf = createTurnsByKey(maxAtOnce);

  async function work(entry: InboxEvent, errand: Errand): Promise<void> {
    try {
      await turnsOf(entry.team)(errand);
      await store.finish(entry.team, entry.id, now());
    } catch (error) {
      leaving({ log }, entry)(error);
    } finally {
      working.delete(entry.id);
    }
  }

  function workOff(entry: InboxEvent, errand: Errand): Promise<void> {
    const done = work(entry, errand);
    working.set(entry.id, { team: entry.team, done });
    return done;
  }

  async function idle(team: string): Promise<void> {
    const theirs = [...working.values()].filter((each) => each.team === team);
    await Promise.all(theirs.map(({ done }) => done));
  }

  return { workOff, idle, isWorking: ({ id }: InboxEvent): boolean => working.has(id) };
}

/** Says that something is left for the next replay; only what nobody expected is an error. */
function leaving({ log }: Pick<InboxParts, 'log'>, entry: InboxEvent): (error: unknown) => void {
  return (error) => {
    const level = error instanceof Postponed ? 'info' : 'error';
    log[level]({ ...idsOf(entry), ...fault(error) }, 'event left for later');
  };
}

function entryOf(body: MessageBody, subject: string | null): InboxEvent {
  return { team: teamOf(body), id: body.event_id, subject, body: JSON.stringify(body) };
}

function idsOf({ team, id, subject }: InboxEvent): Readonly<Record<string, string | null>> {
  return { team, event: id, subject };
}

/** A row's JSON; undefined where it is none, which no door lets through. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
