import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Concern } from '../../src/knowledge/concern.ts';
import {
  distinctSources,
  modelCell,
  resolve,
  resolveGeneral,
} from '../../src/knowledge/resolve.ts';
import { Service } from '../../src/knowledge/service.ts';
import { ServiceModel } from '../../src/knowledge/shapes.ts';
import { concern, type Fields, line, models, service } from './folder.ts';

const page = (name: string) => ({ title: name, url: `https://docs.aws.amazon.com/${name}` });
const action = (what: string, fields: Fields = {}): Fields => ({
  do: what,
  source: page(what).url,
  ...fields,
});
const aService = (id: string, fields: Fields = {}): Service => Service.parse(service(id, fields));
const aConcern = (fields: Fields): Concern => Concern.parse(concern('patching', fields));

const patching = aConcern({
  lines: [
    line('customer', { models: ['infrastructure', 'hybrid'], because: 'You hold the guest.' }),
    line('aws', { models: ['container', 'abstracted', 'software', 'tooling'] }),
  ],
  exceptions: [
    line('shared', { services: ['nodes'], because: 'You roll it out.' }),
    line('none', { services: ['nothing'] }),
  ],
});

describe('who owns a concern on a service', () => {
  it.each(ServiceModel.options)('is told by the line of its model, %s', (model) => {
    const { cell, rule } = resolve(patching, aService('vm', { model }), undefined);
    expect(rule).toBe('model');
    expect(cell.owner).toBe(['infrastructure', 'hybrid'].includes(model) ? 'customer' : 'aws');
  });

  it.each(ServiceModel.options)('is told by its exception before its model, %s', (model) => {
    const { cell, rule } = resolve(patching, aService('nodes', { model }), undefined);
    expect([cell.owner, cell.because, rule]).toEqual(['shared', 'You roll it out.', 'exception']);
  });

  it('is told by the exception of what it is a kind of, where both have one model', () => {
    const parent = aService('nodes', { model: 'container' });
    const kind = aService('nodes-big', { partOf: 'nodes', model: 'container' });
    const { cell, rule } = resolve(patching, kind, parent);
    expect([cell.owner, rule]).toEqual(['shared', 'exception of the parent']);
  });

  it('is told by its own model where that is another than that of its parent', () => {
    const parent = aService('nodes', { model: 'container' });
    const kind = aService('nodes-own', { partOf: 'nodes', model: 'infrastructure' });
    const { cell, rule } = resolve(patching, kind, parent);
    expect([cell.owner, rule]).toEqual(['customer', 'model']);
  });

  it('is told by its own exception before that of its parent', () => {
    const parent = aService('nodes', { model: 'container' });
    const kind = aService('nothing', { partOf: 'nodes', model: 'container' });
    expect(resolve(patching, kind, parent).cell.owner).toBe('none');
  });

  it('is an error where no line covers the model: only checked knowledge is resolved', () => {
    const some = aConcern({ lines: [line('aws', { models: ['container'] })] });
    expect(() => modelCell(some, 'hybrid')).toThrow(RangeError);
    expect(() => resolve(some, aService('vm'), undefined)).toThrow(/patching.*infrastructure/);
  });

  it('is the same however the exceptions are ordered', () => {
    const ids = ['vm', 'db', 'nodes', 'queue'];
    const exceptions = ids.map((id) => line('aws', { services: [id], because: `It is ${id}.` }));
    const order = fc.shuffledSubarray(exceptions, { minLength: ids.length });
    fc.assert(
      fc.property(order, fc.constantFrom(...ids), (shuffled, id) => {
        const { cell } = resolve(aConcern({ exceptions: shuffled }), aService(id), undefined);
        return cell.because === `It is ${id}.`;
      }),
    );
  });
});

describe('what the customer does', () => {
  const many = aConcern({
    exceptions: [line('none', { services: ['nothing'] })],
    actions: [
      action('Everywhere'),
      action('On-vm', { services: ['vm'] }),
      action('On-servers', { models: ['infrastructure'] }),
      action('On-platforms', { models: ['container'] }),
      action('On-both', { services: ['vm'], models: ['container'] }),
    ],
  });
  const done = (of: Service, parent?: Service) =>
    resolve(many, of, parent).actions.map((one) => one.do);

  it('are the actions for all, for the service and for its model, in their order', () => {
    expect(done(aService('vm'))).toEqual(['Everywhere', 'On-vm', 'On-servers']);
    expect(done(aService('db', { model: 'container' }))).toEqual(['Everywhere', 'On-platforms']);
  });

  it('are those of the parent too', () => {
    const kind = aService('vm-big', { partOf: 'vm' });
    expect(done(kind, aService('vm'))).toEqual(['Everywhere', 'On-vm', 'On-servers']);
  });

  it('is nothing where the concern does not arise', () => {
    const { cell, actions } = resolve(many, aService('nothing'), undefined);
    expect([cell.owner, actions]).toEqual(['none', []]);
  });
});

describe('who says so', () => {
  it('are the pages of the cell, then those of the concern, none twice', () => {
    const sourced = aConcern({
      lines: [line('aws', { models, sources: [page('cell'), page('both')] })],
      sources: [page('both'), page('concern')],
    });
    const { sources } = resolve(sourced, aService('vm'), undefined);
    expect(sources.map(({ title }) => title)).toEqual(['cell', 'both', 'concern']);
  });

  it('never has an address twice, and loses none', () => {
    const url = fc.constantFrom('a', 'b', 'c', 'd').map((name) => page(name));
    fc.assert(
      fc.property(fc.array(url), (pages) => {
        const kept = distinctSources(pages).map((one) => one.url);
        expect(kept).toEqual([...new Set(pages.map((one) => one.url))]);
      }),
    );
  });
});

describe('what holds in general', () => {
  it('is the cell the concern gives for it, with all actions', () => {
    const general = aConcern({
      general: line('shared', { sources: [page('general')] }),
      actions: [action('Everywhere'), action('On-vm', { services: ['vm'] })],
    });
    const cell = general.general;
    if (cell === undefined) throw new Error('the concern has a general cell');
    const answer = resolveGeneral(general, cell, aService('db'));
    expect(answer).toMatchObject({ rule: 'general', cell: { owner: 'shared' } });
    expect(answer.actions).toHaveLength(2);
    expect(answer.sources[0]?.title).toBe('general');
  });
});
