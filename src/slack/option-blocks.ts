import type { types } from '@slack/bolt';
import type { Answer, AnswerOption } from '../answers/answer.ts';
import { chooseActionPrefix } from './ids.ts';
import { clip, limits } from './limits.ts';
import { buttonValue, optionValue } from './values.ts';

/** More than this is a select, not a row of buttons. */
const maxButtons = 5;

/** What can be clicked to go on: buttons for concerns, a select for services. */
export function optionBlocks(
  answer: Answer,
  prefix = chooseActionPrefix,
): readonly types.KnownBlock[] {
  if (!('options' in answer) || answer.kind === 'comparison') return [];
  const elements =
    answer.kind === 'depends' ? select(answer.options, prefix) : buttons(answer, prefix);
  return elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];
}

function buttons(answer: Answer & { readonly options: readonly AnswerOption[] }, prefix: string) {
  const shown = answer.options.slice(0, maxButtons);
  return shown.flatMap(({ concern, service, label }, at): readonly types.Button[] => {
    const picked = {
      concern: concern ?? null,
      service: service ?? null,
      question: answer.question,
    };
    return [
      {
        type: 'button',
        action_id: `${prefix}${at}`,
        text: plain(clip(label, limits.buttonText)),
        value: buttonValue(picked),
      },
    ];
  });
}

function select(options: readonly AnswerOption[], prefix: string): readonly types.StaticSelect[] {
  const entries = options.flatMap(({ concern, service, label }) => {
    const value = optionValue({ concern: concern ?? null, service: service ?? null });
    if (value.length > limits.optionValue) return [];
    return [{ text: plain(clip(label, limits.optionText)), value }];
  });
  if (entries.length === 0) return [];
  const placeholder = plain('Choose a service');
  const action_id = `${prefix}0`;
  const shown = entries.slice(0, limits.options);
  return [{ type: 'static_select', action_id, placeholder, options: shown }];
}

export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}
