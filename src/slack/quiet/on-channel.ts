import type {
  AckFn,
  RespondArguments,
  RespondFn,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { lineAside } from '../aside.ts';
import type { Client } from '../client.ts';
import { ChannelForm } from '../form.ts';
import { channelField } from '../ids.ts';
import { Command } from '../interactions.ts';
import { noteModal } from '../note-modal.ts';
import { refusals, rightOf } from '../rights.ts';
import { channelModal, readChannelForm, settingsText } from './channel-modal.ts';
import type { QuietParts } from './on-answer-menu.ts';

/** The parts of Bolt's arguments that are read. */
export type ChannelCommandArgs = {
  readonly command: unknown;
  readonly client: Client;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
};
export type ChannelSubmitArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: SlackViewMiddlewareArgs<ViewSubmitAction>['ack'];
};

export const directNote = 'In a direct message I always answer. There is nothing to set here.';
const tryAgain = 'Please choose one of these.';

/** `/srm channel`: opens the settings, as they are, for somebody who may change them. */
export const onChannelCommand =
  ({ store }: QuietParts) =>
  async ({ command, client, ack, respond }: ChannelCommandArgs): Promise<void> => {
    await ack();
    const typed = Command.parse(command);
    if (typed.channel.startsWith('D')) return void (await respond(lineAside(directNote)));
    const [right, settings] = await Promise.all([
      rightOf(store, client, typed),
      store.channelSettings(typed),
    ]);
    if (right.kind === 'refused') return void (await respond(lineAside(right.why)));
    const view = channelModal(typed.channel, settings);
    await client.views.open({ trigger_id: typed.trigger, view });
  };

/** Saves, when they still may. */
export const onChannelSubmitted =
  ({ store }: QuietParts) =>
  async ({ body, client, ack }: ChannelSubmitArgs): Promise<void> => {
    const form = ChannelForm.parse(body);
    const right = await rightOf(store, client, form);
    if (right.kind === 'refused') return refuse(ack, channelField.answer, right.why);
    const settings = readChannelForm(form);
    if (settings === undefined) return refuse(ack, channelField.answer, tryAgain);
    // Nobody locks themselves out, and with them everybody else.
    if (settings.whoMayChange === 'admins' && right.person.standing !== 'admin') {
      return refuse(ack, channelField.whoMayChange, refusals.adminsOnly);
    }
    await store.setChannelSettings(form, settings);
    const view = noteModal('This channel', settingsText(form.channel, settings));
    await ack({ response_action: 'update', view });
  };

function refuse(ack: ChannelSubmitArgs['ack'], field: string, why: string): Promise<void> {
  return ack({ response_action: 'errors', errors: { [field]: why } });
}
