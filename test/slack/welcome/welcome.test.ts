import { expect, it } from 'vitest';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { StoredMessage } from '../../fake-slack/state.ts';
import { running } from '../stage.ts';

async function welcomed(fake: FakeSlack, channel = 'C2'): Promise<StoredMessage> {
  await fake.join(channel);
  await fake.until(() => fake.posted(channel).length > 0);
  const [welcome] = fake.posted(channel);
  if (welcome === undefined) throw new Error('no welcome');
  return welcome;
}

it('a channel that invites the app is told once what it does', async () => {
  const { fake, slack } = await running();
  const welcome = await welcomed(fake);

  await fake.join('C2');
  await slack.stop();

  expect(fake.posted('C2')).toHaveLength(1);
  expect(welcome.threadTs).toBeUndefined();
  expect(welcome.text).toContain('who owns this on AWS?');
  expect(JSON.stringify(welcome.blocks)).toContain('/srm tips');
  expect(welcome.metadata).toMatchObject({ event_payload: { delivery: expect.any(String) } });
});

it('the same event twice at once is one welcome', async () => {
  const { fake, slack } = await running();

  await Promise.all([fake.join('C2'), fake.join('C2')]);
  await fake.until(() => fake.posted('C2').length > 0);
  await slack.stop();

  expect(fake.posted('C2')).toHaveLength(1);
});

it('the examples fit the channel by its name', async () => {
  const { fake } = await running();
  fake.channel('C2').name = 'patching';

  const welcome = await welcomed(fake);

  expect(JSON.stringify(welcome.blocks)).toContain('Who patches patching?');
});

it('the channel is welcomed though its name cannot be learnt', async () => {
  const { fake } = await running();
  fake.fail('conversations.info', { kind: 'refused', error: 'missing_scope' });

  const welcome = await welcomed(fake);

  expect(JSON.stringify(welcome.blocks)).toContain('Who patches the operating system on RDS?');
});

it('somebody who writes first is told once what the app does, above the answer', async () => {
  const { fake, slack } = await running();

  const ts = await fake.say({ channel: 'D1', text: 'who patches RDS?' });
  await fake.until(() => fake.posted('D1', ts).length > 0);
  await fake.open('messages');
  const next = await fake.say({ channel: 'D1', text: 'who patches EC2?' });
  await fake.until(() => fake.posted('D1', next).length > 0);
  await slack.stop();

  const [welcome, ...answers] = fake.posted('D1');
  expect(welcome?.text).toContain('Hello. I answer one question');
  expect(welcome?.threadTs).toBeUndefined();
  expect(answers.map(({ threadTs }) => threadTs)).toEqual([ts, next]);
});

it('somebody who opened the direct message is not told again when they write', async () => {
  const { fake, slack } = await running();
  await fake.open('messages');
  await fake.until(() => fake.posted('D1').length > 0);

  const ts = await fake.say({ channel: 'D1', text: 'who patches RDS?' });
  await fake.until(() => fake.posted('D1', ts).length > 0);
  await slack.stop();

  expect(fake.posted('D1')).toHaveLength(2);
});

it('others who join a channel are none of its business', async () => {
  const { fake, slack } = await running();

  await fake.join('C1', 'U2');
  await slack.stop();

  expect(fake.posted('C1')).toEqual([]);
});

it('whoever opens the direct message is told once what it does, and whoever opens home is not', async () => {
  const { fake, slack } = await running();

  await fake.open('home');
  await fake.open('messages');
  await fake.until(() => fake.posted('D1').length > 0);
  await fake.open('messages');
  await slack.stop();

  expect(fake.posted('D1')).toHaveLength(1);
  expect(fake.posted('D1')[0]?.text).toContain('Hello.');
});

it('a welcome is posted once though the connection breaks after it', async () => {
  const { fake, slack } = await running();
  fake.fail('chat.postMessage', { kind: 'cut after' });

  await welcomed(fake);
  await slack.stop();

  expect(fake.posted('C2')).toHaveLength(1);
});

it('an example is answered in the thread of the welcome, once, whoever clicks', async () => {
  const { fake } = await running();
  const welcome = await welcomed(fake);

  await fake.click({ channel: 'C2', ...welcome });
  await fake.until(() => fake.posted('C2', welcome.ts).length > 0);
  await fake.click({ channel: 'C2', ...welcome }, { user: 'U2' });
  await fake.until(() => fake.state.privates.length > 0);

  const [answer] = fake.posted('C2', welcome.ts);
  expect(fake.posted('C2', welcome.ts)).toHaveLength(1);
  expect(answer?.text).toContain('AWS owns patching on rds.');
  expect(JSON.stringify(answer?.blocks)).toContain('Who patches the operating system on RDS?');
  expect(fake.state.privates[0]?.text).toContain('answered in the thread already');
});

it('the thread goes on from the example', async () => {
  const { fake } = await running();
  const welcome = await welcomed(fake);
  await fake.click({ channel: 'C2', ...welcome });
  await fake.until(() => fake.posted('C2', welcome.ts).length > 0);

  await fake.say({ channel: 'C2', text: 'and on EC2?', threadTs: welcome.ts });
  await fake.until(() => fake.posted('C2', welcome.ts).length > 1);

  expect(fake.posted('C2', welcome.ts)[1]?.text).toContain('You own patching on EC2.');
});

it('an example that Slack takes no answer to now is apologised for, and can be clicked again', async () => {
  const { fake, later } = await running();
  const welcome = await welcomed(fake);
  fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 60 });

  await fake.click({ channel: 'C2', ...welcome });
  await fake.until(() => fake.state.privates.length > 0);

  const before = fake.posted('C2', welcome.ts);
  later(61_000);
  await fake.click({ channel: 'C2', ...welcome });
  await fake.until(() => fake.posted('C2', welcome.ts).length > 0);

  expect(before).toEqual([]);
  expect(fake.state.privates[0]?.text).toContain('Something went wrong on my side');
});
