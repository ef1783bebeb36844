import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Item, messagesOf, parseItems } from './evals/item.ts';
import { isAsked } from './evals/run.ts';
import { knowledge } from './knowledge-fixture.ts';

const itemsOf = (name: string): readonly Item[] =>
  parseItems(readFileSync(fileURLToPath(new URL(`evals/${name}.jsonl`, import.meta.url)), 'utf8'));

const conversations = itemsOf('conversations');
const half = (name: 'tuning' | 'report'): readonly Item[] => [
  ...itemsOf(name),
  ...conversations.filter((item) => item.half === name),
];
const tuning = half('tuning');
const report = half('report');

/** Words of every question. Not those of the matching: the sets must not move with it. */
const common = new Set(
  `a about all also am an and any anyone are as at aws be but by can did do does else for from had
  has have how i if in is it its just me mean my no not of ok on or our ours please right so still that
  the their them then there they this to too us was we what whats when which who whos whose will with
  would yes you your amazon`.split(/\s+/),
);

const textOf = (item: Item): string => messagesOf(item).at(-1) ?? '';

function contentOf(item: Item): ReadonlySet<string> {
  return contentOfText(textOf(item));
}

function contentOfText(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[^a-z0-9]+/);
  return new Set(words.filter((word) => word !== '' && !common.has(word)));
}

/** Messages of fewer words of their own are alike by chance: "and on rds?". */
const leastWords = 3;

/** Words in common, of all words of both: 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared);
}

describe('the halves of the evals', () => {
  it('have no message in common, nor one that is nearly the same', () => {
    const others = report.map((item) => ({ item, words: contentOf(item) }));
    const alike = tuning.flatMap((item) => {
      const words = contentOf(item);
      if (words.size < leastWords) return [];
      return others
        .filter((other) => other.words.size >= leastWords && likeness(words, other.words) > 0.6)
        .map((other) => `${textOf(item)} ~ ${textOf(other.item)}`);
    });
    expect(alike).toEqual([]);
  });

  it('share no pair of concern and phrase, however short', () => {
    const pair = (item: Item): string =>
      `${item.concern}: ${[...contentOf(item)].sort().join(' ')}`;
    const first = (items: readonly Item[]): readonly Item[] =>
      items.filter((item) => item.turns === undefined && item.concern);
    const pairs = new Set(first(tuning).map(pair));
    expect(
      first(report)
        .map(pair)
        .filter((one) => pairs.has(one)),
    ).toEqual([]);
  });

  it('want silence for at least 300 messages, with those of the final set', () => {
    const quiet = [...tuning, ...report, ...itemsOf('final')].filter((item) => !isAsked(item));
    expect(quiet.length).toBeGreaterThanOrEqual(300);
  });
});

describe('what is learnt from', () => {
  const learnt = ['questions', 'messages'].flatMap((folder) => {
    const root = new URL(`../knowledge/${folder}/`, import.meta.url);
    return readdirSync(root).flatMap((name) =>
      readFileSync(new URL(name, root), 'utf8').trim().split('\n'),
    );
  });

  it('has nothing that is nearly what is reported on', () => {
    const reported = [...itemsOf('report'), ...itemsOf('final'), ...itemsOf('blind')]
      .map(contentOf)
      .filter(({ size }) => size >= leastWords);
    const near = learnt.filter((line) => {
      const { question } = z.object({ question: z.string() }).parse(JSON.parse(line));
      const words = contentOfText(question);
      return words.size >= leastWords && reported.some((other) => likeness(words, other) > 0.6);
    });
    expect(learnt.length).toBeGreaterThan(5000);
    expect(near).toEqual([]);
  });
});

describe('an item of the evals', () => {
  const own = [...tuning, ...report];

  it('names concerns and services that the knowledge has', () => {
    const unknown = own.flatMap(({ concern, service }) => [
      ...(concern && knowledge.findConcern(concern) === undefined ? [concern] : []),
      ...(service && knowledge.findService(service) === undefined ? [service] : []),
    ]);
    expect(unknown).toEqual([]);
  });

  it('has an id of its own', () => {
    const ids = own.map(({ id }) => id);
    expect(ids.filter((id, at) => id === undefined || ids.indexOf(id) !== at)).toEqual([]);
  });
});

describe('a conversation', () => {
  it('becomes an item for each turn, with the turns before it', () => {
    const line = {
      id: 'c1',
      half: 'tuning',
      turns: ['who patches rds', 'and ec2?'],
      expects: [{ expected: 'aws' }, { expected: 'customer', shape: 'follow-up' }],
    };
    expect(parseItems(JSON.stringify(line))).toMatchObject([
      { id: 'c1.1', question: 'who patches rds', expected: 'aws', half: 'tuning' },
      { id: 'c1.2', turns: ['who patches rds', 'and ec2?'], expected: 'customer' },
    ]);
  });

  it('is refused when a turn has nothing expected of it', () => {
    const line = { id: 'c1', half: 'tuning', turns: ['a', 'b'], expects: [{ expected: 'aws' }] };
    expect(() => parseItems(JSON.stringify(line))).toThrow(
      'line 1: needs as many expects as turns',
    );
  });

  it('has five turns or more in a third of those we have', () => {
    const last = new Map(
      conversations.map((item) => [item.id?.split('.')[0], messagesOf(item).length]),
    );
    const long = [...last.values()].filter((turns) => turns >= 5);
    expect(long.length).toBeGreaterThanOrEqual(last.size / 3);
  });
});
