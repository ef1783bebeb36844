import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { Fit } from '../matching/rank.ts';
import type { Answer, Ask } from './answer.ts';
import { standingOf } from './ask.ts';

/** Questions that fit a place by its name, best first; empty where the name says nothing. */
export type PromptsFor = (placeName: string) => readonly string[];

/** Most that anybody shows. */
const maxPrompts = 4;

/** Longest name that is looked at; Slack's channels have 80 characters at most. */
const maxName = 80;

/** Shorter words must be the same: `pen` is not the beginning of "penetration". */
const minStem = 4;

/** One question to offer, and what its answer must be about to be worth offering. */
type Prompt = { readonly question: string; readonly concern: Concern | undefined };

/** `rds-alerts` -> "Who owns database engine patching on Amazon RDS?"; only what is answered is offered. */
export function createPromptsFor(knowledge: KnowledgeBase, matcher: Matcher, ask: Ask): PromptsFor {
  const standing = standingOf(knowledge);
  const ranked = (text: string): readonly Concern[] =>
    matcher
      .rank(matcher.understand(text), standing)
      .flatMap(({ subject }) => knowledge.findConcern(subject.id) ?? []);
  return (placeName) => {
    const words = wordsOf(placeName);
    const [named] = matcher.understand(words.join(' ')).mentions;
    const service = knowledge.findService(named?.service ?? '');
    const prompts =
      service === undefined
        ? words.flatMap((word) => ranked(word).filter(isAbout(word)).map(prompt))
        : aboutService(service, ranked(service.name), standing);
    return firstAnswered(prompts, ask);
  };
}

/** Asks no more than it has to: a question takes a millisecond or two. */
function firstAnswered(prompts: readonly Prompt[], ask: Ask): readonly string[] {
  const questions = new Set<string>();
  for (const each of prompts) {
    if (questions.size === maxPrompts) break;
    if (isAnswered(each, ask)) questions.add(each.question);
  }
  return [...questions];
}

function wordsOf(name: string): readonly string[] {
  const words = name
    .slice(0, maxName)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '');
}

/** The nearest concerns of a service, and what is whose there before the last of them. */
function aboutService(
  service: Service,
  concerns: readonly Concern[],
  standing: Fit,
): readonly Prompt[] {
  const arising = concerns.filter(({ id }) => standing(id, service.id) !== 'none');
  const prompts = arising.map(
    (concern): Prompt => ({ question: `Who owns ${concern.name} on ${service.name}?`, concern }),
  );
  const whole: Prompt = { question: `What is ours on ${service.name}?`, concern: undefined };
  return prompts.toSpliced(maxPrompts - 1, 0, whole);
}

/** Whether the word begins a word of the concern's name or group, or the other way round. */
function isAbout(word: string): (concern: Concern) => boolean {
  return ({ name, group }) =>
    wordsOf(`${name} ${group}`).some(
      (own) =>
        own === word ||
        (Math.min(own.length, word.length) >= minStem &&
          (own.startsWith(word) || word.startsWith(own))),
    );
}

function prompt(concern: Concern): Prompt {
  return { question: `Who owns ${concern.name}?`, concern };
}

function isAnswered({ question, concern }: Prompt, ask: Ask): boolean {
  const answer: Answer = ask(question);
  if (concern === undefined) return answer.kind === 'overview';
  const stated = answer.kind === 'responsibility' || answer.kind === 'depends';
  return stated && answer.concern === concern.id;
}
