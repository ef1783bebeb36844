import type { Answer, AnswerBase, Ask } from '../../src/answers/answer.ts';
import type { AskListed } from '../../src/answers/listed.ts';
import type { Tell } from '../../src/answers/tell.ts';

const blank: AnswerBase = {
  question: '',
  owner: null,
  concern: null,
  service: null,
  headline: '',
  because: '',
  aws: [],
  customer: [],
  actions: [],
  sources: [],
  reviewed: '',
  version: 'test',
};

/** An answer with one of everything. */
export function cell(service: string, question: string): Answer {
  return {
    ...blank,
    kind: 'responsibility',
    question,
    owner: service === 'ec2' ? 'customer' : 'aws',
    concern: 'patching',
    service,
    headline: service === 'ec2' ? 'You own patching on EC2.' : `AWS owns patching on ${service}.`,
    because: 'That is how it is.',
    aws: ['Patches the host.'],
    customer: ['Patch the guest.'],
    actions: [{ do: 'Patch it.', checks: ['SSM.1'], source: 'https://docs.aws.amazon.com/x' }],
    sources: [{ title: 'Model', url: 'https://aws.amazon.com/x' }],
    reviewed: '2026-11-23',
  };
}

export function dependsOn(question: string): Answer {
  return {
    ...blank,
    kind: 'depends',
    question,
    concern: 'patching',
    headline: 'Patching: it depends on the service.',
    because: 'AWS where it runs the system, you where you do.',
    sources: [{ title: 'Model', url: 'https://aws.amazon.com/x' }],
    reviewed: '2026-11-23',
    options: [
      { owner: 'aws', concern: 'patching', service: 'rds', label: 'Amazon RDS: AWS' },
      { owner: 'customer', concern: 'patching', service: 'ec2', label: 'Amazon EC2: you' },
    ],
  };
}

function unknown(question: string): Answer {
  const base = { ...blank, question, headline: 'I don’t know who owns that.', because: 'Sorry.' };
  return { ...base, kind: 'unknown', options: [{ concern: 'patching', label: 'Patching' }] };
}

/**
 * Answers about patching, after the rules that every `Ask` keeps: overheard it is silent unless asked who;
 * in a thread a service is enough; addressed it always answers.
 */
export const ask: Ask = (question, { hearing, previous } = { hearing: 'addressed' }) => {
  const service = /ec2|rds|lambda/.exec(question.toLowerCase())?.[0];
  const asks = /who|whose/i.test(question) || hearing === 'addressed';
  const about =
    /patch/i.test(question) || (previous?.concern === 'patching' && service !== undefined);
  if (/explode/.test(question)) throw new TypeError(`cannot ${question}`);
  if (about && (asks || previous !== undefined)) {
    return service === undefined ? dependsOn(question) : cell(service, question);
  }
  return hearing === 'addressed' ? unknown(question) : { ...unknown(question), headline: '' };
};

export const askListed: AskListed = (question) => ({
  answer: ask(question),
  isWeak: false,
  isForeign: false,
});

export const tell: Tell = ({ concern, service, question }) => {
  if (concern !== 'patching') return undefined;
  return service === null ? dependsOn(question) : cell(service, question);
};
