import type { Owner } from '../knowledge/shapes.ts';
import { type Doubt, doubts, doubtWords } from './doubt.ts';
import type { FilledRow } from './fill-in.ts';

/** What became of a sheet, in numbers of rows. */
export type Tally = {
  readonly rows: number;
  /** Rows that ask something. */
  readonly questions: number;
  /** Rows with one owner, also those to read. */
  readonly owners: Readonly<Record<Owner, number>>;
  /** Rows to read, by reason. */
  readonly doubts: Readonly<Record<Doubt, number>>;
};

export const noRows: Tally = {
  rows: 0,
  questions: 0,
  owners: { aws: 0, customer: 0, shared: 0 },
  doubts: { foreign: 0, refused: 0, choice: 0, depends: 0, several: 0, 'at large': 0, weak: 0 },
};

/** The count with one row more. */
export function counted(tally: Tally, { said }: FilledRow): Tally {
  const rows = tally.rows + 1;
  if (said === null) return { ...tally, rows };
  const { owner, doubt } = said;
  const { owners, doubts: reasons } = tally;
  return {
    rows,
    questions: tally.questions + 1,
    owners: owner === null ? owners : { ...owners, [owner]: owners[owner] + 1 },
    doubts: doubt === null ? reasons : { ...reasons, [doubt]: reasons[doubt] + 1 },
  };
}

/** Rows that somebody has to read. */
export function toRead({ doubts: reasons }: Tally): number {
  return doubts.reduce((sum, doubt) => sum + reasons[doubt], 0);
}

/** The count in plain words, a line each: questions, owners, what to read and why. */
export function summaryLines(tally: Tally): readonly string[] {
  const { rows, questions, owners } = tally;
  const others = rows - questions;
  const reading = toRead(tally);
  const reasons = doubts.flatMap((doubt) =>
    tally.doubts[doubt] === 0 ? [] : [`${tally.doubts[doubt]} ${doubtWords[doubt]}`],
  );
  const one = owners.aws + owners.customer + owners.shared;
  return [
    `${count(questions, 'question')}${others === 0 ? '' : `, and ${others} other ${others === 1 ? 'row' : 'rows'}`}.`,
    `Owners: AWS ${owners.aws}, customer ${owners.customer}, shared ${owners.shared}${one === questions ? '' : `, no single one ${questions - one}`}.`,
    reading === 0
      ? 'Nothing is marked to read yourself.'
      : `To read yourself: ${reading} (${reasons.join(', ')}).`,
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
