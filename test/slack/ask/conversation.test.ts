import { describe, expect, it, vi } from 'vitest';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import { running } from '../stage.ts';

/** Waits for an answer to a fresh mention: whatever came before it has been dealt with. */
async function answered(fake: FakeSlack): Promise<void> {
  const ts = await fake.say({ text: '<@UBOT> who patches RDS?', channel: 'G1' });
  await fake.until(() => fake.posted('G1', ts).length > 0);
}

describe('a mention', () => {
  it('is answered in its thread, once, though it has a twin', async () => {
    const { fake } = await running();

    const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });
    await answered(fake);

    expect(fake.posted('C1', ts)).toHaveLength(1);
    expect(fake.posted('C1', ts)[0]?.metadata).toEqual({
      event_type: 'srm_answer',
      event_payload: {
        kind: 'responsibility',
        owner: 'aws',
        concern: 'patching',
        service: 'rds',
        delivery: expect.any(String),
      },
    });
  });

  it('is answered once though every event comes three times', async () => {
    const { fake } = await running();
    const text = '<@UBOT> who patches RDS?';
    const ts = fake.write({ text });
    const events = fake.eventsOf({ text }, ts);

    await Promise.all([...events, ...events, ...events].map((event) => fake.send(event)));
    for (const event of events) await fake.send(event);
    await answered(fake);

    expect(fake.posted('C1')).toHaveLength(1);
  });

  it('inside a thread is answered in that thread', async () => {
    const { fake } = await running();
    const root = fake.write({ text: 'we have a new database' });

    await fake.say({ text: 'hm <@UBOT> who patches RDS?', threadTs: root });
    await fake.until(() => fake.posted('C1', root).length > 0);

    expect(fake.posted('C1')).toHaveLength(1);
  });

  it('without words is answered with help', async () => {
    const { fake } = await running();

    await fake.say({ text: '<@UBOT>' });
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()[0]?.text).toContain('I say who owns what on AWS');
  });

  it('that nobody can answer is told so, and kept without what is private in it', async () => {
    const { fake, slack, store } = await running();
    const kept = vi.spyOn(store, 'rememberUnanswered');

    await fake.say({ text: '<@UBOT> who brings the cake to 123456789012?' });
    await fake.until(() => fake.posted().length > 0);
    await slack.stop();

    expect(fake.posted()[0]?.text).toContain('I don’t know');
    expect(kept).toHaveBeenCalledExactlyOnceWith(
      'T1',
      'who brings the cake to ACCOUNT?',
      expect.any(Date),
    );
  });

  it('with only a file is told that the app reads text', async () => {
    const { fake } = await running();

    await fake.say({ text: '<@UBOT>', files: true });
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()[0]?.text).toContain('I read text only');
  });
});

describe('a direct message', () => {
  it('is answered in a thread of its own', async () => {
    const { fake } = await running();

    const ts = await fake.say({ channel: 'D1', text: 'who patches EC2?' });
    await fake.until(() => fake.posted('D1', ts).length > 0);

    expect(fake.posted('D1', ts)).toHaveLength(1);
  });

  it('goes on from the one before without a thread', async () => {
    const { fake } = await running();
    const first = await fake.say({ channel: 'D1', text: 'who patches EC2?' });
    await fake.until(() => fake.posted('D1', first).length > 0);

    const next = await fake.say({ channel: 'D1', text: 'and lambda?' });
    await fake.until(() => fake.posted('D1', next).length > 0);

    expect(fake.posted('D1', next)[0]?.text).toContain('AWS owns patching on lambda.');
  });

  it('with only a picture is told that the app reads text', async () => {
    const { fake } = await running();

    const ts = await fake.say({ channel: 'D1', text: '', files: true });
    await fake.until(() => fake.posted('D1', ts).length > 0);

    expect(fake.posted('D1', ts)[0]?.text).toContain('I read text only');
  });
});

