import { expect, it } from 'vitest';
import { texts } from '../fake-slack/check-message.ts';
import { running } from './stage.ts';

/** Somebody's idea of fun; each is part of a question that is otherwise in order. */
const hostile = {
  'forty thousand characters': 'a'.repeat(40_000),
  'forty thousand angle brackets': '<'.repeat(40_000),
  'mentions without end': '<@U1|x'.repeat(6000),
  NUL: 'a\0b',
  'lone surrogates': '\ud83d and \ude00',
  'right-to-left marks': '\u202etxet\u202c \u2066x\u2069',
  'zero-width characters': 'pat\u200bch\u200des \ufeff',
  broadcasts: '<!channel> <!here|here> <!everyone> <!subteam^S1|@team>',
  'escaped broadcasts': '&lt;!channel&gt; &amp;lt;!here&amp;gt;',
  'somebody else': '<@U1|x> <@U2>',
  'a link that lies': '<https://evil.example|https://aws.amazon.com>',
  markup: '*bold* _it_ `code` ```block``` ~no~ > quote\n• list',
  templates: '{{constructor}} #{process.env} %s %n <script>alert(1)</script>',
} as const;

it.each(Object.entries(hostile))(
  '%s: answered calmly, nobody is notified',
  async (_name, words) => {
    const { fake, slack, logged } = await running();
    const secretWord = 'xylophone';

    const ts = await fake.say({ text: `<@UBOT> who patches RDS? ${secretWord} ${words}` });
    await fake.command(`who patches RDS? ${secretWord} ${words}`);
    await fake.until(() => fake.posted('C1', ts).length > 0 && fake.state.privates.length > 0);
    const [answer] = fake.state.privates;
    if (answer === undefined) throw new Error('no answer');
    await fake.click(answer, { at: 0 });
    await fake.until(() => fake.posted('C1').length > 1);
    await slack.stop();

    const sent = JSON.stringify([fake.posted(), fake.state.privates]);
    expect(sent).not.toMatch(/<!|<@/);
    expect(sent).not.toContain('\\u0000');
    for (const text of texts([fake.posted(), fake.state.privates]))
      expect(text.isWellFormed()).toBe(true);
    expect(logged()).not.toContain(secretWord);
    expect(logged()).not.toMatch(/xoxb|xapp|verification-token/);
  },
);

it('a full run logs ids and no words, names or tokens', async () => {
  const { fake, slack, logged } = await running();
  const ts = await fake.say({ text: '<@UBOT> who patches RDS? xylophone', user: 'U7' });
  await fake.until(() => fake.posted('C1', ts).length > 0);
  await fake.edit('C1', ts, '<@UBOT> who patches EC2? xylophone');
  await fake.until(() => fake.calls('chat.update').length > 0);
  fake.fail('chat.postMessage', { kind: 'refused', error: 'channel_not_found' });
  await fake.say({ text: '<@UBOT> who patches RDS? xylophone' });
  await fake.until(() => fake.calls('chat.postMessage').length > 1);
  await fake.say({ text: '<@UBOT> explode xylophone' });
  await fake.command('explode xylophone');
  await fake.until(() => fake.state.privates.length > 0);
  await slack.stop();

  expect(logged()).toContain(ts);
  expect(logged()).toContain('channel_not_found');
  expect(logged()).not.toMatch(/xylophone|patches|a person|xoxb|xapp|verification-token/);
});

it.each([
  { user: null, channel: 'D1' },
  { user: 'U1', channel: null },
  { user: 7, channel: [] },
])('an event that Bolt cannot read is acknowledged, once: %j', async (wrong) => {
  const { fake, slack } = await running({}, { ackWithinMs: 500 });

  const event = { type: 'app_home_opened', tab: 'home', event_ts: '1.0', ...wrong };
  await fake.send(fake.body(event, fake.state.team));
  await slack.stop();

  expect(fake.calls('views.publish')).toEqual([]);
});
