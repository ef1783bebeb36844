import { describe, expect, it } from 'vitest';
import { learnOwners } from '../../src/matching/learn-owners.ts';
import { ownerFeatures } from '../../src/matching/owner-features.ts';
import { createOwnerModel, owners } from '../../src/matching/owner-model.ts';
import { knowledge, realMatcher } from '../knowledge-fixture.ts';

const matcher = realMatcher();
const modelOf: Parameters<typeof ownerFeatures>[1] = (id) => knowledge.service(id).model;
const [concern] = knowledge.concerns;

function learnt(examples: readonly (readonly [string, (typeof owners)[number]])[]) {
  const weights = learnOwners(
    examples.map(([text, owner]) => ({
      features: ownerFeatures(matcher.understand(text), modelOf),
      owner,
      weight: 1,
    })),
  );
  const model = createOwnerModel(weights, modelOf);
  return (text: string) => {
    if (concern === undefined) throw new Error('the knowledge is empty');
    return model(matcher.understand(text))({ concern: concern.id, owner: null });
  };
}

describe('the owner model', () => {
  it('knows nothing before it has learnt: every owner is as likely', () => {
    const odds = learnt([])('who patches the hypervisor');
    for (const owner of owners) expect(odds[owner]).toBeCloseTo(1 / 3);
  });

  it('gives back what it was taught, and carries it to words it has not seen together', () => {
    const odds = learnt([
      ['who guards the fences', 'aws'],
      ['who replaces broken disks', 'aws'],
      ['who picks the password', 'customer'],
      ['who opens the firewall', 'customer'],
      ['who trains the staff', 'shared'],
    ]);
    expect(odds('who guards the fences').aws).toBeGreaterThan(0.7);
    expect(odds('the fences and the disks').aws).toBeGreaterThan(0.5);
    expect(odds('password or firewall').customer).toBeGreaterThan(0.5);
  });

  it('learns the same weights from the same examples', () => {
    const example = { features: Uint32Array.from([1, 2, 3]), owner: 'aws', weight: 1 } as const;
    expect(learnOwners([example])).toEqual(learnOwners([example]));
  });

  it('gives probabilities for whatever it is asked', () => {
    const odds = learnt([['who guards the fences', 'aws']]);
    for (const text of ['', '?', 'a'.repeat(2000), 'whose 🔥 is it']) {
      const values = Object.values(odds(text));
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    }
  });
});
