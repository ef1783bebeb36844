import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { tableText } from './table.ts';

/** How many times our concerns and services. */
const factors = [1, 10, 100];

/** The largest is made of some hundred million words. */
const heapMb = 14_000;

/** At a hundred times the knowledge a question may take ten times as long. */
const promisedTimes = 10;

/** What one run found; also the line that it prints. */
export const Growth = z.object({
  factor: z.number(),
  concerns: z.number(),
  services: z.number(),
  terms: z.number(),
  medianUs: z.number(),
  p99Us: z.number(),
  heldMb: z.number(),
  madeS: z.number(),
});
export type Growth = z.infer<typeof Growth>;

/** Each size in a process of its own, so that none finds the heap of the one before. */
export function measureGrowth(): string {
  const found = factors.map(grownBy);
  const [first] = found;
  const last = found.at(-1);
  const times = (last?.medianUs ?? 0) / (first?.medianUs ?? 1);
  const verdict = times <= promisedTimes ? 'kept' : 'OVER';
  return [
    tableText(
      ['concerns', 'services', 'terms', 'median us', 'p99 us', 'index MB', 'made in s'],
      found.map(rowOf),
    ),
    `median at ${last?.factor} times the knowledge: ${times.toFixed(1)} times, at most ${promisedTimes}: ${verdict}\n`,
  ].join('');
}

function grownBy(factor: number): Growth {
  const run = fileURLToPath(new URL('growth-run.js', import.meta.url));
  const { stdout, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, run, String(factor)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`growth by ${factor} ended with ${status}`);
  return Growth.parse(JSON.parse(stdout));
}

function rowOf(growth: Growth): readonly string[] {
  const { concerns, services, terms, medianUs, p99Us, heldMb, madeS } = growth;
  return [
    String(concerns),
    String(services),
    String(terms),
    medianUs.toFixed(0),
    p99Us.toFixed(0),
    heldMb.toFixed(1),
    madeS.toFixed(1),
  ];
}
