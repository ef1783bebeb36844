import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/knowledge/load.ts';
import { folderOf, today } from './folder.ts';

describe('an organisation’s folder', () => {
  it('may remove a service and a concern that our own files name', () => {
    const overlay = folderOf({
      'services/ours.yaml': '- { id: workmail, remove: true }\n- { id: eks, remove: true }\n',
      'concerns/ours.yaml': '{ id: imdsv2, remove: true }\n',
    });

    const { knowledge, errors } = checkFolder('knowledge', today, overlay);

    expect(errors).toEqual([]);
    const ids = [...knowledge.services, ...knowledge.concerns].map(({ id }): string => id);
    expect(ids.filter((id) => ['workmail', 'eks', 'imdsv2'].includes(id))).toEqual([]);
  });

  it('is told when remove is not true', () => {
    const overlay = folderOf({ 'services/ours.yaml': '{ id: workmail, remove: "true" }\n' });

    expect(checkFolder('knowledge', today, overlay).errors).toContainEqual(
      expect.objectContaining({ field: 'remove' }),
    );
  });

  it('is told of a folder that is misspelt', () => {
    const overlay = folderOf({ 'service/ours.yaml': '{ id: workmail, remove: true }\n' });

    expect(checkFolder('knowledge', today, overlay).errors).toContainEqual(
      expect.objectContaining({ file: 'service' }),
    );
  });

  it.each([
    ['an alias that holds itself', 'self: &self [*self]\n'],
    ['lists nested without end', `${'- '.repeat(5000)}a\n`],
    ['brackets nested without end', '['.repeat(50_000)],
  ])('is told of %s, and nothing crashes', (_what, text) => {
    const overlay = folderOf({ 'services/ours.yaml': text });

    expect(checkFolder('knowledge', today, overlay).errors).not.toEqual([]);
  });
});
