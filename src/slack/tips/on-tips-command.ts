import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import { localDay } from '../../tips/due.ts';
import { readPause } from '../../tips/pause.ts';
import { readTime } from '../../tips/wall-time.ts';
import { lineAside } from '../aside.ts';
import type { Client } from '../client.ts';
import { commandWords } from '../command-words.ts';
import { Command } from '../interactions.ts';
import type { Person } from '../people.ts';
import { rightOf } from '../rights.ts';
import { defaultSchedule, defaultTime, switchOn } from './channel-tips.ts';
import { openTips } from './on-tips-modal.ts';
import type { TipsParts } from './parts.ts';
import { tipNow } from './tip-now.ts';
import { readTipsOrder, type TipsOrder } from './tips-order.ts';
import { noTipTexts, notes, offText, onText, pausedText, tipsHelp } from './tips-text.ts';

/** The part of Bolt's arguments that is read. */
export type TipsCommandArgs = {
  readonly command: unknown;
  readonly client: Client;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
};

/** `/srm tips ...`: opens the modal, or does at once what is typed and says so to the person alone. */
export const onTipsCommand =
  (parts: TipsParts) =>
  async ({ command, client, ack, respond }: TipsCommandArgs): Promise<void> => {
    await ack();
    const typed = Command.parse(command);
    const said = await carryOut(parts, client, typed);
    if (said !== undefined) await respond(lineAside(said));
  };

/** What is to be said about it, in mrkdwn; undefined where something else shows it. */
async function carryOut(
  parts: TipsParts,
  client: Client,
  typed: Command,
): Promise<string | undefined> {
  const order = readTipsOrder(commandWords(typed.text).rest);
  if (order.kind === 'help') return tipsHelp;
  if (order.kind === 'open') {
    const right = await openTips(parts, client, typed);
    return right.kind === 'refused' ? right.why : undefined;
  }
  const right = await rightOf(parts.store, client, typed);
  if (right.kind === 'refused') return right.why;
  return change(parts, client, { ...typed, order, person: right.person });
}

type Change = Command & {
  readonly order: Exclude<TipsOrder, { kind: 'open' | 'help' }>;
  readonly person: Person;
};

async function change(
  parts: TipsParts,
  client: Client,
  { order, ...by }: Change,
): Promise<string | undefined> {
  switch (order.kind) {
    case 'now':
      return tipNow(parts, client, by);
    case 'on':
      return on(parts, by, order.time);
    case 'off':
      return offText(by.channel, await parts.store.unsubscribe(by, parts.now()));
    case 'pause':
      return pause(parts, by, order.length);
    default:
      return order satisfies never;
  }
}

type By = Omit<Change, 'order'>;

/** As it was before, or on weekdays where the person is; a pause ends. */
async function on(parts: TipsParts, by: By, typed: string): Promise<string> {
  const before = await parts.store.findSubscription(by);
  const time = typed === '' ? (before?.schedule.time ?? defaultTime) : readTime(typed);
  if (time === undefined) return notes.noTime;
  const basis = before?.schedule ?? defaultSchedule(by.person.zone);
  const schedule = { ...basis, time, pausedUntil: null };
  const next = await switchOn(parts, by, { schedule, topics: before?.topics ?? [] }, before);
  return next.kind === 'tip' ? onText(by.channel, schedule, next) : noTipTexts[next.kind];
}

async function pause(parts: TipsParts, by: By, typed: string): Promise<string> {
  const before = await parts.store.findSubscription(by);
  if (before === undefined || before.due === null) return notes.notOn;
  const pausedUntil = readPause(typed, localDay(parts.now(), before.schedule.zone));
  if (pausedUntil === undefined) return notes.noPause;
  const { topics } = before;
  const schedule = { ...before.schedule, pausedUntil };
  const next = await switchOn(parts, by, { schedule, topics }, before);
  return next.kind === 'tip' ? pausedText(by.channel, pausedUntil) : noTipTexts[next.kind];
}
