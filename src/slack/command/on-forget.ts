import type { Forgotten } from '../../store/forget.ts';
import type { Store } from '../../store/store.ts';
import { lineAside } from '../aside.ts';
import { commandName } from '../ids.ts';
import { Command } from '../interactions.ts';
import type { CommandArgs } from './on-command.ts';

export type ForgetParts = {
  readonly store: Pick<Store, 'forgetUser'>;
  /** Days after which what stays is deleted by itself. */
  readonly retentionDays: number;
};

/** Words after the command that ask to be forgotten. */
export const forgetWords = /^forget(?:\s+me)?[.!]?$/i;

/** `/srm forget me`: removes what is kept about the person, and says what was and what stays. */
export const onForget =
  ({ store, retentionDays }: ForgetParts) =>
  async ({ command, ack, respond }: CommandArgs): Promise<void> => {
    await ack();
    const { team, user, channel } = Command.parse(command);
    const direct = channel.startsWith('D') ? channel : undefined;
    const forgotten = await store.forgetUser(team, user, direct);
    await respond(lineAside(forgetText(forgotten, retentionDays, direct !== undefined)));
  };

/** What became of it, in mrkdwn. `isDirect`: it was said in the direct message, which is gone through too. */
export function forgetText(
  { events, direct, greetings, subscriptions }: Forgotten,
  retentionDays: number,
  isDirect: boolean,
): string {
  const removed = [
    ...counted(
      events,
      'message of yours that was not answered yet',
      'messages of yours that were not answered yet',
    ),
    ...counted(direct, 'note about our direct message', 'notes about our direct message'),
    ...counted(
      greetings,
      'note that I have introduced myself to you',
      'notes that I have introduced myself to you',
    ),
    ...counted(
      subscriptions,
      'channel whose tips named you; they go on, without your name',
      'channels whose tips named you; they go on, without your name',
    ),
  ];
  const first =
    removed.length === 0
      ? ['I had nothing to remove: nothing was kept under your name.']
      : ['Removed:', ...removed.map((line) => `• ${line}`)];
  return [
    ...first,
    'What stays:',
    '• what you and I wrote in Slack; delete a question of yours, and its answer goes with it',
    `• for ${retentionDays} days, the ids of messages that I answered, so that none is answered twice, and questions that I could not answer, without your name`,
    ...(isDirect
      ? []
      : [
          `• notes about our direct message: type \`${commandName} forget me\` there to remove those too`,
        ]),
  ].join('\n');
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
