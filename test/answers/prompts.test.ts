import { describe, expect, it } from 'vitest';
import { createPromptsFor } from '../../src/answers/prompts.ts';
import { knowledge, realAsk, realMatcher } from '../knowledge-fixture.ts';

const matcher = realMatcher();
const ask = realAsk(matcher);
const promptsFor = createPromptsFor(knowledge, matcher, ask);

describe('a place', () => {
  it.each([
    ['rds-alerts', 'rds'],
    ['prod_eks', 'eks'],
    ['team.k8s', 'eks'],
    ['data-lake-s3', 's3'],
  ])('that is named for a service gets questions about it: #%s', (place, service) => {
    const prompts = promptsFor(place);

    expect(prompts).toHaveLength(4);
    const name = knowledge.findService(service)?.name;
    expect(prompts.filter((question) => !question.endsWith(` on ${name}?`))).toEqual([]);
    expect(prompts.map((question) => ask(question).kind)).toContain('overview');
  });

  it.each([
    ['networking', 'network'],
    ['incidents', 'incident'],
    ['compliance-audit', 'compliance'],
  ])('that is named for a concern gets questions about it: #%s', (name, group) => {
    const [first = ''] = promptsFor(name);

    expect(knowledge.findConcern(ask(first).concern ?? '')?.group).toBe(group);
  });

  it.each(['', 'general', 'random', 'watercooler', 'team-42', '---'])(
    'whose name says nothing gets none: #%s',
    (name) => {
      expect(promptsFor(name)).toEqual([]);
    },
  );
});

it('every prompt is answered, different from the others, and short enough for a button', () => {
  for (const name of ['security', 'iam', 'backup-crew', 'ai-lab', 'team-lambda', 'platform']) {
    const prompts = promptsFor(name);
    expect(new Set(prompts).size).toBe(prompts.length);
    for (const question of prompts) {
      expect(question.length).toBeLessThanOrEqual(75);
      expect(ask(question).kind).toMatch(/^(?:responsibility|depends|overview)$/);
    }
  }
});
