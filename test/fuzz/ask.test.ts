import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Circumstances } from '../../src/answers/answer.ts';
import { questionText } from '../../src/slack/text.ts';
import { realAsk } from '../knowledge-fixture.ts';
import { isLong, runs, seed, timeoutMs } from './runs.ts';
import { text } from './texts.ts';

/** Longest time for one message on a machine that does nothing else, in ms. */
const limitMs = 50;

/** A stall, whatever else the machine does. */
const stallMs = 5000;

/** A message that seemed slow is tried again so often: what was slow every time is the message's fault. */
const tries = 5;

const ask = realAsk();

const circumstances: readonly Circumstances[] = [
  { hearing: 'addressed' },
  { hearing: 'overheard' },
  { hearing: 'thread', previous: { kind: 'responsibility', concern: null, service: null } },
];

/** As it comes from Slack, and as a shell would give it. */
const readings = [questionText, (message: string): string => message] as const;

type Case = readonly [string, Circumstances, (message: string) => string];

/** Processor time of one answer, in ms. */
function timeOf([message, around, read]: Case): number {
  const begun = process.cpuUsage();
  const answer = ask(read(message), around);
  const { user, system } = process.cpuUsage(begun);
  if (around.hearing === 'addressed') expect(answer.headline).not.toBe('');
  return (user + system) / 1000;
}

const cases = fc.tuple(text, fc.constantFrom(...circumstances), fc.constantFrom(...readings));

it(`answers ${runs} messages, whatever is in them`, { timeout: timeoutMs }, () => {
  const slow: { readonly ms: number; readonly message: string }[] = [];
  fc.assert(
    fc.property(cases, (each) => {
      const begun = performance.now();
      let ms = timeOf(each);
      expect(performance.now() - begun).toBeLessThan(stallMs);
      if (!isLong || ms < limitMs) return;
      for (let at = 1; at < tries; at += 1) ms = Math.min(ms, timeOf(each));
      if (ms >= limitMs) slow.push({ ms, message: JSON.stringify(each).slice(0, 500) });
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );

  expect(slow).toEqual([]);
});