describe('in a channel, unasked,', () => {
  it('a clear question is answered in a thread', async () => {
    const { fake } = await running();

    const ts = await fake.say({ text: 'who patches RDS?' });
    await fake.until(() => fake.posted('C1', ts).length > 0);

    expect(fake.posted('C1')).toHaveLength(1);
  });

  it('everything else passes in silence and never reaches the store', async () => {
    const { fake, store } = await running();
    const accept = vi.spyOn(store, 'accept');

    await fake.say({ text: 'lunch?' });
    await fake.say({ text: 'I patched RDS' });
    await fake.say({ text: '', files: true });
    await fake.say({ channel: 'M1', text: 'lunch?' });
    const seen = accept.mock.calls.length;
    await answered(fake);

    expect([...fake.posted('C1'), ...fake.posted('M1')]).toEqual([]);
    expect(seen).toBe(0);
  });

  it('bots, joins, the app itself and hidden messages are not heard', async () => {
    const { fake } = await running();
    const text = '<@UBOT> who patches RDS?';

    for (const more of [
      { bot_id: 'B2' },
      { subtype: 'bot_message', bot_id: 'B2' },
      { subtype: 'channel_join' },
      { subtype: 'me_message' },
      { hidden: true },
      { user: 'UBOT' },
      { user: 'USLACKBOT' },
    ]) {
      await fake.say({ text, more });
    }
    await answered(fake);

    expect(fake.posted('C1')).toEqual([]);
  });

  it('a thread goes on without a mention, and other threads stay silent', async () => {
    const { fake } = await running();
    const root = await fake.say({ text: '<@UBOT> who patches RDS?' });
    await fake.until(() => fake.posted('C1', root).length > 0);
    const other = fake.write({ text: 'a thread about something else' });

    await fake.say({ text: 'and for lambda?', threadTs: other });
    await fake.say({ text: 'and for lambda?', threadTs: root });
    await fake.until(() => fake.posted('C1', root).length > 1);

    expect(fake.posted('C1', root)[1]?.text).toContain('AWS owns patching on lambda.');
    expect(fake.posted('C1', other)).toEqual([]);
  });
});

describe('a question that was answered', () => {
  it('takes its answer along when it is edited', async () => {
    const { fake } = await running();
    const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });
    await fake.until(() => fake.posted().length > 0);

    await fake.edit('C1', ts, '<@UBOT> who patches EC2?');
    await fake.until(() => fake.calls('chat.update').length > 0);

    expect(fake.posted()).toHaveLength(1);
    expect(fake.posted()[0]?.text).toContain('You own patching on EC2.');
  });

  it('takes along the answer that is not noted yet when it is edited', async () => {
    const { fake, later } = await running();
    fake.fail('chat.postMessage', { kind: 'slow', ms: 300 });
    const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });

    await fake.edit('C1', ts, '<@UBOT> who patches EC2?');
    await fake.until(() => fake.posted().length > 0);
    later(13_000);
    await fake.until(() => fake.calls('chat.update').length > 0);

    expect(fake.posted()).toHaveLength(1);
    expect(fake.posted()[0]?.text).toContain('You own patching on EC2.');
  });

  it('has the answer to its last words, though Slack tells of them in another order', async () => {
    const { fake } = await running();
    const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });
    await fake.until(() => fake.posted().length > 0);
    const first = fake.rewrite('C1', ts, '<@UBOT> who patches Aurora?');
    const second = fake.rewrite('C1', ts, '<@UBOT> who patches EC2?');

    await fake.send(second);
    await fake.send(first);
    await fake.until(() => fake.calls('chat.update').length === 2);

    expect(fake.posted()[0]?.text).toContain('You own patching on EC2.');
  });

  it('keeps its answer when Slack only adds a preview', async () => {
    const { fake } = await running();
    const text = '<@UBOT> who patches RDS?';
    const ts = await fake.say({ text });
    await fake.until(() => fake.posted('C1').length > 0);

    await fake.edit('C1', ts, text);
    await answered(fake);

    expect(fake.calls('chat.update')).toEqual([]);
  });

  it('takes its answer with it when it is deleted, with or without a tombstone', async () => {
    const { fake } = await running();
    const [first, second] = [
      await fake.say({ text: 'who patches RDS?' }),
      await fake.say({ text: 'who patches EC2?' }),
    ];
    await fake.until(() => fake.posted('C1').length === 2);

    await fake.remove('C1', first);
    await fake.remove('C1', second, true);
    await fake.until(() => fake.posted('C1').length === 0);

    expect(fake.calls('chat.delete').map(({ answer }) => answer)).toEqual(['ok', 'ok']);
  });
});

it('an edit or deletion of what was never answered does nothing', async () => {
  const { fake } = await running();
  const ts = await fake.say({ text: 'lunch?' });

  await fake.edit('C1', ts, 'who patches RDS?');
  await fake.remove('C1', ts);
  await answered(fake);

  expect(fake.posted('C1')).toEqual([]);
  expect(fake.calls('chat.delete')).toEqual([]);
});

it('a shared channel is answered for the workspace through which it is heard', async () => {
  const { fake, store } = await running();
  const text = 'who patches RDS?';
  const ts = fake.write({ text });
  const [event] = fake.eventsOf({ text }, ts);

  await fake.send({ ...event, team_id: 'T9', context_team_id: 'T1' });
  await fake.until(() => fake.posted('C1').length > 0);
  await answered(fake);

  expect(await store.findPosted({ team: 'T1', key: `answer/C1/${ts}` })).toBeDefined();
});
