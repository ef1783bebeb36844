import { describe, expect, it } from 'vitest';
import { grown } from '../../bench/grown.ts';
import { checkCells, checkReferences } from '../../src/knowledge/check.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { knowledge } from '../knowledge-fixture.ts';

const factor = 8;
const { knowledge: larger, said } = grown(knowledge, factor);
const wordsOf = (texts: readonly string[]): number =>
  new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [])).size;
const asksOf = (concerns: typeof knowledge.concerns): readonly string[] =>
  concerns.flatMap(({ asks }) => asks.map(({ text }) => text));

describe('grown knowledge', () => {
  it('has so many times the concerns and services, each with an id of its own', () => {
    expect(new Set(larger.concerns.map(({ id }) => id)).size).toBe(
      factor * knowledge.concerns.length,
    );
    expect(new Set(larger.services.map(({ id }) => id)).size).toBe(
      factor * knowledge.services.length,
    );
  });

  it('names nothing that it does not have, and has a cell for everything', () => {
    expect([...checkReferences(larger), ...checkCells(larger)]).toEqual([]);
  });

  it('gives each copy the owners that ours has, where a service has a line of its own', () => {
    const copy = createKnowledgeBase(larger);
    const owner = (base: KnowledgeBase, concern: string, service: string) => {
      const [about, of] = [base.findConcern(concern), base.findService(service)];
      return about && of && base.responsibility(about.id, of.id).cell.owner;
    };
    const wrong = knowledge.concerns.flatMap(({ id, exceptions }) =>
      exceptions
        .flatMap(({ services }) => services)
        .filter(
          (service) => owner(copy, `${id}-3`, `${service}-3`) !== owner(knowledge, id, service),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('begins with ours, unchanged', () => {
    expect(larger.concerns.slice(0, knowledge.concerns.length)).toEqual(knowledge.concerns);
    expect(larger.services.slice(0, knowledge.services.length)).toEqual(knowledge.services);
    expect(said('who patches RDS?', 0)).toBe('who patches RDS?');
  });

  it('has services of other names in each copy, and stop words that are the same in all', () => {
    const [one, other] = [said('who has the RDS', 1), said('who has the RDS', 2)];
    expect(one).toMatch(/^who has the RDS[a-z]{4}$/);
    expect(other).toMatch(/^who has the RDS[a-z]{4}$/);
    expect(one).not.toBe(other);
  });

  it('has more words, but not so many times more', () => {
    const times = wordsOf(asksOf(larger.concerns)) / wordsOf(asksOf(knowledge.concerns));
    expect(times).toBeGreaterThan(factor / 4);
    expect(times).toBeLessThan(factor);
  });
});
