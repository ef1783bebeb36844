import { describe, expect, it } from 'vitest';
import { type IdentifiedEntry, identify, overlay } from '../../src/knowledge/merge.ts';
import type { RawEntry, Room } from '../../src/knowledge/read.ts';

function raw(file: string, value: unknown, field = ''): RawEntry {
  const room: Room = file.startsWith('concerns') ? 'concerns' : 'services';
  return { room, file, field, value };
}

function entriesOf(raws: readonly RawEntry[], overlaid: boolean): readonly IdentifiedEntry[] {
  return identify(raws, overlaid).entries;
}

describe('identify', () => {
  it('gives every entry its id and remembers where it came from', () => {
    expect(identify([raw('services/a.yaml', { id: 'vm', name: 'VM' }, '[3]')], true)).toEqual({
      entries: [
        {
          room: 'services',
          file: 'services/a.yaml',
          field: '[3]',
          value: { id: 'vm', name: 'VM' },
          overlaid: true,
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['nothing at all', null],
    ['a line of text', 'vm'],
    ['a number', 7],
    ['a list', [{ id: 'vm' }]],
    ['an id that is a number', { id: 7 }],
    ['no field id', { name: 'VM' }],
  ])('wants an id of an entry that is %s', (_what, value) => {
    const { entries, problems } = identify([raw('services/a.yaml', value, '[2]')], false);
    expect(entries).toEqual([]);
    expect(problems).toEqual([
      { file: 'services/a.yaml', field: '[2]', message: expect.stringContaining('no id') },
    ]);
  });

  it('names both files of two entries with one id, and keeps the first', () => {
    const { entries, problems } = identify(
      [
        raw('concerns/a.yaml', { id: 'patching', n: 1 }),
        raw('concerns/b/c.yaml', { id: 'patching', n: 2 }),
      ],
      false,
    );
    expect(entries.map(({ file }) => file)).toEqual(['concerns/a.yaml']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'concerns/b/c.yaml', field: 'id' });
    expect(problems[0]?.message).toMatch(/"patching".*concerns\/a\.yaml/);
  });

  it('tells the place of a twin in the list of one file', () => {
    const { problems } = identify(
      [raw('services/a.yaml', { id: 'vm' }, '[0]'), raw('services/a.yaml', { id: 'vm' }, '[4]')],
      false,
    );
    expect(problems).toEqual([expect.objectContaining({ field: '[4].id' })]);
  });

  it('lets a service and a concern share an id', () => {
    const twins = [
      raw('services/a.yaml', { id: 'backup' }),
      raw('concerns/a.yaml', { id: 'backup' }),
    ];
    expect(identify(twins, false).problems).toEqual([]);
  });
});

describe('overlay', () => {
  const base = entriesOf(
    [
      raw('services/a.yaml', { id: 'vm', name: 'VM', aliases: ['vm', 'machine'], model: 'hybrid' }),
      raw('services/b.yaml', { id: 'db', name: 'DB' }),
    ],
    false,
  );
  const over = (value: Readonly<Record<string, unknown>>) =>
    overlay(base, entriesOf([raw('services/own.yaml', value)], true));

  it('replaces a known entry field by field, lists whole', () => {
    const [vm, db] = over({ id: 'vm', aliases: ['box'], name: 'Our VM' });
    expect(vm?.value).toEqual({ id: 'vm', name: 'Our VM', aliases: ['box'], model: 'hybrid' });
    expect(db).toBe(base[1]);
  });

  it('keeps an entry in its place, and says that it was changed and by which file', () => {
    const entries = over({ id: 'vm', name: 'Our VM' });
    expect(entries.map(({ value }) => value.id)).toEqual(['vm', 'db']);
    expect(entries[0]).toMatchObject({ file: 'services/own.yaml', overlaid: true });
  });

  it('adds what has an id of its own, at the end', () => {
    const entries = over({ id: 'mainframe', name: 'The mainframe' });
    expect(entries.map(({ value }) => value.id)).toEqual(['vm', 'db', 'mainframe']);
    expect(entries[2]?.value).toEqual({ id: 'mainframe', name: 'The mainframe' });
  });

  it('drops what is to be removed, and only that', () => {
    expect(over({ id: 'vm', remove: true }).map(({ value }) => value.id)).toEqual(['db']);
  });

  it('drops nothing when what is to be removed is not there', () => {
    expect(over({ id: 'nowhere', remove: true })).toEqual(base);
  });

  it('drops only where remove is true', () => {
    expect(over({ id: 'vm', remove: false })).toHaveLength(2);
  });

  it('leaves alone what has the same id in another room', () => {
    const entries = overlay(
      base,
      entriesOf([raw('concerns/own.yaml', { id: 'vm', remove: true })], true),
    );
    expect(entries).toEqual(base);
  });

  it('without entries changes nothing', () => {
    expect(overlay(base, [])).toEqual(base);
  });
});
