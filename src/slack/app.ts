import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Ask } from '../answers/answer.ts';
import type { PromptsFor } from '../answers/prompts.ts';
import type { Tell } from '../answers/tell.ts';
import type { Tip } from '../knowledge/tip.ts';
import type { Store } from '../store/store.ts';
import type { IsHoliday } from '../tips/due.ts';
import { createHear } from './ask/hear.ts';
import { isOurs } from './ask/on-message.ts';
import { BoltApp } from './bolt-app.ts';
import { type Client, clientOptions } from './client.ts';
import { createLine, type SlackConnection } from './connection.ts';
import { createDeliver } from './deliver.ts';
import { createInbox } from './inbox.ts';
import { listen } from './listeners.ts';
import { boltLogger } from './log.ts';
import { explained } from './refusals.ts';
import { postTips } from './tips/post-tips.ts';
import { keepGoing } from './upkeep.ts';

export type SlackParts = {
  readonly connection: SlackConnection;
  /** Base of the Web API; undefined is Slack's own. */
  readonly slackApiUrl: string | undefined;
  readonly ask: Ask;
  readonly tell: Tell;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  /** Questions that fit a channel by its name. */
  readonly promptsFor: PromptsFor;
  /** Those of the knowledge in use, which may be exchanged at any time. */
  readonly tips: () => readonly Tip[];
  readonly isHoliday: IsHoliday;
  /** ISO codes of the countries whose holidays are known. */
  readonly countries: () => readonly string[];
  /** Version of the knowledge that answers come from. */
  readonly knowledgeVersion: () => string;
  /** Days after which what the store remembers is deleted. */
  readonly retentionDays: number;
};

export type Slack = {
  /** Connects, and takes up what was left unfinished. @throws SlackError with what to do. */
  readonly start: () => Promise<void>;
  /** Takes nothing new, and ends when what was taken is worked off. */
  readonly stop: () => Promise<void>;
};

/** The app in Slack: features, what they share, and the line to Slack, put together. */
export function createSlack(parts: SlackParts): Slack {
  const { connection, slackApiUrl, ask, store, log, now } = parts;
  const logger = boltLogger(log);
  const me = createIdentity(parts, logger);
  const self = (): string => me.current().botUserId;
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const deliver = createDeliver({ store, log, now, pause });
  const hear = createHear({ ask, store, self });
  const inbox = createInbox({
    store,
    log,
    now,
    isOurs: (heard) => isOurs({ hear, store, self }, heard),
  });
  const line = createLine({ connection, slackApiUrl, log, logger });
  const app = new BoltApp(
    {
      receiver: line.receiver,
      authorize: async () => {
        const { botUserId, botId } = me.current();
        return { botToken: connection.botToken, botUserId, botId };
      },
      clientOptions: clientOptions(slackApiUrl),
      logger,
      convoStore: false,
    },
    inbox,
  );
  listen(app, { ...parts, hear, deliver, self, pause });
  const poster = { parts: { ...parts, deliver }, clientOf: me.clientOf };
  const work = {
    replay: () => app.replay(),
    postTips: (goesOn: () => boolean) => postTips(poster, goesOn),
  };
  let rest = async (): Promise<void> => undefined;
  return {
    start: async () => {
      await me.learn();
      await line.open();
      rest = keepGoing(parts, work);
    },
    stop: async () => {
      await rest();
      await line.close();
      await app.settled();
    },
  };
}

type Identity = { readonly team: string; readonly botUserId: string; readonly botId: string };

/** Who we are, asked of Slack once; the first use of the bot token. */
function createIdentity({ connection, slackApiUrl }: SlackParts, logger: BoltLogger) {
  const options = { ...clientOptions(slackApiUrl), logger };
  const client = new webApi.WebClient(connection.botToken, options);
  let identity: Identity = { team: '', botUserId: '', botId: '' };
  const learn = async (): Promise<void> => {
    try {
      const { team_id = '', user_id = '', bot_id = '' } = await client.auth.test();
      identity = { team: team_id, botUserId: user_id, botId: bot_id };
    } catch (error) {
      throw explained(error, 'SLACK_BOT_TOKEN', slackApiUrl);
    }
  };
  /** The workspace's client; none for one that this token does not open. */
  const clientOf = (team: string): Client | undefined =>
    team === identity.team ? client : undefined;
  return { learn, current: () => identity, clientOf };
}
