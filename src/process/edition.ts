import { existsSync } from 'node:fs';
import type { Ask } from '../answers/answer.ts';
import { createAsk } from '../answers/ask.ts';
import { type AskListed, createAskListed } from '../answers/listed.ts';
import { createPromptsFor, type PromptsFor } from '../answers/prompts.ts';
import { createTell, type Tell } from '../answers/tell.ts';
import { ConfigError } from '../config.ts';
import type { Tip } from '../knowledge/tip.ts';
import { knowledgeBase, matcherOf } from '../terminal/parts.ts';

/** All that answers come from, made of one version of the knowledge. */
export type Edition = {
  readonly version: string;
  readonly counts: {
    readonly services: number;
    readonly concerns: number;
    readonly tips: number;
    readonly frameworks: number;
  };
  readonly ask: Ask;
  readonly askListed: AskListed;
  readonly tell: Tell;
  readonly promptsFor: PromptsFor;
  readonly tips: readonly Tip[];
};

/**
 * What was compiled, with the organisation's folder over it, as the files are now.
 *
 * @throws ConfigError when there is no such folder, KnowledgeError with everything wrong in it.
 */
export function readEdition(overlay: string | undefined): Edition {
  if (overlay !== undefined && !existsSync(overlay)) {
    throw new ConfigError(`KNOWLEDGE_OVERLAY: there is no folder ${overlay}`);
  }
  const knowledge = knowledgeBase(overlay);
  const matcher = matcherOf(knowledge);
  const ask = createAsk(knowledge, matcher);
  const { version, services, concerns, tips, frameworks } = knowledge;
  return {
    version,
    counts: {
      services: services.length,
      concerns: concerns.length,
      tips: tips.length,
      frameworks: frameworks.length,
    },
    ask,
    askListed: createAskListed(knowledge, matcher),
    tell: createTell(knowledge),
    promptsFor: createPromptsFor(knowledge, matcher, ask),
    tips,
  };
}
