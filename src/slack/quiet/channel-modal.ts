import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { ChannelSettings } from '../../store/channel-settings.ts';
import { section } from '../answer-blocks.ts';
import { type ChannelForm, channelMetadata, pickedIn } from '../form.ts';
import { channelField, channelModalId } from '../ids.ts';
import { safeBlocks } from '../last-gate.ts';
import { plain } from '../option-blocks.ts';

const choices = {
  answer: {
    clear: 'Mentions, and questions that are clearly for me',
    mentions: 'Mentions only',
    nothing: 'Nothing',
  },
  place: {
    thread: 'In the thread, for all',
    private: 'Only to the person who asked',
  },
  whoMayChange: {
    members: 'Members of the channel',
    admins: 'Admins of the workspace only',
  },
} as const satisfies {
  readonly [Name in keyof ChannelSettings]: Readonly<Record<ChannelSettings[Name], string>>;
};

/** When and where the app speaks in a channel. */
export function channelModal(channel: string, settings: ChannelSettings): types.ModalView {
  const { answer, place, whoMayChange } = settings;
  return {
    type: 'modal',
    callback_id: channelModalId,
    title: plain('This channel'),
    submit: plain('Save'),
    close: plain('Cancel'),
    private_metadata: channelMetadata(channel),
    blocks: safeBlocks([
      section(`How I behave in <#${channel}>. The command answers you alone in any case.`),
      radios(channelField.answer, 'I answer', choices.answer, answer),
      radios(channelField.place, 'My answers appear', choices.place, place),
      radios(
        channelField.whoMayChange,
        'Who may change this, and the daily tips',
        choices.whoMayChange,
        whoMayChange,
      ),
    ]),
  };
}

function radios(
  id: string,
  label: string,
  words: Readonly<Record<string, string>>,
  chosen: string,
): types.InputBlock {
  const options = Object.entries(words).map(([value, text]) => ({ text: plain(text), value }));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: {
      type: 'radio_buttons',
      action_id: id,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

const Submitted = z.object({
  answer: z.enum(['mentions', 'clear', 'nothing']),
  place: z.enum(['thread', 'private']),
  whoMayChange: z.enum(['members', 'admins']),
});

/** What was submitted; undefined where something else than the modal's own choices came. */
export function readChannelForm(form: ChannelForm): ChannelSettings | undefined {
  return Submitted.safeParse({
    answer: pickedIn(form, channelField.answer),
    place: pickedIn(form, channelField.place),
    whoMayChange: pickedIn(form, channelField.whoMayChange),
  }).data;
}

/** The settings in a sentence, in mrkdwn. */
export function settingsText(channel: string, settings: ChannelSettings): string {
  const lines = [
    `I answer: ${choices.answer[settings.answer].toLowerCase()}`,
    ...(settings.answer === 'nothing'
      ? []
      : [`My answers appear: ${choices.place[settings.place].toLowerCase()}`]),
    `Who may change this: ${choices.whoMayChange[settings.whoMayChange].toLowerCase()}`,
  ];
  return [`Saved for <#${channel}>.`, ...lines.map((line) => `• ${line}`)].join('\n');
}
