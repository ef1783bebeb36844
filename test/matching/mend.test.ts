import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMend } from '../../src/matching/mend.ts';
import { nameKey } from '../../src/matching/names.ts';
import { knowledge, realMatcher } from '../knowledge-fixture.ts';

/** The word with each of its letters but the first wrong, or missing: people rarely slip in the first. */
function slips(word: string): readonly string[] {
  const places = Array.from({ length: word.length - 1 }, (_, at) => at + 1);
  return places.flatMap((at) =>
    ['', ...'abcdefghijklmnopqrstuvwxyz'].map(
      (letter) => word.slice(0, at) + letter + word.slice(at + 1),
    ),
  );
}

const none: ReadonlySet<string> = new Set();
const mendTo = (...vocabulary: readonly string[]) => createMend(new Set(vocabulary), none);

describe('a typing error', () => {
  const mend = mendTo('hypervisor', 'firewall', 'lambda', 'encryption', 'aurora');

  it.each([
    ['a letter too many', 'lambdda', 'lambda'],
    ['a letter too few', 'firewal', 'firewall'],
    ['a wrong letter', 'lambsa', 'lambda'],
    ['two letters in each other’s place', 'auroar', 'aurora'],
    ['two slips in a long word', 'hypvervsor', 'hypervisor'],
  ])('with %s is mended', (_what, wrong, right) => {
    expect(mend(wrong)).toBe(right);
  });

  it.each([
    ['in a short word: it has too many neighbours', 'esc', ['ecs', 'ecr']],
    ['in the first letter, where people rarely slip', 'kambda', ['lambda']],
    ['that is two slips away in a word of middle length', 'lamdbaa', ['lambda']],
    ['of which two words are equally near', 'patxhes', ['patches', 'patthes']],
    ['in a word with digits', '2fa12', ['2fa11']],
  ])('stays %s', (_what, word, vocabulary) => {
    expect(mendTo(...vocabulary)(word)).toBe(word);
  });

  it('is none in a word that the knowledge uses', () => {
    expect(mendTo('aurora', 'auroras')('auroras')).toBe('auroras');
    expect(mendTo('bucket', 'buckets', 'bucked')('bucked')).toBe('bucked');
  });

  it('is none in another form of a word that the knowledge uses', () => {
    for (const word of ['buckets', 'bucketed', 'bucketing'])
      expect(mendTo('bucket')(word)).toBe(word);
  });

  it('is none in a word that everybody uses', () => {
    for (const word of ['about', 'should', 'whose'])
      expect(mendTo('abort', 'shoulder', 'house')(word)).toBe(word);
    expect(createMend(new Set(['staging']), new Set(['stating']))('stating')).toBe('stating');
  });

  it('is mended into a word of the vocabulary or not at all, and once is enough', () => {
    const vocabulary = ['hypervisor', 'firewall', 'lambda', 'encryption', 'aurora'];
    const near = fc
      .tuple(fc.constantFrom(...vocabulary), fc.nat(9), fc.constantFrom('', 'x', 'a', 'ee'))
      .map(([word, at, letter]) => word.slice(0, at) + letter + word.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (word) => {
        const mended = mend(word);
        expect([word, ...vocabulary]).toContain(mended);
        expect(mend(mended)).toBe(mended);
      }),
    );
  });
});

describe('the words of the knowledge that ships', () => {
  const { mend, understand, index } = realMatcher();
  const services = knowledge.services.flatMap(({ name, aliases }) => [name, ...aliases]);

  it('stay as they are, the names of all services first', () => {
    const words = [...services.flatMap((name) => nameKey(name).split(' ')), ...index.vocabulary];
    expect(words.filter((word) => mend(word) !== word)).toEqual([]);
  });

  it('let no service be taken for another, with any one letter of its name wrong or missing', () => {
    const parents = new Map(knowledge.services.map(({ id, partOf }) => [id, partOf]));
    const singles = knowledge.services
      .flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, alias: nameKey(alias) })))
      .filter(({ alias }) => /^[a-z]{5,}$/.test(alias));
    const taken = singles.flatMap(({ id, alias }) =>
      slips(alias).flatMap((wrong) => {
        const mended = mend(wrong);
        // Left alone, or put right.
        if (mended === wrong || mended === alias) return [];
        const others = understand(mended)
          .mentions.map(({ service }) => service)
          .filter((other) => other !== id && other !== parents.get(id));
        return others.map((other) => `${wrong} for ${alias} is read as ${other}`);
      }),
    );
    expect(taken).toEqual([]);
  });

  it.each([
    ['who patches lamdba', 'lambda'],
    ['who encrypts dynamodb tabels', 'dynamodb'],
    ['elastic beanstlak platform updates', 'elasticbeanstalk'],
    ['is fargtae patched', 'fargate'],
    ['who secures kubernetis on EKS', 'eks'],
    ['who patches auroara', 'aurora'],
    ['opensaerch cluster patching', 'opensearch'],
  ])('are read in %j', (text, service) => {
    expect(understand(text).mentions.map((mention) => mention.service)).toContain(service);
  });
});
