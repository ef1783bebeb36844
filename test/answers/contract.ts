import { expect } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { maxQuestionLength } from '../../src/matching/tokens.ts';
import { knowledge } from '../knowledge-fixture.ts';

/** Kinds that state no owner: nobody asked for one, or there is none to state. */
const ownerless = ['depends', 'choice', 'unknown', 'overview', 'definition'];

const fields = [
  ...['question', 'kind', 'owner', 'concern', 'service', 'headline', 'because', 'aws', 'customer'],
  ...['actions', 'sources', 'reviewed', 'version'],
];

/** What DESIGN.md promises of every answer, "Contracts". */
export function expectContract(answer: Answer, question: string): void {
  expect(answer.question).toBe(question.slice(0, maxQuestionLength));
  expect(fields.filter((field) => !(field in answer))).toEqual([]);
  expect(['aws', 'customer', 'shared', null]).toContain(answer.owner);
  if (ownerless.includes(answer.kind)) expect(answer.owner).toBeNull();
  if (answer.concern !== null) expect(knowledge.findConcern(answer.concern)).toBeDefined();
  if (answer.service !== null) expect(knowledge.findService(answer.service)).toBeDefined();
  expect(answer.version).toBe(knowledge.version);
  for (const { url, title } of answer.sources) {
    expect(url).toMatch(/^https:\/\//);
    expect(title.trim()).not.toBe('');
  }
  for (const { do: imperative, source } of answer.actions) {
    expect(imperative.trim()).not.toBe('');
    expect(source).toMatch(/^https:\/\//);
  }
  for (const line of [...answer.aws, ...answer.customer]) expect(line.trim()).not.toBe('');
  expectParts(answer);
  expectStated(answer);
}

function expectParts(answer: Answer): void {
  const withOptions = ['depends', 'choice', 'comparison', 'unknown'].includes(answer.kind);
  expect('options' in answer).toBe(withOptions);
  expect('parts' in answer).toBe(answer.kind === 'several');
  if ('options' in answer) {
    for (const { label } of answer.options) expect(label.trim()).not.toBe('');
  }
  if ('parts' in answer) {
    expect(answer.parts.length).toBeGreaterThan(1);
    const owners = new Set(answer.parts.map(({ owner }) => owner));
    expect(answer.owner).toBe(owners.size === 1 ? [...owners][0] : null);
    for (const part of answer.parts) expectContract(part, part.question);
  }
}

/** What is stated has a reason, a source and a day; what is not stated has no day. */
function expectStated({ kind, headline, because, sources, reviewed }: Answer): void {
  if (kind === 'unknown' || kind === 'choice') {
    expect([sources, reviewed]).toEqual([[], '']);
    return;
  }
  expect(headline.trim()).not.toBe('');
  expect(because.trim()).not.toBe('');
  expect(sources.length).toBeGreaterThan(0);
  expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
}
