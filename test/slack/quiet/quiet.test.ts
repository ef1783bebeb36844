import { describe, expect, it } from 'vitest';
import { answerMenuAction, channelField } from '../../../src/slack/ids.ts';
import type { ChannelSettings } from '../../../src/store/channel-settings.ts';
import type { FakeSlack, Said } from '../../fake-slack/fake-slack.ts';
import type { StoredMessage } from '../../fake-slack/state.ts';
import type { ShownView } from '../../fake-slack/views.ts';
import { running, type Stage } from '../stage.ts';

const place = { team: 'T1', channel: 'C1' } as const;
const mute = 0;
const unmute = 1;
const remove = 2;

type Answered = { readonly channel: string } & StoredMessage;

/** Asks and waits for the answer in the thread. */
async function answered(fake: FakeSlack, said: Partial<Said> = {}): Promise<Answered> {
  const { channel = 'C1', text = 'who patches RDS?' } = said;
  const before = fake.posted(channel).length;
  await fake.say({ ...said, text });
  await fake.until(() => fake.posted(channel).length > before);
  const answer = fake.posted(channel).at(-1);
  if (answer === undefined) throw new Error('no answer');
  return { channel, ...answer };
}

async function pick(fake: FakeSlack, on: Answered, option: number, user = 'U1'): Promise<void> {
  await fake.click(on, { at: answerMenuAction, option, user });
}

/** Says it, and waits until nothing of it is left to do; then nothing more comes. */
async function unanswered({ fake, slack }: Stage, ...said: readonly Said[]): Promise<void> {
  const before = fake.posted().length;
  const privately = fake.state.privates.length;
  for (const each of said) await fake.say(each);
  await slack.stop();
  expect(fake.posted()).toHaveLength(before);
  expect(fake.state.privates).toHaveLength(privately);
}

const untilTold = (fake: FakeSlack, text: string): Promise<void> =>
  fake.until(() => fake.state.privates.some((each) => each.text.includes(text)));

describe('a muted thread', () => {
  it('is silent, and says so to whoever muted it, there', async () => {
    const set = await running();
    const answer = await answered(set.fake);
    await pick(set.fake, answer, mute, 'U2');
    await untilTold(set.fake, 'I stay silent in this thread');
    expect(set.fake.state.privates[0]).toMatchObject({ user: 'U2', threadTs: answer.threadTs });

    await unanswered(set, { text: 'and who patches EC2?', threadTs: answer.threadTs ?? '' });
  });

  it('answers as before when somebody lifts it', async () => {
    const { fake } = await running();
    const answer = await answered(fake);
    const threadTs = answer.threadTs ?? '';
    await pick(fake, answer, mute, 'U2');
    await untilTold(fake, 'I stay silent in this thread');
    await pick(fake, answer, unmute, 'U1');
    await untilTold(fake, 'in this thread again');

    await answered(fake, { text: 'and who patches EC2?', threadTs });
    await pick(fake, answer, unmute);
    await untilTold(fake, 'I was not muted');
  });

  it('still answers a mention', async () => {
    const { fake } = await running();
    const answer = await answered(fake);
    await pick(fake, answer, mute);
    await untilTold(fake, 'I stay silent');

    await answered(fake, { text: '<@UBOT> and EC2?', threadTs: answer.threadTs ?? '' });

    expect(fake.posted('C1', answer.threadTs)).toHaveLength(2);
  });

  it('leaves other threads as they are', async () => {
    const { fake } = await running();
    await pick(fake, await answered(fake), mute);
    await untilTold(fake, 'I stay silent');

    await answered(fake, { text: 'who patches EC2?' });

    expect(fake.posted()).toHaveLength(2);
  });

  it('may be one of a direct message', async () => {
    const { store, fake, slack } = await running();
    await store.greetOnce('T1', 'D1', new Date());
    const answer = await answered(fake, { channel: 'D1' });
    await pick(fake, answer, mute);
    await untilTold(fake, 'I stay silent');

    await fake.say({ channel: 'D1', text: 'and EC2?', threadTs: answer.threadTs ?? '' });
    await slack.stop();

    expect(fake.posted('D1')).toHaveLength(1);
  });
});

