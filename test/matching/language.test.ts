import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foreignLanguage } from '../../src/matching/language.ts';
import { knowledge } from '../knowledge-fixture.ts';

const folders = ['../evals/', '../../knowledge/questions/', '../../knowledge/messages/'];

/** Every message of the evals and of what is learnt from; all are English, most of it jargon. */
const english = folders
  .map((folder) => new URL(folder, import.meta.url))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n')),
  )
  .flatMap((line) => {
    const Line = z.object({
      question: z.string().optional(),
      turns: z.array(z.string()).optional(),
    });
    const { question = '', turns = [] } = Line.parse(JSON.parse(line));
    return [question, ...turns];
  });

/** Messages of people in other languages, written for this test. */
const foreign = readFileSync(new URL('languages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => z.object({ question: z.string(), language: z.string() }).parse(JSON.parse(line)));

describe('English', () => {
  it('is never taken for another language, whatever the jargon', () => {
    expect(english.length).toBeGreaterThan(3000);
    expect(english.filter((message) => foreignLanguage(message) !== null)).toEqual([]);
  });

  it('is never taken for another language in names, asks and sentences of the knowledge', () => {
    const texts = [
      ...knowledge.services.flatMap(({ name, aliases, why }) => [name, why, ...aliases]),
      ...knowledge.concerns.flatMap(({ name, summary }) => [name, summary]),
      ...knowledge.tips.map(({ text }) => text),
    ];
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter((text) => foreignLanguage(text) !== null)).toEqual([]);
  });

  it.each([
    'rds?',
    'und',
    'IAM',
    'ask Jürgen Müller about the für-bucket',
    'who owns the Löwe cluster, María José or us?',
    'does 田中 patch RDS or AWS?',
    'who patсhes RDS', // The с is Cyrillic.
    'kubectl get pods -n die --sort-by=.metadata.name',
    'SELECT * FROM la WHERE el = 1',
    'arn:aws:iam::123456789012:role/por-las-dos',
    'fatal: la clé est introuvable, who fixes that?',
    '',
    '👍👍👍',
    '日',
  ])('is what is not surely something else: %s', (message) => {
    expect(foreignLanguage(message)).toBeNull();
  });
});

describe('another language', () => {
  it('is known in nine of ten short messages', () => {
    const known = foreign.filter(({ question }) => foreignLanguage(question) !== null);
    expect(known.length / foreign.length).toBeGreaterThanOrEqual(0.9);
  });

  it('is never taken for a third one', () => {
    const wrong = foreign.filter(({ question, language }) => {
      const found = foreignLanguage(question);
      return found !== null && found !== language;
    });
    expect(wrong).toEqual([]);
  });
});
