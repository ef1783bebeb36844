import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc, { type Arbitrary } from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createPromptsFor } from '../../src/answers/prompts.ts';
import { createTell } from '../../src/answers/tell.ts';
import type { FakeSlack } from '../fake-slack/fake-slack.ts';
import { knowledge, realAsk, realMatcher } from '../knowledge-fixture.ts';
import { freePort, running } from '../slack/stage.ts';
import { wrongIn, wrongInAnswer } from './complaints.ts';
import { broken, type Envelope, envelope, openModal } from './envelopes.ts';
import { runs, seed, timeoutMs } from './runs.ts';
import { words } from './texts.ts';

/** Envelopes on their way at a time; ten batches are looked at together. */
const atOnce = 20;

/** How much more may be on the heap at the end than after a fifth: what it grows by is the engine's warming up. */
const growthMb = 12;

/** No test of speed: on a machine that does much else, three seconds are over soon. */
const ackWithinMs = 30_000;

const signingSecret = 'fuzz-signing-secret';

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

/** The modal that clicks come from. */
function addModal({ state }: FakeSlack): void {
  const blank = { user: 'U9', blocks: [], callbackId: '', privateMetadata: '', changes: 0 };
  state.views.push({ id: openModal, type: 'modal', ...blank });
}

/** What the log says went wrong, by error. */
const Line = z.object({ level: z.number(), error: z.string().default(''), msg: z.string() });

const matcher = realMatcher();
const ask = realAsk(matcher);

/** What the matching remembers of the knowledge's own words is there before anything is measured. */
beforeAll(() => {
  for (const word of words) ask(word);
});

/** What does not fit is refused at the door, Bolt's or ours, or by Slack; nothing gets further. */
const refusals: ReadonlySet<string> = new Set([
  'a listener failed: ZodError',
  'an event cannot be worked on TypeError: ',
  'a listener failed: WebAPIPlatformError slack_webapi_platform_error (invalid_trigger_id)',
]);

async function scene(line: 'socket' | 'http') {
  const errors = new Map<string, string>();
  const write = (text: string): void => {
    const { level, error, msg } = Line.parse(JSON.parse(text));
    if (level >= 50) errors.set(`${msg}: ${error}`, text);
  };
  const real = {
    ask,
    tell: createTell(knowledge),
    promptsFor: createPromptsFor(knowledge, matcher, ask),
    tips: () => knowledge.tips,
    log: pino({ level: 'info' }, { write }),
  };
  if (line === 'socket') {
    const { fake, slack } = await running(real, { ackWithinMs });
    return { fake, slack, errors };
  }
  const port = await freePort();
  const target = `http://127.0.0.1:${port}/slack/events`;
  const http = { kind: 'http', botToken: 'xoxb-fake-bot-token', signingSecret } as const;
  const { fake, slack } = await running(
    { ...real, connection: { ...http, host: '127.0.0.1', port } },
    { http: { target, signingSecret } },
  );
  return { fake, slack, errors };
}

/** Delivers one; what the app answers in place is shown like any other view. */
async function deliver(fake: FakeSlack, { type, body }: Envelope): Promise<unknown> {
  if (type === 'events_api') {
    addRoot(fake, body);
    return fake.deliver(type, fake.body(body, fake.state.team));
  }
  const [channel, user] = ['C1', 'U1'];
  return fake.deliver(type, { ...body, response_url: fake.responseUrl(channel, user) });
}

/** What somebody said is in Slack, so that it can be answered in its thread. */
function addRoot(fake: FakeSlack, { channel, ts, text }: Envelope['body']): void {
  const messages = fake.state.channels.get(String(channel))?.messages;
  if (typeof ts !== 'string' || typeof text !== 'string') return;
  messages?.push({ ts, user: 'U1', text, blocks: undefined, metadata: undefined, edits: 0 });
}

/** Looks at what was sent since, then forgets it: what the fake remembers is none of the app's memory. */
function complaintsOf(fake: FakeSlack): readonly string[] {
  const { calls, privates, channels, views } = fake.state;
  const complaints = wrongIn(calls.splice(0), privates.splice(0));
  for (const { messages } of channels.values()) messages.splice(0, messages.length - 200);
  views.splice(1, views.length - 50);
  return complaints;
}

const collect: unknown = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
})();

function heapMb(): number {
  for (let at = 0; at < 3; at += 1) if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Sends so many, in batches; gives back what the heap was after each fifth. */
async function send(fake: FakeSlack, what: Arbitrary<Envelope>, count: number) {
  const [complaints, heaps, unanswered]: [string[], number[], string[]] = [[], [], []];
  for (let sent = 0; sent < count; sent += atOnce) {
    const batch = fc.sample(what, { numRuns: atOnce, seed: seed + sent });
    const answers = await Promise.allSettled(batch.map((each) => deliver(fake, each)));
    for (const [at, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') complaints.push(...wrongInAnswer(answer.value));
      else unanswered.push(`${answer.reason}: ${JSON.stringify(batch[at]).slice(0, 1000)}`);
    }
    complaints.push(...complaintsOf(fake));
    if ((sent + atOnce) % Math.floor(count / 5) < atOnce) heaps.push(heapMb());
  }
  return { complaints, heaps, unanswered };
}

it.each([
  { line: 'socket', what: 'hostile content', arbitrary: envelope },
  { line: 'http', what: 'hostile content', arbitrary: envelope },
  { line: 'http', what: 'wrong types inside', arbitrary: broken },
  { line: 'socket', what: 'wrong types inside', arbitrary: broken },
] as const)(
  'by $line, $what: no crash, nobody is notified, nothing over a limit, memory flat',
  { timeout: timeoutMs },
  async ({ line, arbitrary }) => {
    const { fake, slack, errors } = await scene(line);

    addModal(fake);
    const { complaints, heaps, unanswered } = await send(fake, arbitrary, runs / 4);
    await slack.stop();

    const late = complaintsOf(fake);
    expect([...complaints, ...late].slice(0, 5)).toEqual([]);
    expect(unanswered.slice(0, 5)).toEqual([]);
    expect([...errors].filter(([name]) => !refusals.has(name))).toEqual([]);
    expect(unhandled).toEqual([]);
    expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(growthMb);
  },
);