describe('an answer is deleted', () => {
  it('by whoever asked', async () => {
    const { fake, logged } = await running();
    const answer = await answered(fake, { user: 'UGUEST' });
    // Who asked is known by the delivery, and that is noted after the post.
    await expect.poll(logged, { timeout: 10_000 }).toContain('"msg":"answered"');

    await pick(fake, answer, remove, 'UGUEST');
    await fake.until(() => fake.posted().length === 0);

    expect(fake.calls('chat.delete').map(({ answer: word }) => word)).toEqual(['ok']);
  });

  it('by an admin of the workspace', async () => {
    const { fake } = await running();

    await pick(fake, await answered(fake), remove, 'UADMIN');

    await fake.until(() => fake.posted().length === 0);
  });

  it.each(['U2', 'UGUEST', 'UFOREIGN', 'UNOBODY'])('not by %s', async (user) => {
    const { fake } = await running();

    await pick(fake, await answered(fake), remove, user);
    await untilTold(fake, 'Only whoever asked');

    expect(fake.posted()).toHaveLength(1);
    expect(fake.calls('chat.delete')).toEqual([]);
  });

  it('in a long thread by whoever asked that very question', async () => {
    const { fake } = await running();
    const first = await answered(fake);
    const threadTs = first.threadTs ?? '';
    for (let at = 0; at < 250; at += 1) fake.write({ user: 'U2', text: 'hm', threadTs });
    const second = await answered(fake, { user: 'U2', text: 'and who patches EC2?', threadTs });

    await pick(fake, second, remove, 'U1');
    await untilTold(fake, 'Only whoever asked');
    await pick(fake, second, remove, 'U2');
    await fake.until(() => fake.posted().length === 1);

    expect(fake.posted()[0]?.ts).toBe(first.ts);
  });

  it('by whoever asked it, though others asked before it came', async () => {
    const { fake } = await running();
    const root = await answered(fake, { user: 'UGUEST' });
    const threadTs = root.threadTs ?? '';
    fake.fail('chat.postMessage', { kind: 'slow', ms: 300 });
    await fake.say({ text: 'who patches EC2?', threadTs });
    await fake.say({ text: 'and who patches Lambda?', threadTs, user: 'U2' });
    await fake.until(() => fake.posted().length === 3);
    const late = fake.posted()[2];
    if (late === undefined) throw new Error('no answer');
    expect(late.text).toContain('EC2');

    await pick(fake, { channel: 'C1', ...late }, remove, 'U2');
    await untilTold(fake, 'Only whoever asked');
    await pick(fake, { channel: 'C1', ...late }, remove, 'U1');

    await fake.until(() => fake.posted().length === 2);
  });

  it('after a choice was made in it, too', async () => {
    const { fake } = await running();
    const depends = await answered(fake, { text: '<@UBOT> who does patching?' });
    await fake.click(depends, { option: 1, user: 'U2' });
    await fake.until(() => fake.message('C1', depends.ts).edits > 0);

    const now = { channel: 'C1', ...fake.message('C1', depends.ts) };
    await pick(fake, now, remove, 'U1');

    await fake.until(() => fake.posted().length === 0);
  });

  it('later, when Slack cannot do it now', async () => {
    const { fake } = await running();
    const answer = await answered(fake);
    fake.fail('chat.delete', { kind: 'limited', retryAfterS: 60 });

    await pick(fake, answer, remove);
    await untilTold(fake, 'I could not delete this just now');

    expect(fake.posted()).toHaveLength(1);
  });

  it('and stays away when its question is edited', async () => {
    const { fake, slack } = await running();
    const answer = await answered(fake);
    await pick(fake, answer, remove);
    await fake.until(() => fake.posted().length === 0);

    await fake.edit('C1', answer.threadTs ?? '', 'who patches EC2?');
    await slack.stop();

    expect(fake.posted()).toEqual([]);
  });
});

describe('a channel that wants', () => {
  const set = async (settings: Partial<ChannelSettings>): Promise<Stage> => {
    const staged = await running();
    const defaults = { answer: 'clear', place: 'thread', whoMayChange: 'members' } as const;
    await staged.store.setChannelSettings(place, { ...defaults, ...settings });
    return staged;
  };

  it('answers to mentions only gets no others', async () => {
    const staged = await set({ answer: 'mentions' });
    const { threadTs = '' } = await answered(staged.fake, { text: '<@UBOT> who patches RDS?' });

    await unanswered(staged, { text: 'who patches RDS?' }, { text: 'and EC2?', threadTs });
  });

  it('nothing gets nothing, no apology either, and nothing of it is kept', async () => {
    const staged = await set({ answer: 'nothing' });

    await unanswered(
      staged,
      { text: 'who patches RDS?' },
      { text: '<@UBOT> who patches RDS?' },
      { text: '<@UBOT> explode' },
    );

    expect(await staged.store.unfinished(staged.parts.now(), 1, 9)).toEqual([]);
  });

  it('nothing still lets a person ask alone', async () => {
    const { fake } = await set({ answer: 'nothing' });

    await fake.command('who patches RDS?');

    await untilTold(fake, 'AWS owns patching on rds.');
  });

  it('answers in private gets them once, for whoever asked, to share', async () => {
    const { fake } = await set({ place: 'private' });

    await fake.say({ text: 'who patches RDS?', user: 'U2' });
    await untilTold(fake, 'AWS owns patching on rds.');

    expect(fake.posted()).toEqual([]);
    expect(fake.state.privates).toHaveLength(1);
    expect(fake.state.privates[0]).toMatchObject({ user: 'U2', threadTs: undefined });
    expect(JSON.stringify(fake.state.privates[0]?.blocks)).toContain('Share to channel');
  });

  it('answers in private keeps them as they were when the question is edited or deleted', async () => {
    const { fake, slack } = await set({ place: 'private' });
    const ts = await fake.say({ text: 'who patches RDS?', user: 'U2' });
    await untilTold(fake, 'AWS owns patching on rds.');

    await fake.edit('C1', ts, 'who patches EC2?');
    await fake.remove('C1', ts);
    await slack.stop();

    expect(fake.state.privates).toHaveLength(1);
    expect([...fake.calls('chat.update'), ...fake.calls('chat.delete')]).toEqual([]);
    expect(fake.calls('conversations.history')).toEqual([]);
  });

  it('answers in private gets them at most once, though the connection breaks', async () => {
    const { fake, slack } = await set({ place: 'private' });
    fake.fail('chat.postEphemeral', { kind: 'cut after' });

    await fake.say({ text: '<@UBOT> who patches RDS?' });
    await fake.until(() => fake.calls('chat.postEphemeral').length > 0);
    await slack.stop();

    expect(fake.calls('chat.postEphemeral')).toHaveLength(1);
  });

  it('answers in private gets apologies in private', async () => {
    const { fake } = await set({ place: 'private' });

    await fake.say({ text: '<@UBOT> explode' });
    await untilTold(fake, 'Something went wrong');

    expect(fake.posted()).toEqual([]);
  });
});

