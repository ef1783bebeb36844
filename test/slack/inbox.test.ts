import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { createSlack } from '../../src/slack/app.ts';
import { createInbox } from '../../src/slack/inbox.ts';
import { running, stage, storeOnDisk } from './stage.ts';

const text = '<@UBOT> who patches RDS?';

it('what was accepted by a process that died is answered by the next, once', async () => {
  const { fake, store, parts, later } = await stage();
  const ts = fake.write({ text });
  const [mention, twin] = fake.eventsOf({ text }, ts);
  await store.accept(
    { team: 'T1', id: 'Ev1', subject: `C1/${ts}`, body: JSON.stringify(mention) },
    parts.now(),
    20_000,
  );
  later(21_000);

  const slack = createSlack(parts);
  await slack.start();
  await fake.until(() => fake.posted('C1', ts).length > 0);
  await fake.send(twin ?? {});
  await slack.stop();

  expect(fake.posted('C1')).toHaveLength(1);
  later(60_000);
  expect(await store.unfinished(parts.now(), 1, 10)).toEqual([]);
});

it('a process that died between Slack’s post and its own note posts no second answer', async () => {
  const { fake, slack, store, parts, later } = await running();
  vi.spyOn(store, 'markDone').mockRejectedValueOnce(new Error('died'));
  const ts = await fake.say({ text });
  await fake.until(() => fake.posted('C1', ts).length > 0);
  await slack.stop();
  later(60_000);

  const next = createSlack(parts);
  await next.start();
  await fake.until(() => fake.calls('conversations.replies').length > 0);
  await next.stop();

  expect(fake.posted('C1')).toHaveLength(1);
  expect(await store.findPosted({ team: 'T1', key: `answer/C1/${ts}` })).toBeDefined();
});

it('an event is acknowledged only when it is persisted', async () => {
  const { fake, store } = await running({}, { ackWithinMs: 300 });
  const accept = vi.spyOn(store, 'accept').mockRejectedValueOnce(new Error('the disk is full'));

  const ts = await fake.say({ text: 'who patches RDS?' });
  await fake.until(() => fake.posted('C1', ts).length > 0);

  expect(accept).toHaveBeenCalledTimes(2);
  expect(fake.posted('C1')).toHaveLength(1);
});

it('what is kept of an event is what is read of it', async () => {
  const { fake, store } = await running();
  const accept = vi.spyOn(store, 'accept');

  await fake.say({ text, files: true });
  await fake.until(() => fake.posted('C1').length > 0);

  const body = accept.mock.calls[0]?.[0].body ?? '';
  expect(body).toContain('who patches RDS?');
  expect(body).not.toContain('verification-token');
  expect(body).not.toContain('words.png');
});

it('a listener that fails says one plain sentence in the thread and writes no words to the log', async () => {
  const { fake, slack, logged } = await running();

  const ts = await fake.say({ text: '<@UBOT> explode the secret plan' });
  await fake.until(() => fake.posted('C1', ts).length > 0);
  await slack.stop();

  expect(fake.posted('C1')).toHaveLength(1);
  expect(fake.posted('C1')[0]?.text).toContain('Something went wrong on my side');
  expect(logged()).toContain('TypeError');
  expect(logged()).not.toContain('secret plan');
});

it('a workspace whose answers get stuck holds up no other, neither new nor taken up again', async () => {
  const store = await storeOnDisk();
  const answered: string[] = [];
  const stuck = new Promise<void>(() => undefined);
  const inbox = createInbox({
    store,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    standingOf: async () => 'ready',
    consider: async (heard) => async () => {
      if (heard.kind !== 'said') return;
      const { team, ts } = heard.utterance;
      if (team === 'TSTUCK') await stuck;
      answered.push(ts);
    },
  });
  const bodyOf = (team: string, at: number) => ({
    type: 'event_callback',
    event_id: `Ev${at}`,
    team_id: team,
    event: { type: 'app_mention', channel: 'C1', user: 'U1', text, ts: `${at}.0` },
  });
  const take = (team: string, at: number): Promise<void> =>
    inbox.take({ body: bodyOf(team, at), ack: async () => undefined }, async () => undefined);
  const leave = (team: string, at: number) =>
    store.accept(
      { team, id: `Ev${at}`, subject: `C1/${at}.0`, body: JSON.stringify(bodyOf(team, at)) },
      new Date(Date.now() - 60_000),
      1,
    );

  for (let at = 0; at < 60; at += 1) take('TSTUCK', at);
  await take('TWELL', 100);
  expect(answered).toEqual(['100.0']);
  for (let at = 200; at < 260; at += 1) await leave('TSTUCK', at);
  await leave('TWELL', 300);
  await inbox.replay((work) => void work);

  await vi.waitFor(() => expect(answered).toEqual(['100.0', '300.0']));
});
