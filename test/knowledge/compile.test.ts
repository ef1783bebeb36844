import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemas, writeSchemas } from '../../src/knowledge/compile.ts';
import { readFolder, rooms } from '../../src/knowledge/read.ts';
import { knowledgeFolder } from '../knowledge-fixture.ts';
import { concern, folderOf, service } from './folder.ts';

const schemas = jsonSchemas();

/** Whether a file of a room holds what the room's schema wants of it. */
function fits(room: string, content: unknown): boolean {
  const text = schemas.get(`${room}.json`);
  if (text === undefined) throw new RangeError(`there is no schema for ${room}`);
  return z.fromJSONSchema(JSON.parse(text)).safeParse(content).success;
}

describe('the schemas for editors', () => {
  it('are one for each room', () => {
    expect([...schemas.keys()]).toEqual(rooms.map((room) => `${room}.json`));
  });

  it('are written as they stand beside the knowledge', () => {
    const beside = join(knowledgeFolder, 'schemas');
    expect(readdirSync(beside).sort()).toEqual([...schemas.keys()].sort());
    for (const [name, text] of schemas) expect(readFileSync(join(beside, name), 'utf8')).toBe(text);
  });

  it('are written into a folder that is made for them', () => {
    const folder = join(folderOf({}), 'new', 'schemas');
    writeSchemas(folder);
    for (const [name, text] of schemas) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('take one entry, or a list of them', () => {
    expect(fits('services', service('vm'))).toBe(true);
    expect(fits('services', [service('vm'), service('db')])).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a service without a model', { ...service('vm'), model: undefined }],
    ['a service with a field of its own', service('vm', { colour: 'red' })],
    ['an id that is no slug', service('My VM')],
  ])('refuse %s', (_what, content) => {
    expect(fits('services', content)).toBe(false);
  });

  it('refuse a concern without an owner, and take a short way to ask', () => {
    const lines = [{ models: ['hybrid'], because: 'So it is.' }];
    expect(fits('concerns', concern('patching', { lines }))).toBe(false);
    expect(
      fits('concerns', concern('patching', { asks: ['who patches', { text: 'whose' }] })),
    ).toBe(true);
  });

  it.each(rooms)('fit every entry of %s that ships', (room) => {
    const text = schemas.get(`${room}.json`) ?? '';
    const schema = z.fromJSONSchema(JSON.parse(text));
    const { entries } = readFolder(knowledgeFolder);
    const own = entries.filter((entry) => entry.room === room);
    const wrong = own.flatMap(({ file, field, value }) => {
      const { error } = schema.safeParse(JSON.parse(JSON.stringify(value)));
      return error === undefined ? [] : [`${file}${field}: ${error.message}`];
    });
    expect(own.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
