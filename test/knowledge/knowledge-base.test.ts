import { describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { checkFolder } from '../../src/knowledge/load.ts';
import { concern, folderOf, line, service, sound, today } from './folder.ts';

function base() {
  const files = sound({
    'services/compute.yaml': [
      service('vm'),
      service('db', { model: 'container' }),
      service('db-big', { partOf: 'db', model: 'container' }),
    ],
    'concerns/patching.yaml': concern('patching', {
      home: 'db',
      exceptions: [line('shared', { services: ['db'] })],
    }),
  });
  const { knowledge, errors } = checkFolder(folderOf(files), today);
  expect(errors).toEqual([]);
  return createKnowledgeBase(knowledge);
}

describe('the knowledge base', () => {
  it('finds entries by ids from outside, or nothing', () => {
    const { findConcern, findService, findFramework } = base();
    expect(findConcern('patching')?.id).toBe('patching');
    expect(findService('db')?.id).toBe('db');
    expect(findFramework('pci')?.id).toBe('pci');
    for (const id of ['', 'nowhere', 'constructor', '__proto__', 'toString']) {
      expect([findConcern(id), findService(id), findFramework(id)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it('gives entries by ids of its own', () => {
    const { concern: get, service: serve, concerns, services } = base();
    expect(concerns.map(({ id }) => get(id).id)).toEqual(['patching']);
    expect(services.map(({ id }) => serve(id).id)).toEqual(['vm', 'db', 'db-big']);
  });

  it('throws for an id that another knowledge had', () => {
    const [kept] = base().services;
    const empty = createKnowledgeBase({ ...base(), services: [], concerns: [] });
    if (kept === undefined) throw new Error('the knowledge has services');
    expect(() => empty.service(kept.id)).toThrow(RangeError);
  });

  it('lets a kind inherit from what it is a kind of', () => {
    const { findConcern, findService, responsibility } = base();
    const [patching, big] = [findConcern('patching'), findService('db-big')];
    if (patching === undefined || big === undefined) throw new Error('both are known');
    const { cell, rule, service: of } = responsibility(patching.id, big.id);
    expect([cell.owner, rule, of.id]).toEqual(['shared', 'exception of the parent', 'db-big']);
  });

  it('puts the services that concerns name most first, and keeps all', () => {
    const { prominent, services } = base();
    expect(prominent[0]?.id).toBe('db');
    expect(prominent).toHaveLength(services.length);
  });
});
