import { examplesFor } from '../examples.ts';

/** Slack shows no more. */
const maxPrompts = 4;

/** What Slack offers above the field of the direct message: a title, and questions to click. */
export type SuggestedPrompts = {
  readonly title: string;
  readonly prompts: { readonly title: string; readonly message: string }[];
};

/** Questions that fit the channel first; its name is in the title where any of them do. */
export function suggestedPrompts(
  channelName: string,
  fitting: readonly string[],
): SuggestedPrompts {
  const questions = examplesFor(fitting, maxPrompts);
  return {
    title: fitting.length === 0 ? 'Ask, for example' : `For #${channelName}`,
    prompts: questions.map((question) => ({ title: question, message: question })),
  };
}
