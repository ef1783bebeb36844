import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store-error.ts';
import type { AnswerTopic } from '../../src/store/topic.ts';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';

const now = new Date('2026-11-23T00:00:00Z');
const topic: AnswerTopic = { kind: 'depends', concern: 'guest-os-patching', service: null };

describe.each(databases)('topics on $name', ({ create }) => {
  const on = stageOn(create);

  it('are unknown until they are remembered', async () => {
    expect(await on.store.topic('T1', 'C1/1.0')).toBeUndefined();
    await on.store.rememberTopic('T1', 'C1/1.0', topic, now);
    expect(await on.store.topic('T1', 'C1/1.0')).toEqual(topic);
  });

  it('are the last one of their place', async () => {
    const later: AnswerTopic = { kind: 'responsibility', concern: 'backups', service: 'rds' };
    await on.store.rememberTopic('T1', 'D1', topic, now);
    await on.store.rememberTopic('T1', 'D1', later, now);
    expect(await on.store.topic('T1', 'D1')).toEqual(later);
  });

  it('that somebody wrote by hand and wrongly are refused at the door', async () => {
    await on.store.rememberTopic('T1', 'D2', topic, now);
    await on.raw("update topics set kind = 'gossip' where place = 'D2'");
    await expect(on.store.topic('T1', 'D2')).rejects.toThrow(StoreError);
  });
});
