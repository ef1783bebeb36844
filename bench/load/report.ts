import { median } from '../rows.ts';
import { type Line, type Round, type Subject, subjects } from './round.ts';

/** One round of each app, one after the other. */
export type Turn = Readonly<Record<Subject, Round>>;

/** What is promised against the bare app of the same turn. */
const promised = {
  throughput: { least: 0.85 },
  p99: { most: 1.5 },
  moreMb: { most: 80 },
} as const;

/** Turns -> lines of fixed columns, tab-separated: the medians, and the medians of the ratios within a turn. */
export function reportOf(line: Line, turns: readonly Turn[]): string {
  const head = [
    'line',
    'app',
    'questions/s',
    'p50 ms',
    'p99 ms',
    'cpu ms',
    'Slack cpu ms',
    'peak MB',
  ];
  const measured = subjects.map((subject) => {
    const of = (field: keyof Round): string =>
      median(turns.map((turn) => turn[subject][field])).toFixed(2);
    const fields = ['throughput', 'p50', 'p99', 'cpuMs', 'slackCpuMs', 'peakMb'] as const;
    return [line, subject, ...fields.map(of)].join('\t');
  });
  const compared = subjects
    .filter((subject) => subject !== 'bare')
    .flatMap((subject) => comparison(line, subject, turns));
  return `${[head.join('\t'), ...measured, ...compared].join('\n')}\n`;
}

function comparison(line: Line, subject: Subject, turns: readonly Turn[]): readonly string[] {
  const ratio = (field: keyof Round): number =>
    median(turns.map((turn) => turn[subject][field] / turn.bare[field]));
  const throughput = ratio('throughput');
  const p99 = ratio('p99');
  const moreMb = median(turns.map((turn) => turn[subject].peakMb - turn.bare.peakMb));
  const row = (what: string, value: number, limit: string, kept: boolean): string =>
    [line, `${subject} to bare`, what, value.toFixed(2), limit, kept ? 'kept' : 'OVER'].join('\t');
  return [
    row(
      'throughput',
      throughput,
      `>= ${promised.throughput.least}`,
      throughput >= promised.throughput.least,
    ),
    row('p99', p99, `<= ${promised.p99.most}`, p99 <= promised.p99.most),
    row('more MB', moreMb, `<= ${promised.moreMb.most}`, moreMb <= promised.moreMb.most),
    [line, `${subject} to bare`, 'p50', ratio('p50').toFixed(2)].join('\t'),
    [line, `${subject} to bare`, 'cpu', ratio('cpuMs').toFixed(2)].join('\t'),
  ];
}
