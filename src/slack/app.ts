import type { Logger } from 'pino';
import type { Ask } from '../answers/answer.ts';
import type { AskListed } from '../answers/listed.ts';
import type { PromptsFor } from '../answers/prompts.ts';
import type { Tell } from '../answers/tell.ts';
import type { Tip } from '../knowledge/tip.ts';
import type { Meter } from '../monitor/meter.ts';
import type { Store } from '../store/store.ts';
import type { IsHoliday } from '../tips/due.ts';
import { createHear } from './ask/hear.ts';
import { createConsider } from './ask/on-message.ts';
import { createAuthorize } from './authorize.ts';
import { BoltApp } from './bolt-app.ts';
import { type Client, clientOptions } from './client.ts';
import { createLine, type LineParts, type SlackConnection } from './connection.ts';
import { counted } from './counted.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { listen } from './listeners.ts';
import { boltLogger } from './log.ts';
import { heedingNotices } from './notices.ts';
import type { Pause } from './patiently.ts';
import { createOnSheet } from './questionnaire/on-sheet.ts';
import { createTipPoster } from './tips/post-tips.ts';
import { createTokenSource } from './tokens.ts';
import { keepGoing } from './upkeep.ts';
import { createGreet } from './welcome/on-welcome.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

export type SlackParts = {
  readonly connection: SlackConnection;
  /** Base of the Web API; undefined is Slack's own. */
  readonly slackApiUrl: string | undefined;
  /** What a socket goes through on its way out; undefined is straight. */
  readonly dispatcher?: LineParts['dispatcher'];
  readonly ask: Ask;
  readonly askListed: AskListed;
  readonly tell: Tell;
  readonly store: Store;
  readonly log: Logger;
  readonly meter: Pick<Meter, 'answered'>;
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
  /** Whether Slack reaches us now. */
  readonly isConnected: () => boolean;
  /** Connects, and takes up what was left unfinished. @throws SlackError with what to do. */
  readonly start: () => Promise<void>;
  /** Takes nothing new, and ends when what was taken is worked off. */
  readonly stop: () => Promise<void>;
};

/** The app in Slack: features, what they share, and the line to Slack, put together. */
export function createSlack(parts: SlackParts): Slack {
  const { slackApiUrl, store, log, now } = parts;
  const logger = boltLogger(log);
  const tokens = createTokenSource({ ...parts, logger });
  const workspaces = createWorkspaces({ ...parts, logger, credentialsOf: tokens.credentialsOf });
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const deliver = heeding(workspaces, createDeliver({ store, log, now, pause }));
  const common = { ...parts, deliver, self: workspaces.self, pause };
  const door = createDoor(common, workspaces);
  const routes = tokens.routes(workspaces.forget);
  const line = createLine({ ...parts, logger, routes });
  const app = new BoltApp(
    {
      receiver: line.receiver,
      authorize: createAuthorize(workspaces),
      clientOptions: clientOptions(slackApiUrl),
      logger,
      convoStore: false,
    },
    door,
  );
  listen(app, { ...common, ...counted(parts) });
  const poster = createTipPoster({ parts: common, clientOf: clientsOf(workspaces), pause });
  const work = { replay: () => app.replay(), lookForTips: poster.look, beginTips: poster.begin };
  let rest = async (): Promise<void> => undefined;
  return {
    isConnected: line.isOpen,
    start: async () => {
      await tokens.learn();
      await line.open();
      rest = keepGoing(parts, work);
    },
    stop: async () => {
      await rest();
      await poster.rest();
      await line.close();
      await app.settled();
    },
  };
}

/** What features share. */
type Common = SlackParts & {
  readonly deliver: Deliver;
  readonly self: (team: string) => string;
  readonly pause: Pause;
};

/** All that comes in passes here: messages end here, and so do notices about the app itself. */
function createDoor(common: Common, { find, forget, standingOf }: Workspaces): Inbox {
  const consider = createConsider({
    ...common,
    hear: createHear(common),
    greet: createGreet(common),
    onSheet: createOnSheet(common),
    clientOf: async (team) => (await find(team))?.client,
  });
  const inbox = createInbox({ ...common, consider, standingOf });
  return heedingNotices(inbox, { ...common, onGone: forget });
}

/** Posts, and remembers of which workspace Slack does not take the token any more. */
function heeding(workspaces: Workspaces, deliver: Deliver): Deliver {
  return async (client, post) => {
    const delivered = await deliver(client, post);
    if (delivered.kind === 'refused') workspaces.refused(post.delivery.team, delivered.error);
    return delivered;
  };
}

/** For work that nobody in Slack set off: only in the workspace that a token is for. */
function clientsOf(workspaces: Workspaces) {
  return async (team: string): Promise<Client | undefined> => {
    const workspace = await workspaces.find(team);
    return workspace?.team === team ? workspace.client : undefined;
  };
}
