import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTell } from '../../src/answers/tell.ts';
import { cellOf, knowledge } from '../knowledge-fixture.ts';
import { expectContract } from './contract.ts';

const tell = createTell(knowledge);
const question = 'who patches it?';

describe('what somebody picked', () => {
  it('of a concern and a service is their cell', () => {
    const answer = tell({ concern: 'guest-os-patching', service: 'rds', question });
    expect(answer).toMatchObject({
      kind: 'responsibility',
      owner: 'aws',
      service: 'rds',
      question,
    });
  });

  it('of a concern alone is its usual answer, or what it depends on', () => {
    const { concerns } = knowledge;
    const kinds = new Set(
      concerns.map(({ id }) => {
        const answer = tell({ concern: id, service: null, question });
        if (answer !== undefined) expectContract(answer, question);
        expect(answer).toMatchObject({ concern: id, service: null });
        return answer?.kind;
      }),
    );
    expect([...kinds].sort()).toEqual(['depends', 'responsibility']);
  });

  it('of a service alone is its overview', () => {
    for (const { id } of knowledge.services) {
      const answer = tell({ concern: null, service: id, question });
      if (answer !== undefined) expectContract(answer, question);
      expect(answer).toMatchObject({ kind: 'overview', service: id });
    }
  });

  it('of what the knowledge no longer has is nothing', () => {
    expect(tell({ concern: null, service: null, question })).toBeUndefined();
    expect(tell({ concern: 'gone', service: null, question })).toBeUndefined();
    expect(tell({ concern: null, service: 'gone', question })).toBeUndefined();
    expect(tell({ concern: '__proto__', service: 'constructor', question })).toBeUndefined();
  });

  it('of a concern and a service that is gone is the concern alone', () => {
    const answer = tell({ concern: 'guest-os-patching', service: 'gone', question });
    expect(answer).toEqual(tell({ concern: 'guest-os-patching', service: null, question }));
  });

  it('is never confirmed or denied: nobody claimed anything', () => {
    const answer = tell({
      concern: 'guest-os-patching',
      service: 'rds',
      question: 'AWS does, right?',
    });
    expect(answer?.headline).not.toMatch(/^(?:Yes|No)\b/);
  });
});

describe('every cell of the matrix', () => {
  it('is a whole answer, with the owner that the matrix has', () => {
    const concern = fc.constantFrom(...knowledge.concerns.map(({ id }) => id));
    const service = fc.constantFrom(...knowledge.services.map(({ id }) => id));
    fc.assert(
      fc.property(concern, service, (concernId, serviceId) => {
        const answer = tell({ concern: concernId, service: serviceId, question });
        if (answer === undefined) throw new Error('the cell is there');
        expectContract(answer, question);
        const { owner } = cellOf(concernId, serviceId).cell;
        expect(answer.owner).toBe(owner === 'none' ? null : owner);
        expect(answer.headline.length).toBeLessThan(700);
      }),
      { numRuns: 1000 },
    );
  });
});
