import { z } from 'zod';
import type { FakeSlack } from '../../test/fake-slack/fake-slack.ts';

/** Longest that one batch may take; a minute is ten times what it takes. */
const withinMs = 120_000;

const Posted = z.object({ thread_ts: z.string() });

export type Batch = {
  readonly questions: readonly string[];
  /** Questions on their way at a time: the next is asked when an answer came. */
  readonly atOnce: number;
};

export type Driven = {
  readonly tookMs: number;
  /** From sending the events to Slack's taking the answer, of each question, in ms. */
  readonly latencies: readonly number[];
};

/** Asks all questions as mentions in a channel, each with its twin, and waits for an answer to each. */
export async function drive(fake: FakeSlack, { questions, atOnce }: Batch): Promise<Driven> {
  const askedAt = new Map<string, number>();
  const latencies: number[] = [];
  const begun = performance.now();
  let [next, read] = [0, fake.state.calls.length];
  const askNext = (): void => {
    const text = questions[next];
    next += 1;
    if (text === undefined) return;
    const said = { text: `<@UBOT> ${text}` };
    const ts = fake.write(said);
    askedAt.set(ts, performance.now());
    for (const event of fake.eventsOf(said, ts)) fake.send(event).catch(complain);
  };
  const readCalls = (): boolean => {
    for (; read < fake.state.calls.length; read += 1) {
      const call = fake.state.calls[read];
      if (call?.method !== 'chat.postMessage') continue;
      if (call.answer !== 'ok') throw new Error(`Slack answered ${call.answer}`);
      const asked = askedAt.get(Posted.parse(call.args).thread_ts);
      if (asked === undefined) throw new Error('an answer to nothing');
      latencies.push(performance.now() - asked);
      askNext();
    }
    return latencies.length === questions.length;
  };
  const answered = fake.until(readCalls, withinMs);
  for (let at = 0; at < atOnce; at += 1) askNext();
  await answered;
  return { tookMs: performance.now() - begun, latencies };
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
}
