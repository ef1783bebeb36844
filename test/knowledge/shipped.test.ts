import { describe, expect, it } from 'vitest';
import { problemLine } from '../../src/knowledge/problem.ts';
import { Owner, ServiceModel } from '../../src/knowledge/shapes.ts';
import { checked, knowledge } from '../knowledge-fixture.ts';

const { concerns, services, tips, frameworks, definitions } = knowledge;

const cells = concerns.flatMap((concern) =>
  services.map((service) => knowledge.responsibility(concern.id, service.id)),
);

/** Cells that are not as they are wanted, as `concern on service`. */
function cellsThat(wrong: (cell: (typeof cells)[number]) => boolean): readonly string[] {
  return cells
    .filter(wrong)
    .map(({ concern, service }) => `${concern.id} on ${service.id}`)
    .slice(0, 20);
}

describe('the knowledge that ships', () => {
  it('has no error', () => {
    expect(checked.errors.map(problemLine)).toEqual([]);
  });

  it('has no warning on the day of its newest review', () => {
    expect(checked.warnings.map(problemLine)).toEqual([]);
  });

  it('knows about 150 concerns and 300 services', () => {
    expect(concerns.length).toBeGreaterThanOrEqual(150);
    expect(services.length).toBeGreaterThanOrEqual(300);
    expect([tips, frameworks, definitions].map(({ length }) => length > 10)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('has services of every model', () => {
    const models = new Set(services.map(({ model }) => model));
    expect([...models].sort()).toEqual([...ServiceModel.options].sort());
  });
});

describe('every concern on every service', () => {
  it('has an owner, or says that it does not arise', () => {
    expect(cells).toHaveLength(concerns.length * services.length);
    expect(cellsThat(({ cell }) => ![...Owner.options, 'none'].includes(cell.owner))).toEqual([]);
  });

  it('has a reason and a source', () => {
    expect(cellsThat(({ cell }) => cell.because.trim() === '')).toEqual([]);
    expect(cellsThat(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it('names both halves where somebody owns it, and the line between them where it is shared', () => {
    const without = cellsThat(
      ({ cell }) => cell.owner !== 'none' && (cell.aws.length === 0 || cell.customer.length === 0),
    );
    expect(without).toEqual([]);
    expect(cellsThat(({ cell }) => cell.owner === 'shared' && cell.line === '')).toEqual([]);
  });

  it('has nothing to do where it does not arise', () => {
    expect(cellsThat(({ cell, actions }) => cell.owner === 'none' && actions.length > 0)).toEqual(
      [],
    );
  });

  it('arises on some service', () => {
    const arising = new Set(
      cells.filter(({ cell }) => cell.owner !== 'none').map(({ concern }) => concern.id),
    );
    expect(concerns.map(({ id }) => id).filter((id) => !arising.has(id))).toEqual([]);
  });

  it('arises at the home of the concern', () => {
    const homeless = cellsThat(
      ({ concern, service, cell }) => concern.home === service.id && cell.owner === 'none',
    );
    expect(homeless).toEqual([]);
  });
});

describe('every service', () => {
  it('has its share: something of AWS and something of the customer', () => {
    const owners = (id: string) =>
      new Set(cells.filter(({ service }) => service.id === id).map(({ cell }) => cell.owner));
    const onesided = services.filter(
      ({ id }) => !owners(id).has('aws') || !owners(id).has('customer'),
    );
    expect(onesided.map(({ id }) => id)).toEqual([]);
  });

  it('that is a kind of another is not a kind of a kind, nor of itself', () => {
    const parents = new Map(services.map(({ id, partOf }) => [id, partOf]));
    const nested = services.filter(
      ({ id, partOf }) =>
        partOf !== undefined && (partOf === id || parents.get(partOf) !== undefined),
    );
    expect(nested.map(({ id }) => id)).toEqual([]);
  });
});

describe('every tip', () => {
  it('opens an answer: its concern arises for its service', () => {
    const dead = tips.filter(({ concern, service }) => {
      if (service === undefined) return false;
      return knowledge.responsibility(concern, service).cell.owner === 'none';
    });
    expect(dead.map(({ id }) => id)).toEqual([]);
  });
});
