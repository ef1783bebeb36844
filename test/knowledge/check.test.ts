import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/knowledge/load.ts';
import { problemLine } from '../../src/knowledge/problem.ts';
import {
  concern,
  definition,
  type Fields,
  folderOf,
  framework,
  line,
  models,
  service,
  sound,
  tip,
  today,
} from './folder.ts';

/** What is wrong with a sound knowledge after some files are replaced, as lines. */
function errorsOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  return checkFolder(folderOf(sound(files)), today).errors.map(problemLine);
}

/** The same of its one concern. */
function concernErrors(fields: Fields): readonly string[] {
  return errorsOf({ 'concerns/patching.yaml': concern('patching', fields) });
}

const where = 'concerns/patching\\.yaml: ';
const action = { do: 'Patch it.', source: 'https://docs.aws.amazon.com/page' };

it('finds nothing wrong with what is sound', () => {
  const { errors, warnings, knowledge } = checkFolder(folderOf(sound()), today);
  expect([errors, warnings]).toEqual([[], []]);
  expect(knowledge.services).toHaveLength(2);
});

describe('an id that is named', () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'as the parent of a service',
      { 'services/more.yaml': service('vm2', { partOf: 'nowhere' }) },
      /^services\/more\.yaml: .*service "nowhere" → at partOf$/,
    ],
    [
      'as the service of a tip',
      { 'tips/patching.yaml': [tip('one'), tip('two', { service: 'nowhere' })] },
      /^tips\/patching\.yaml: .*service "nowhere" → at \[1\]\.service$/,
    ],
    [
      'as the concern of a tip',
      { 'tips/patching.yaml': [tip('one', { concern: 'nowhere' })] },
      /^tips\/patching\.yaml: .*concern "nowhere" → at \[0\]\.concern$/,
    ],
    [
      'as the concern of a framework',
      { 'frameworks/pci.yaml': framework('pci', { concern: 'nowhere' }) },
      /^frameworks\/pci\.yaml: .*concern "nowhere" → at concern$/,
    ],
    [
      'by a requirement',
      {
        'frameworks/pci.yaml': framework('pci', {
          requirements: [{ id: '1', name: 'One', concerns: ['patching', 'nowhere'] }],
        }),
      },
      /^frameworks\/pci\.yaml: .*concern "nowhere" → at requirements\[0\]\.concerns/,
    ],
  ])('%s must exist', (_what, files, expected) => {
    expect(errorsOf(files)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, Fields, string]>([
    ['as the home of a concern', { home: 'nowhere' }, 'home'],
    [
      'by a way to ask',
      { asks: ['who patches', { text: 'one', service: 'nowhere' }] },
      'asks\\[1\\]',
    ],
    [
      'by an exception',
      { exceptions: [line('aws', { services: ['vm', 'nowhere'] })] },
      'exceptions\\[0\\]',
    ],
    ['by an action', { actions: [action, { ...action, services: ['nowhere'] }] }, 'actions\\[1\\]'],
  ])('%s must exist', (_what, fields, field) => {
    const expected = new RegExp(`^${where}.*service "nowhere" → at ${field}`);
    expect(concernErrors(fields)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('every cell has one owner', () => {
  it('so a model without a line is an error that names the model', () => {
    const some = models.filter((model) => model !== 'hybrid');
    expect(concernErrors({ lines: [line('aws', { models: some })] })).toEqual([
      expect.stringMatching(new RegExp(`^${where}.*hybrid.* → at lines$`)),
    ]);
  });

  it('so a model with two lines is an error', () => {
    const lines = [line('aws', { models }), line('customer', { models: ['tooling'] })];
    expect(concernErrors({ lines })).toEqual([
      expect.stringMatching(new RegExp(`^${where}.*tooling.* → at lines$`)),
    ]);
  });

  it('so a model twice in one line is an error', () => {
    const lines = [line('aws', { models: [...models, 'tooling'] })];
    expect(concernErrors({ lines })).toHaveLength(1);
  });

  it('so a service with two exceptions is an error that names the service', () => {
    const exceptions = [
      line('aws', { services: ['vm', 'db'] }),
      line('none', { services: ['vm'] }),
    ];
    expect(concernErrors({ exceptions })).toEqual([
      expect.stringMatching(new RegExp(`^${where}"vm".* → at exceptions$`)),
    ]);
  });
});

describe('a name leads to one answer', () => {
  it('so two services cannot share an alias, however it is written', () => {
    const services = [
      service('vm', { aliases: ['the box'] }),
      service('db', { aliases: ['The-Box'] }),
    ];
    expect(errorsOf({ 'services/compute.yaml': services })).toEqual([
      expect.stringMatching(
        /^services\/compute\.yaml: "the box".*services\/vm.* → at \[1\]\.aliases$/,
      ),
    ]);
  });

  it('but one service may write an alias in two ways', () => {
    const services = [service('vm', { aliases: ['the box', 'the-box'] }), service('db')];
    expect(errorsOf({ 'services/compute.yaml': services })).toEqual([]);
  });

  it('but the hint of a kind may be a word elsewhere: it counts beside its parent only', () => {
    const services = [
      service('vm'),
      service('db'),
      service('vm-big', { partOf: 'vm', hints: ['db'] }),
    ];
    expect(errorsOf({ 'services/compute.yaml': services })).toEqual([]);
  });

  it('so a concern and a definition cannot share a way to ask', () => {
    const model = definition('model', { asks: ['what is it', 'Who patches, patching?'] });
    expect(errorsOf({ 'definitions/model.yaml': model })).toEqual([
      expect.stringMatching(/^definitions\/model\.yaml: .*concerns\/patching.* → at asks\[1\]$/),
    ]);
  });

  it('so one concern cannot have a way to ask twice', () => {
    expect(concernErrors({ asks: ['who patches', 'Who patches?'] })).toHaveLength(1);
  });
});

describe('a sentence', () => {
  const long = `${Array.from({ length: 60 }, () => 'word').join(' ')}.`;

  it('that nobody reads to its end is an error at its field', () => {
    expect(concernErrors({ summary: long })).toEqual([
      expect.stringMatching(new RegExp(`^${where}.*60 words.* → at summary$`)),
    ]);
    const lines = [line('customer', { models, customer: ['Short.', long] })];
    expect(concernErrors({ lines })).toEqual([
      expect.stringMatching(new RegExp(`^${where}.* → at lines\\[0\\]\\.customer\\[1\\]$`)),
    ]);
  });

  it('of many in one field counts by itself', () => {
    const summary = Array.from({ length: 20 }, () => 'Four words are few.').join(' ');
    expect(concernErrors({ summary })).toEqual([]);
  });
});

describe('a check', () => {
  it('that is in no catalogue is an error that names it', () => {
    const actions = [action, { ...action, checks: ['EC2.9999'] }];
    expect(concernErrors({ actions })).toEqual([
      expect.stringMatching(new RegExp(`^${where}"EC2\\.9999".* → at actions\\[1\\]\\.checks$`)),
    ]);
  });

  it('that is in one of them is fine', () => {
    const checks = ['ec2-managedinstance-patch-compliance-status-check'];
    expect(concernErrors({ actions: [{ ...action, checks }] })).toEqual([]);
  });
});

describe('a source', () => {
  const url = 'https://blog.example.org/page';
  const foreign = { title: 'A blog', url };

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a concern',
      { 'concerns/patching.yaml': concern('patching', { sources: [foreign] }) },
      'sources[0]',
    ],
    [
      'an action',
      { 'concerns/patching.yaml': concern('patching', { actions: [{ ...action, source: url }] }) },
      'actions[0].source',
    ],
    [
      'an exception',
      {
        'concerns/patching.yaml': concern('patching', {
          exceptions: [line('aws', { services: ['vm'], sources: [foreign] })],
        }),
      },
      'exceptions[0].sources',
    ],
    ['a service', { 'services/compute.yaml': [service('vm', { security: url })] }, '[0].security'],
    [
      'a definition',
      { 'definitions/model.yaml': definition('model', { sources: [foreign] }) },
      'sources[0]',
    ],
    [
      'a framework',
      { 'frameworks/pci.yaml': framework('pci', { sources: [foreign] }) },
      'sources[0]',
    ],
  ])('of %s on a host that is not ours to cite is an error', (_what, files, field) => {
    const [error, ...others] = errorsOf(files);
    expect(error).toContain('blog.example.org');
    expect(error?.endsWith(` → at ${field}`)).toBe(true);
    expect(others).toEqual([]);
  });

  it('of an organisation may be any page with https', () => {
    const own = { 'concerns/own.yaml': { id: 'patching', sources: [foreign] } };
    expect(checkFolder(folderOf(sound()), today, folderOf(own)).errors).toEqual([]);
  });

  it('of an organisation without https is an error', () => {
    const sources = [{ title: 'Wiki', url: 'http://wiki.example.org' }];
    const own = { 'concerns/own.yaml': { id: 'patching', sources } };
    expect(checkFolder(folderOf(sound()), today, folderOf(own)).errors.map(problemLine)).toEqual([
      expect.stringMatching(/^concerns\/own\.yaml: .* → at sources\[0\]\.url$/),
    ]);
  });
});

describe('a review', () => {
  it('that is long ago is a warning, not an error', () => {
    const old = concern('patching', { reviewed: '2025-01-01' });
    const { errors, warnings } = checkFolder(
      folderOf(sound({ 'concerns/patching.yaml': old })),
      today,
    );
    expect(errors).toEqual([]);
    expect(warnings.map(problemLine)).toEqual([
      expect.stringMatching(new RegExp(`^${where}.*2025-01-01.* → at reviewed$`)),
    ]);
  });

  it('of a tip is due after its day, not on it', () => {
    const warnings = (reviewBy: string) =>
      checkFolder(folderOf(sound({ 'tips/patching.yaml': tip('one', { reviewBy }) })), today)
        .warnings;
    expect(warnings(today)).toEqual([]);
    expect(warnings('2026-11-23').map(problemLine)).toEqual([
      expect.stringMatching(/^tips\/patching\.yaml: .*2026-11-23.* → at reviewBy$/),
    ]);
  });

  it('is measured from the day that is given', () => {
    const folder = folderOf(sound());
    expect(checkFolder(folder, '2028-01-01').warnings.length).toBeGreaterThan(0);
    expect(checkFolder(folder, '2026-11-01').warnings).toEqual([]);
  });
});

describe('all that is wrong', () => {
  it('is told at once, whichever file and whatever kind', () => {
    const folder = folderOf(
      sound({
        'services/broken.yaml': 'id: [',
        'services/nameless.yaml': 'name: VM',
        'concerns/patching.yaml': concern('patching', { summary: '', reviewed: 'never' }),
        'concerns/twin.yaml': concern('patching'),
        'tips/patching.yaml': tip('one', { level: 'magic' }),
      }),
    );
    const files = checkFolder(folder, today).errors.map(({ file, field }) => `${file} ${field}`);
    expect(files).toEqual(
      expect.arrayContaining([
        'services/broken.yaml ',
        'services/nameless.yaml ',
        'concerns/patching.yaml summary',
        'concerns/patching.yaml reviewed',
        'concerns/twin.yaml id',
        'tips/patching.yaml level',
      ]),
    );
    expect(files).toHaveLength(6);
  });

  it('between entries is told at once too', () => {
    const errors = concernErrors({
      home: 'nowhere',
      lines: [line('aws', { models: ['hybrid'] })],
      actions: [{ ...action, checks: ['EC2.9999'], source: 'https://blog.example.org/' }],
    });
    expect(errors).toHaveLength(1 + 5 + 2);
  });

  it('with a concern that is broken does not hide behind those that name it', () => {
    const errors = errorsOf({ 'concerns/patching.yaml': concern('patching', { summary: '' }) });
    expect(errors).toEqual([expect.stringMatching(/ → at summary$/)]);
  });
});
