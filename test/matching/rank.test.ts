import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/answers/ask.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Ranking } from '../../src/matching/rank.ts';
import { checked, knowledge, realMatcher } from '../knowledge-fixture.ts';

const matcher = realMatcher();
const standing = standingOf(knowledge);

const ranked = (question: string): Ranking => matcher.rank(matcher.understand(question), standing);
const ids = (ranking: Ranking): readonly string[] => ranking.map(({ subject }) => subject.id);

const questions = [
  'who patches the operating system on RDS',
  'is encryption at rest on for S3 by default',
  'who guards the data centers',
  'do we have to configure security groups for our load balancer',
  'who rotates the KMS keys',
  'backups of DynamoDB tables, us or AWS?',
  'who owns the hypervisor',
  'mfa for the root user',
  'who updates the lambda runtime',
  'shredding of old disks',
] as const;

describe('a ranking', () => {
  it.each<[string, string, string]>([
    ['who patches the operating system on RDS', 'guest-os-patching', 'it names the concern'],
    ['who guards the data center', 'datacenter-physical-security', 'guards are physical security'],
    ['who wipes old disks', 'media-sanitisation', 'wiping is sanitising in plain words'],
    ['bucket policy', 'object-storage-access', 'a policy of a bucket says who may read it'],
    ['security group rules', 'security-groups', 'it names the concern'],
    ['mfa for our users', 'mfa-users', 'it names the concern'],
    ['who maintains the hypervisor', 'hypervisor-security', 'nothing else is about the hypervisor'],
    [
      'web application firewall rules',
      'web-application-firewall',
      'the pair decides, not "firewall"',
    ],
  ])('of %j has %s first: %s', (question, concern) => {
    expect(ids(ranked(question))[0]).toBe(concern);
  });

  it('is ordered by score, each subject once', () => {
    for (const question of questions) {
      const ranking = ranked(question);
      const scores = ranking.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(new Set(ids(ranking)).size).toBe(ranking.length);
    }
  });

  it('is empty where no word is known', () => {
    expect(ranked('')).toEqual([]);
    expect(ranked('who is it')).toEqual([]);
    expect(ranked('xyzzy plugh')).toEqual([]);
  });

  it('is the same whatever was ranked before', () => {
    const first = new Map(questions.map((question) => [question, ranked(question)]));
    const order = fc.shuffledSubarray([...questions], { minLength: questions.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        for (const question of shuffled) expect(ranked(question)).toEqual(first.get(question));
      }),
      { numRuns: 20 },
    );
  });

  it('is the same whatever the case, and with marks of punctuation at the end', () => {
    for (const question of questions) {
      const expected = ids(ranked(question));
      expect(ids(ranked(question.toUpperCase()))).toEqual(expected);
      expect(ids(ranked(`  ${question}?!`))).toEqual(expected);
    }
  });

  it('is the same whatever the order in which the knowledge was read', () => {
    const { concerns, services, definitions } = checked.knowledge;
    const turned = createKnowledgeBase({
      ...checked.knowledge,
      version: 'turned',
      concerns: [...concerns].reverse(),
      services: [...services].reverse(),
      definitions: [...definitions].reverse(),
    });
    const other = createMatcher(turned, { ...matcher.index, terms: {} });
    for (const question of questions) {
      const expected = ranked(question);
      const ranking = other.rank(other.understand(question), standingOf(turned));
      for (const [at, hit] of expected.slice(0, 3).entries()) {
        expect(ranking[at]?.subject).toEqual(hit.subject);
        expect(ranking[at]?.score).toBeCloseTo(hit.score, 6);
      }
    }
  });

  it('values a concern with a line for the service named, and devalues one that does not arise', () => {
    const query = matcher.understand('who patches the operating system on RDS');
    const [none, general, special] = (['none', 'general', 'special'] as const).map(
      (fit) => matcher.rank(query, () => fit)[0]?.score ?? 0,
    );
    expect(none).toBeLessThan(general ?? 0);
    expect(special).toBeGreaterThan(general ?? 0);
  });

  it('does not look at standing where no service is named', () => {
    const query = matcher.understand('who patches the operating system');
    expect(matcher.rank(query, () => 'none')).toEqual(matcher.rank(query, () => 'special'));
  });

  it('has scores and shares within their bounds, whatever comes', () => {
    const word = fc.constantFrom(...questions.flatMap((question) => question.split(' ')));
    const question = fc.array(fc.oneof(word, fc.string()), { maxLength: 15 });
    fc.assert(
      fc.property(question, (words) => {
        for (const { score, coverage, parts } of ranked(words.join(' '))) {
          expect(Number.isFinite(score) && score >= 0).toBe(true);
          expect(coverage >= 0 && coverage <= 1 + 1e-9).toBe(true);
          for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