describe('/srm channel', () => {
  async function opened(fake: FakeSlack, user = 'U1'): Promise<ShownView> {
    await fake.command('channel', { user });
    await fake.until(() => fake.state.views.length > 0);
    const modal = fake.state.views.at(-1);
    if (modal === undefined) throw new Error('no modal');
    return modal;
  }

  it('shows what is set, and sets what was chosen', async () => {
    const { fake, store } = await running();
    const modal = await opened(fake);

    const errors = await fake.submit(modal, {
      [channelField.answer]: 'mentions',
      [channelField.place]: 'private',
    });

    expect(errors).toEqual({});
    expect(JSON.stringify(modal.blocks)).toContain('I answer: mentions only');
    expect(await store.channelSettings(place)).toEqual({
      answer: 'mentions',
      place: 'private',
      whoMayChange: 'members',
    });
  });

  it.each([
    ['UGUEST', 'C1', 'Guests can’t'],
    ['UOUT', 'C1', 'You are not in that conversation'],
    ['U1', 'C2', 'Invite me'],
    ['U1', 'D1', 'In a direct message I always answer'],
  ])('is not for %s in %s', async (user, channel, why) => {
    const { fake } = await running();

    await fake.command('channel', { user, channel });
    await untilTold(fake, why);

    expect(fake.state.views).toEqual([]);
  });

  it('is checked again when it is submitted', async () => {
    const { fake, store } = await running();
    const modal = await opened(fake);
    fake.state.people.set('U1', { name: 'Mira Lang', tz: 'UTC', standing: 'guest' });

    const errors = await fake.submit(modal, { [channelField.answer]: 'nothing' });

    expect(errors).toEqual({ [channelField.answer]: expect.stringContaining('Guests') });
    expect((await store.channelSettings(place)).answer).toBe('clear');
  });

  it('is left to admins by admins alone, and from then on theirs', async () => {
    const { fake, store } = await running();
    const mine = await opened(fake);
    const toAdmins = { [channelField.whoMayChange]: 'admins' };
    expect(await fake.submit(mine, toAdmins)).toEqual({
      [channelField.whoMayChange]: expect.stringContaining('admins'),
    });

    await fake.submit(mine, toAdmins, 'UADMIN');
    await fake.command('channel');
    await untilTold(fake, 'only admins');

    expect((await store.channelSettings(place)).whoMayChange).toBe('admins');
  });

  it('takes no other choice than its own', async () => {
    const { fake, store } = await running();
    const modal = await opened(fake);

    const errors = await fake.submit(modal, { [channelField.answer]: 'everything' });

    expect(Object.keys(errors)).toEqual([channelField.answer]);
    expect((await store.channelSettings(place)).answer).toBe('clear');
  });

  it('a question that begins with the word is a question', async () => {
    const { fake } = await running();

    await fake.command('channel patching on RDS, who?');

    await untilTold(fake, 'AWS owns patching on rds.');
  });
});

it('the help names tips and channel', async () => {
  const { fake } = await running();

  await fake.command('help');
  await fake.until(() => fake.state.privates.length > 0);

  const text = JSON.stringify(fake.state.privates[0]?.blocks);
  expect(text).toContain('/srm tips');
  expect(text).toContain('/srm channel');
});
