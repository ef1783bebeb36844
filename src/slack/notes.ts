import { section } from './answer-blocks.ts';
import { examples } from './examples.ts';
import { commandName } from './ids.ts';
import type { Message } from './last-gate.ts';

/** Where a question can be asked, a line each. */
export const waysToAsk = [
  '• In a channel: mention me, or just ask; I answer in the thread when I am sure',
  '• In the thread: “and for Lambda?” is enough',
  '• In a direct message to me',
  `• \`${commandName} your question\`: only you see the answer, until you share it`,
  '• On a message: _More actions_, then _Who owns this?_; only you see the answer',
] as const;

/** What the command does beside answering. */
const commandsBeside = [
  `• \`${commandName} tips\`: one thing worth doing or knowing a day, in this channel`,
  `• \`${commandName} channel\`: when and where I answer in this channel`,
  '• A questionnaire as CSV, sent to me in a direct message, comes back filled in',
  `• \`${commandName} forget me\`: removes what I keep about you`,
] as const;

/** What the app does and how to ask it. */
export const helpMessage: Message = {
  text: `I say who owns what on AWS: AWS, you, or both, and where the line runs. Ask me “who patches the operating system on RDS?”, mention me, write to me directly, or type ${commandName} and your question.`,
  blocks: [
    section(
      '*Who owns this on AWS?*\nAsk in your own words. I say whether it is AWS, you, or both, what each side does, what to do next and how to check it, with the AWS pages that say so.',
    ),
    section(['*Try*', ...examples.map((question) => `• ${question}`)].join('\n')),
    section(['*Where*', ...waysToAsk].join('\n')),
    section(['*More*', ...commandsBeside].join('\n')),
    {
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          text: 'Every answer comes from a reviewed knowledge base with sources. I never guess: what I do not know, I say so.',
        },
      ],
    },
  ],
};

function note(text: string): Message {
  return { text, blocks: [] };
}

export const textOnlyNote = note(
  'I read text only, not files or pictures. Write the question as a message and I’ll answer it. The one exception: a questionnaire as CSV, sent to me in a direct message, comes back filled in.',
);

export const apology = note(
  'Something went wrong on my side, so this one has no answer. It is in my log; please ask again in a moment.',
);

export const sharedNote = note('Shared.');

export const answeredNote = note('That one is answered in the thread already.');

export const cannotShareNote = note(
  'I can’t post here because I’m not in this conversation. Invite me with `/invite`, then share again.',
);

export const unsharedNote = note(
  'I could not share this just now. Please look whether it is there, and try again in a moment.',
);

export const goneNote = note(
  'That choice is no longer in my knowledge. Please ask the question again.',
);
