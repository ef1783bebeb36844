import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { blank } from '../../src/answers/base.ts';
import { choiceAnswer, unknownAnswer } from '../../src/answers/choice.ts';
import { concernComparison, serviceComparison } from '../../src/answers/comparison.ts';
import { dependsAnswer } from '../../src/answers/depends.ts';
import { frameworkAnswer } from '../../src/answers/framework.ts';
import { overviewAnswer } from '../../src/answers/overview.ts';
import { responsibilityAnswer } from '../../src/answers/responsibility.ts';
import { severalAnswer } from '../../src/answers/several.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { compile } from '../../src/knowledge/load.ts';
import type { Service } from '../../src/knowledge/service.ts';
import { answerMessage } from '../../src/slack/answer-message.ts';
import { helpMessage } from '../../src/slack/notes.ts';
import { PickedValue } from '../../src/slack/values.ts';
import { clickable, refusal, texts } from '../fake-slack/check-message.ts';
import { cell, dependsOn } from './answers.ts';

const knowledge = createKnowledgeBase(compile('knowledge', '2026-11-23'));
const base = blank('who owns this?', knowledge.version);
const [ec2, lambda] = [service('ec2'), service('lambda')];
const asked = { base, asserted: null, half: null };

function service(id: string): Service {
  const found = knowledge.findService(id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
}

/** What is wrong with the answer as a message. */
function refused(answer: Answer): readonly string[] {
  // The private circle has all that the others have, and more.
  const message = answerMessage(answer, { private: true });
  const wrong = refusal(message.text, message.blocks);
  const armed = /<!|<@/.test(JSON.stringify(message));
  return [
    ...(wrong === undefined ? [] : [`${answer.headline}: ${wrong.why}`]),
    ...(armed ? [`${answer.headline}: it could notify somebody`] : []),
  ];
}

describe('Slack takes', () => {
  it.each(knowledge.concerns.map(({ id }) => id))('every cell of %s', (id) => {
    const wrong = knowledge.services.flatMap((service) => {
      const responsibility = knowledge.responsibility(id, service.id);
      return refused(responsibilityAnswer(knowledge, responsibility, true, asked));
    });

    expect(wrong).toEqual([]);
  });

  it('every concern asked without a service', () => {
    const answers = knowledge.concerns.map((concern) => dependsAnswer(knowledge, concern, base));

    expect(answers.flatMap(refused)).toEqual([]);
  });

  it('the overview of every service', () => {
    const answers = knowledge.services.map((service) => overviewAnswer(knowledge, service, base));

    expect(answers.flatMap(refused)).toEqual([]);
  });

  it('every framework, whole and by requirement', () => {
    const answers = knowledge.frameworks.flatMap((framework) =>
      [[], ...framework.requirements.map((requirement) => [requirement])].map((requirements) =>
        frameworkAnswer(
          knowledge,
          { framework, requirements, service: null, inheriting: true },
          base,
        ),
      ),
    );

    expect(answers.flatMap(refused)).toEqual([]);
  });

  it('the longest answers of several, comparison and choice', () => {
    const [first, second, third] = knowledge.concerns
      .map((concern) => dependsAnswer(knowledge, concern, base))
      .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
    const parts = [first, second, third].filter((part) => part !== undefined);
    const answers = [
      severalAnswer(parts, base),
      ...knowledge.concerns.map((concern) =>
        concernComparison(knowledge, concern, knowledge.prominent.slice(0, 6), base),
      ),
      serviceComparison(knowledge, [ec2, lambda], base),
      choiceAnswer(knowledge.concerns.slice(0, 3), ec2, base),
      unknownAnswer(knowledge.concerns.slice(0, 5), lambda, base),
    ];

    expect(answers.flatMap(refused)).toEqual([]);
  });

  it('lists without an end', () => {
    const many = Array.from({ length: 200 }, (_, at) => `Line ${at} ${'&<>'.repeat(90)}`);
    const answer: Answer = {
      ...cell('rds', 'q'.repeat(2000)),
      headline: '<'.repeat(600),
      because: '&'.repeat(600),
      aws: many,
      customer: many,
      actions: many.map((line) => ({ do: line, checks: many, source: 'https://a.example/|<>&' })),
      sources: many.map((title) => ({ title, url: `https://a.example/${'x'.repeat(400)}` })),
    };

    expect(refused(answer)).toEqual([]);
    expect(refused(severalAnswer([answer, answer, answer], base))).toEqual([]);
  });

  it('the help', () => {
    expect(refusal(helpMessage.text, helpMessage.blocks)).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    ['rds', /^☁️ {2}\*AWS\*\n\*AWS owns patching on rds\.\*\nThat is how it is\.$/],
    ['ec2', /^👤 {2}\*You\*\n\*You own patching on EC2\.\*\nThat is how it is\.$/],
  ])('says on its first line who owns it, by sign and word: %s', (service, head) => {
    expect(texts(answerMessage(cell(service, '')).blocks)[0]).toMatch(head);
  });

  it('puts the halves side by side, then what to do, then who says so', () => {
    expect(texts(answerMessage(cell('rds', '')).blocks).slice(1)).toEqual([
      '*AWS does*\n• Patches the host.',
      '*You do*\n• Patch the guest.',
      '*What to do*\n1. Patch it. <https://docs.aws.amazon.com/x|How>\n      Check: `SSM.1`',
      'Sources: <https://aws.amazon.com/x|Model>  ·  reviewed 2026-11-23, knowledge test',
    ]);
  });

  it('reads well as plain text', () => {
    expect(answerMessage(cell('rds', '')).text).toBe(
      'AWS owns patching on rds. That is how it is. First: Patch it.',
    );
    expect(answerMessage(dependsOn('')).text).toBe(
      'Patching: it depends on the service. AWS where it runs the system, you where you do. AWS: Amazon RDS. You: Amazon EC2.',
    );
  });

  it('that depends says who owns it where and offers every service', () => {
    const { blocks } = answerMessage(dependsOn(''));
    const [select] = clickable(blocks);

    expect(texts(blocks)[1]).toBe('☁️  *AWS*: Amazon RDS\n👤  *You*: Amazon EC2');
    expect(select?.type === 'static_select' && select.options.map(({ text }) => text.text)).toEqual(
      ['Amazon RDS: AWS', 'Amazon EC2: you'],
    );
  });

  it('that is private repeats the question as text that cannot name anybody', () => {
    const { blocks } = answerMessage(cell('rds', '<@U1> who? \u202e'), { private: true });

    expect(blocks[0]).toMatchObject({
      type: 'rich_text',
      elements: [{ elements: [{ type: 'text', text: '<@U1> who?' }] }],
    });
  });

  it('that is shared has no button to share it', () => {
    expect(clickable(answerMessage(cell('rds', 'q'), { shared: true }).blocks)).toEqual([]);
    expect(clickable(answerMessage(cell('rds', 'q'), { private: true }).blocks)).toHaveLength(1);
  });

  it('carries the whole question in its buttons, as far as there is room', () => {
    const question = '"\\'.repeat(1000);
    const [button] = clickable(answerMessage(cell('rds', question), { private: true }).blocks);
    const value = button?.type === 'button' ? PickedValue.parse(button.value) : undefined;

    expect(value).toMatchObject({ concern: 'patching', service: 'rds' });
    expect(question).toContain(value?.question);
  });
});
