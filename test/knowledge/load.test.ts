import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTo } from '../../src/knowledge/compile.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { checkFolder, compile, load } from '../../src/knowledge/load.ts';
import { KnowledgeError } from '../../src/knowledge/problem.ts';
import { concern, type Fields, folderOf, line, models, service, sound, today } from './folder.ts';

/** A sound knowledge, compiled to a file. */
function compiledFile(): string {
  const file = join(folderOf({}), 'deep', 'knowledge.json');
  expect(compileTo(folderOf(sound()), file, today)).toEqual([expect.any(String), 0]);
  return file;
}

/** Who owns patching on a service once an organisation's files are laid over ours. */
function ownerOf(serviceId: string, files: Readonly<Record<string, unknown>>): string {
  const base = createKnowledgeBase(load(compiledFile(), today, folderOf(files)));
  const [found, patching] = [base.findService(serviceId), base.findConcern('patching')];
  if (found === undefined || patching === undefined) return 'nothing known';
  return base.responsibility(patching.id, found.id).cell.owner;
}

function errorOf(act: () => unknown): KnowledgeError {
  try {
    act();
  } catch (error) {
    if (error instanceof KnowledgeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('compile', () => {
  it('gives what the check gave', () => {
    const folder = folderOf(sound());
    expect(compile(folder, today)).toEqual(checkFolder(folder, today).knowledge);
  });

  it('throws every problem at once', () => {
    const broken = {
      'services/a.yaml': 'id: [',
      'concerns/patching.yaml': concern('x', { name: '' }),
    };
    const { problems, message } = errorOf(() => compile(folderOf(sound(broken)), today));
    expect(problems.map(({ file }) => file)).toEqual(['services/a.yaml', 'concerns/patching.yaml']);
    expect(message.split('\n')).toHaveLength(2);
  });

  it('is not held up by an old review', () => {
    const old = concern('patching', { reviewed: '2020-01-01' });
    expect(() => compile(folderOf(sound({ 'concerns/patching.yaml': old })), today)).not.toThrow();
  });
});

describe('compileTo', () => {
  it('says in one line what it wrote', () => {
    const [message, code] = compileTo(folderOf(sound()), join(folderOf({}), 'k.json'), today);
    expect([message, code]).toEqual([
      expect.stringMatching(/2026-11-01\.[0-9a-f]{8}.*1 concerns/),
      0,
    ]);
  });

  it('says what is wrong, and exits with 1', () => {
    const folder = folderOf(sound({ 'services/a.yaml': 'id: [' }));
    const [message, code] = compileTo(folder, join(folderOf({}), 'k.json'), today);
    expect([message, code]).toEqual([expect.stringContaining('services/a.yaml'), 1]);
  });
});

describe('load', () => {
  it('gives back what was compiled', () => {
    expect(load(compiledFile(), today)).toEqual(compile(folderOf(sound()), today));
  });

  it('with an empty folder over it is the same knowledge, of the same version', () => {
    expect(load(compiledFile(), today, folderOf({}))).toEqual(load(compiledFile(), today));
  });

  it('with something over it has a version of its own', () => {
    const own = folderOf({ 'services/own.yaml': { id: 'vm', why: 'It is ours.' } });
    expect(load(compiledFile(), today, own).version).not.toBe(load(compiledFile(), today).version);
  });
});

describe('an organisation', () => {
  it('changes an owner by an exception of its own', () => {
    const exceptions = [line('shared', { services: ['vm'] })];
    expect(ownerOf('vm', {})).toBe('customer');
    expect(ownerOf('vm', { 'concerns/own.yaml': { id: 'patching', exceptions } })).toBe('shared');
  });

  it('adds a service of its own, which every concern then answers for', () => {
    const own = service('mainframe', { model: 'hybrid', security: 'https://wiki.example.org/' });
    expect(ownerOf('mainframe', { 'services/own.yaml': own })).toBe('customer');
  });

  it('moves a service to another model', () => {
    const lines = [
      line('aws', { models: ['container'] }),
      line('customer', { models: models.filter((model) => model !== 'container') }),
    ];
    const files: Fields = {
      'concerns/own.yaml': { id: 'patching', lines },
      'services/own.yaml': { id: 'vm', model: 'container' },
    };
    expect(ownerOf('vm', files)).toBe('aws');
  });

  it('removes a service that it does not use', () => {
    expect(ownerOf('vm', { 'services/own.yaml': { id: 'vm', remove: true } })).toBe(
      'nothing known',
    );
  });

  it('is told every problem of its folder, with file and field, and gets no knowledge', () => {
    const folder = folderOf({
      'concerns/own.yaml': { id: 'patching', reviewed: 'never', actions: [] },
      'services/own.yaml': [{ id: 'new-one', model: 'magic' }, { name: 'nameless' }],
      'tips/own.yaml': 'id: [',
    });
    const problems = errorOf(() => load(compiledFile(), today, folder)).problems;
    const places = problems.map(({ file, field }) => `${file} ${field}`);
    expect(places).toEqual(
      expect.arrayContaining([
        'concerns/own.yaml reviewed',
        'concerns/own.yaml actions',
        'services/own.yaml [0].model',
        'services/own.yaml [1]',
        'tips/own.yaml ',
      ]),
    );
  });

  it('is told what its entries name that is not there', () => {
    const folder = folderOf({ 'concerns/own.yaml': { id: 'patching', home: 'nowhere' } });
    expect(errorOf(() => load(compiledFile(), today, folder)).message).toMatch(
      /^concerns\/own\.yaml: .*nowhere.* → at home$/,
    );
  });

  it('is told of two of its own entries with one id, which replace each other in no order', () => {
    const folder = folderOf({
      'services/a.yaml': { id: 'vm', why: 'It is ours.' },
      'services/b.yaml': { id: 'vm', why: 'It is theirs.' },
    });
    expect(errorOf(() => load(compiledFile(), today, folder)).message).toMatch(
      /^services\/b\.yaml: .*services\/a\.yaml/,
    );
  });

  it('is told when its folder is not there', () => {
    const nowhere = join(folderOf({}), 'nowhere');
    expect(errorOf(() => load(compiledFile(), today, nowhere)).message).toContain(nowhere);
  });
});
