import { describe, expect, it } from 'vitest';
import { identify } from '../../src/knowledge/merge.ts';
import { parseEntries } from '../../src/knowledge/parse.ts';
import { fieldPath, KnowledgeError, problemLine } from '../../src/knowledge/problem.ts';
import type { Room } from '../../src/knowledge/read.ts';
import { concern, type Fields, line, models, service } from './folder.ts';

function parsed(room: Room, value: Fields, field = '') {
  const { entries } = identify([{ room, file: `${room}/a.yaml`, field, value }], false);
  return parseEntries(entries);
}

/** Fields with something wrong, in the order they are told. */
function wrongFields(room: Room, value: Fields): readonly string[] {
  return parsed(room, value).problems.map(({ field }) => field);
}

const action = { do: 'Patch it.', source: 'https://docs.aws.amazon.com/page' };

describe('an entry', () => {
  it('that is sound is knowledge, with its origin and a version', () => {
    const { knowledge, origins, problems } = parsed('concerns', concern('patching'));
    expect(problems).toEqual([]);
    expect(knowledge.concerns.map(({ id }) => id)).toEqual(['patching']);
    expect(knowledge.version).toMatch(/^2026-11-01\.[0-9a-f]{8}$/);
    expect(origins.get('concerns/patching')).toMatchObject({ file: 'concerns/a.yaml' });
  });

  it('with a problem is left out', () => {
    expect(parsed('services', service('vm', { model: 'magic' })).knowledge.services).toEqual([]);
  });

  it('with several problems tells all of them', () => {
    const value = concern('patching', { reviewed: 'yesterday', summary: '', name: 7 });
    expect(wrongFields('concerns', value)).toEqual(
      expect.arrayContaining(['reviewed', 'summary', 'name']),
    );
  });

  it.each<[string, Fields, string]>([
    [
      'the address of an action',
      { actions: [{ ...action, source: 'nowhere' }] },
      'actions[0].source',
    ],
    ['an action further on', { actions: [action, action, { ...action, do: '' }] }, 'actions[2].do'],
    ['the address of a source', { sources: [{ title: 'A page', url: 'x' }] }, 'sources[0].url'],
    ['a half of a line', { lines: [line('aws', { models, aws: [] })] }, 'lines[0].aws'],
    ['the model of a line', { lines: [line('aws', { models: ['magic'] })] }, 'lines[0].models[0]'],
    [
      'a service that is no id',
      { exceptions: [line('aws', { services: ['My VM'] })] },
      'exceptions[0].services[0]',
    ],
    ['the day', { reviewed: '2026-02-30' }, 'reviewed'],
    [
      'a page without encryption',
      { actions: [{ ...action, source: 'http://a.org/' }] },
      'actions[0].source',
    ],
  ])('is told where %s is wrong', (_what, fields, field) => {
    expect(wrongFields('concerns', concern('patching', fields))).toEqual([field]);
  });

  it('in a list is told its place in the file', () => {
    const value = concern('patching', { actions: [{ ...action, source: 'nowhere' }] });
    expect(parsed('concerns', value, '[4]').problems.map(problemLine)).toEqual([
      expect.stringMatching(/^concerns\/a\.yaml: .+ → at \[4\]\.actions\[0\]\.source$/),
    ]);
  });

  it.each(['summry', '__proto__x', 'remove'])(
    'with a field %s that is not known is refused',
    (name) => {
      const { problems } = parsed('concerns', concern('patching', { [name]: 'x' }));
      expect(problems.map(({ message }) => message).join()).toContain(name);
    },
  );

  it.each(['EC2', 'my service', 'a_b', '', '-a', 'a/b'])('with the id %j is refused', (id) => {
    expect(wrongFields('services', service('vm', { id }))).toContain('id');
  });
});

describe('the owner', () => {
  it.each([
    ['is missing', undefined],
    ['is a word of its own', 'nobody'],
    ['is written large', 'AWS'],
  ])('that %s is asked for in plain words', (_what, owner) => {
    const value = concern('patching', {
      lines: [
        { models: ['hybrid'], owner, because: 'So it is.', aws: ['One.'], customer: ['Two.'] },
      ],
    });
    const { problems } = parsed('concerns', value);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.field).toBe('lines[0].owner');
    expect(problems[0]?.message).toMatch(/owner.*(?:aws).*(?:customer).*(?:shared).*(?:none)/);
  });

  it('of an exception is asked for at the exception', () => {
    const { owner: _, ...rest } = line('aws', { services: ['vm'] });
    const { problems } = parsed('concerns', concern('patching', { exceptions: [rest] }));
    expect(problems.map(({ field }) => field)).toEqual(['exceptions[0].owner']);
  });

  it('shared says which half is whose', () => {
    const { line: _, ...rest } = line('shared', { models: ['hybrid'] });
    expect(wrongFields('concerns', concern('patching', { lines: [rest] }))).toEqual([
      'lines[0].line',
    ]);
  });

  it('none has a reason but no halves', () => {
    const lines = [line('none', { models: ['hybrid'], aws: ['One.'], customer: ['Two.'] })];
    expect(parsed('concerns', concern('patching', { lines })).problems).not.toEqual([]);
    const { because: _, ...bare } = line('none', { models: ['hybrid'] });
    expect(wrongFields('concerns', concern('patching', { lines: [bare] }))).toEqual([
      'lines[0].because',
    ]);
  });
});

describe('the version', () => {
  it('is the same for the same content and another for other content', () => {
    const version = (summary: string) =>
      parsed('concerns', concern('patching', { summary })).knowledge.version;
    expect(version('Keeping it current.')).toBe(version('Keeping it current.'));
    expect(version('Keeping it current.')).not.toBe(version('Keeping it old.'));
  });
});

describe('a problem', () => {
  it('is one line: file, what is wrong, field', () => {
    expect(problemLine({ file: 'a.yaml', field: 'x[0]', message: 'is odd' })).toBe(
      'a.yaml: is odd → at x[0]',
    );
    expect(problemLine({ file: 'a.yaml', field: '', message: 'is odd' })).toBe('a.yaml: is odd');
  });

  it('names its field as one would write it', () => {
    expect(fieldPath(['actions', 0, 'source'])).toBe('actions[0].source');
    expect(fieldPath([2, 'id'])).toBe('[2].id');
    expect(fieldPath([])).toBe('');
  });

  it('is one of all that an error lists', () => {
    const error = new KnowledgeError([
      { file: 'a.yaml', field: '', message: 'is odd' },
      { file: 'b.yaml', field: 'id', message: 'is even' },
    ]);
    expect(error.message.split('\n')).toEqual(['a.yaml: is odd', 'b.yaml: is even → at id']);
    expect(error).toMatchObject({ name: 'KnowledgeError', problems: { length: 2 } });
  });
});
