import type { Logger } from 'pino';
import type { PromptsFor } from '../../answers/prompts.ts';
import type { Store } from '../../store/store.ts';
import { channelName } from '../channel-name.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import { examplesFor } from '../examples.ts';
import { welcomeKey } from '../ids.ts';
import type { Message } from '../last-gate.ts';
import { noteMetadata } from '../metadata.ts';
import { Whereabouts } from '../whereabouts.ts';
import { channelWelcome, directWelcome, maxExamples } from './welcome-message.ts';

export type WelcomeParts = {
  readonly promptsFor: PromptsFor;
  readonly deliver: Deliver;
  readonly store: Pick<Store, 'greetOnce'>;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
  readonly log: Logger;
  readonly now: () => Date;
};

/** Says once, before anything else, what the app does; to somebody who wrote in the direct message. */
export type Greet = (
  client: Client,
  said: { readonly team: string; readonly channel: string; readonly ts: string },
) => Promise<void>;

/** Places remembered as greeted, so that not every message asks the store; more are forgotten at once. */
const maxKnown = 10_000;

/** The part of Bolt's arguments that is read. */
export type WelcomeArgs = { readonly body: unknown; readonly client: Client };

/** Introduces itself to a channel that invites it. */
export const onJoined =
  (parts: WelcomeParts) =>
  async ({ body, client }: WelcomeArgs): Promise<void> => {
    const joined = Whereabouts.parse(body);
    if (joined.user !== parts.self(joined.team) || !(await isFirst(parts, joined))) return;
    const fitting = parts.promptsFor(await channelName(client, joined.channel));
    await welcome(parts, client, joined, channelWelcome(examplesFor(fitting, maxExamples)));
  };

/** Introduces itself to a person who opens the direct message for the first time. */
export const onFirstOpened =
  (parts: WelcomeParts) =>
  async ({ body, client }: WelcomeArgs): Promise<void> => {
    const opened = Whereabouts.parse(body);
    if (opened.tab !== 'messages' || !(await isFirst(parts, opened))) return;
    await welcome(parts, client, opened, directWelcome(examplesFor([], maxExamples)));
  };

/** Introduces itself to a person who writes before they ever opened the direct message's tab. */
export function createGreet(parts: WelcomeParts): Greet {
  const known = new Set<string>();
  return async (client, { team, channel, ts }) => {
    const place = `${team}/${channel}`;
    if (known.has(place)) return;
    const isNew = await isFirst(parts, { team, channel });
    if (known.size >= maxKnown) known.clear();
    known.add(place);
    const message = directWelcome(examplesFor([], maxExamples));
    if (isNew) await welcome(parts, client, { team, channel, ts }, message);
  };
}

/** Once a place for good, however long ago: a delivery is forgotten in the end. */
function isFirst(
  { store, now }: WelcomeParts,
  { team, channel }: Pick<Whereabouts, 'team' | 'channel'>,
): Promise<boolean> {
  return store.greetOnce(team, channel, now());
}

async function welcome(
  { deliver, log }: WelcomeParts,
  client: Client,
  { team, channel, ts }: Pick<Whereabouts, 'team' | 'channel' | 'ts'>,
  message: Message,
): Promise<void> {
  const delivery = { team, key: welcomeKey(channel) };
  const post = { delivery, channel, threadTs: undefined, after: ts, message };
  try {
    await deliver(client, { ...post, metadata: noteMetadata });
  } catch (error) {
    if (!(error instanceof Postponed)) throw error;
    // Nobody waits for a welcome, and late it would only be in the way.
    log.info({ team, channel }, 'no welcome: Slack asks for patience');
  }
}
