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
import { createTurns } from './turns.ts';
import type { Standing } from './workspaces.ts';

/**
 * How long an accepted event belongs to this process; whoever finds it unfinished afterwards takes it
 * up again. Longer than a delivery's lease, so that the next owner seldom finds that one held; short,
 * because somebody waits for the answer.
 */
const leaseMs = 12_000;

/**
 * Events worked on at a time. Fewer than the calls that the Web API's client lets go at once: a post
 * must not wait in a queue while its lease runs out.
 */
const maxAtOnce = 50;

/** Events taken up again in one go. */
const replayLimit = 50;

/** What Bolt does with an event. */
type Work = (event: ReceiverEvent) => Promise<void>;

export type Inbox = {
  /** Every body on its way to Bolt: persist what is ours, then acknowledge, then work. */
  readonly take: (event: ReceiverEvent, work: Work) => Promise<void>;
  /** Takes up what was accepted and not finished, by this process before it died or by another. */
  readonly replay: (work: Work) => Promise<void>;
};

export type InboxParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  /** Whether we have anything to do about it; decided from memory and what the store remembers. */
  readonly isOurs: (heard: Heard) => Promise<boolean>;
  /** Whether we can answer in a workspace at all. */
  readonly standingOf: (team: string) => Promise<Standing>;
};

/** Bolt acknowledges events before any listener runs; here accepted means persisted. */
export function createInbox(parts: InboxParts): Inbox {
  const working = new Set<string>();
  const turns = createTurns(maxAtOnce);

  async function take(event: ReceiverEvent, work: Work): Promise<void> {
    if (!isMessageBody(event.body)) return work(event);
    const body = readMessageBody(event.body);
    const heard = body === undefined ? undefined : heardIn(body);
    if (body === undefined || heard === undefined) return event.ack();
    const standing = await parts.standingOf(teamOf(body));
    if (standing !== 'ready' || !(await parts.isOurs(heard))) return event.ack();
    const entry = entryOf(body, subjectOf(heard));
    const acceptance = await parts.store.accept(entry, parts.now(), leaseMs);
    await event.ack().catch((error) => parts.log.warn({ ...idsOf(entry), ...fault(error) }, 'ack'));
    if (acceptance === 'new') await workOff(entry, body, work);
  }

  async function replay(work: Work): Promise<void> {
    const entries = await parts.store.unfinished(parts.now(), leaseMs, replayLimit);
    await Promise.all(entries.map((entry) => again(entry, work)));
  }

  async function again(entry: InboxEvent, work: Work): Promise<void> {
    const body = readMessageBody(parsedJson(entry.body));
    const standing = await parts.standingOf(entry.team);
    if (standing === 'resting') return;
    if (body === undefined || standing === 'absent') {
      parts.log.warn({ ...idsOf(entry), standing }, 'event cannot be worked on, given up');
      return parts.store.finish(entry.team, entry.id, parts.now());
    }
    if (!working.has(entry.id)) await workOff(entry, body, work);
  }

  /** Works on what is accepted; what goes wrong here is left for the next replay. */
  async function workOff(entry: InboxEvent, body: MessageBody, work: Work): Promise<void> {
    working.add(entry.id);
    try {
      await turns(() => work({ body, ack: async () => undefined }));
      await parts.store.finish(entry.team, entry.id, parts.now());
    } catch (error) {
      const level = error instanceof Postponed ? 'info' : 'error';
      parts.log[level]({ ...idsOf(entry), ...fault(error) }, 'event left for later');
    } finally {
      working.delete(entry.id);
    }
  }

  return { take, replay };
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
