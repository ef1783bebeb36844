import type { Judged } from './judge.ts';
import { isAsked, type Setting } from './run.ts';
import { type Outcome, tally } from './score.ts';

/** Items that belong together: a file, or one half of the conversations. */
export type Section = {
  readonly title: string;
  /** Where its messages were said, beside being addressed to the app. */
  readonly setting: Setting;
  readonly judged: readonly Judged[];
};

type Group = readonly Judged[];

/** Groups by one property; what wants silence stands in the first alone, where it is a shape. */
const groupings: Readonly<Record<string, (judged: Judged) => string>> = {
  'by shape': ({ item }) => item.shape,
  'by kind': ({ item: { kind, expected } }) =>
    kind ?? (expected === 'depends' ? 'depends' : 'responsibility'),
  'by owner': ({ item: { expected } }) => expected ?? 'not one',
  'by service model': ({ model }) => model,
};

/** Per group: name, and the share of it. */
const outcomes: readonly (readonly [string, readonly Outcome[]])[] = [
  ['right', ['right']],
  ['or def.', ['right', 'defensible']],
  ['refused', ['refused']],
  ['wrong', ['wrong']],
  ['false', ['false answer']],
];

const nameWidth = 34;
const cellWidth = 8;

/** Lines of the headline: a line for what each section asked, one for where it wanted silence. */
export function headline(sections: readonly Section[]): readonly string[] {
  return [
    'Shares in %. or def.: right or defensible. refused: no owner stated. wrong: another owner.',
    'false: spoke where silence was due. at 1, at 3: the concern stands first, or among the first three.',
    '',
    ...heading('', '', 'overheard, or in a thread'),
    ...sections.flatMap(({ title, judged }) => [
      line(`${title}, asked`, judged.filter(isQuestion)),
      line(
        `${title}, silence`,
        judged.filter((one) => !isQuestion(one)),
      ),
    ]),
  ];
}

/** Lines of one section, group by group, the largest first. */
export function details({ title, setting, judged }: Section): readonly string[] {
  return Object.entries(groupings).flatMap(([name, keyOf], at) => {
    const counted = at === 0 ? judged : judged.filter(isQuestion);
    return ['', ...heading(title, name, setting), ...groupLines(counted, keyOf)];
  });
}

function isQuestion({ item }: Judged): boolean {
  return isAsked(item);
}

function heading(title: string, name: string, setting: string): readonly string[] {
  const names = outcomes.map(([outcome]) => outcome);
  const wide = (text: string): string => ` |${text.padStart(names.length * cellWidth - 2)}`;
  const over = `${wide('addressed')}${wide(setting)} |${'concern'.padStart(2 * cellWidth - 2)}`;
  const cells = ['n', ...names, ...names, 'at 1', 'at 3'].map((cell) => cell.padStart(cellWidth));
  return [
    `${title.padEnd(nameWidth + cellWidth)}${over}`,
    `${name.padEnd(nameWidth)}${cells.join('')}`,
  ];
}

function groupLines(judged: Group, keyOf: (judged: Judged) => string): readonly string[] {
  const groups = new Map<string, Group>();
  for (const one of judged) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([name, group]) => line(name, group));
}

function line(name: string, group: Group): string {
  const cells = [
    String(group.length),
    ...outcomeShares(group, 'addressed'),
    ...outcomeShares(group, 'elsewhere'),
    ...[1, 3].map((places) => shareWithin(group, places)),
  ];
  return `${`  ${name}`.padEnd(nameWidth)}${cells.map((cell) => cell.padStart(cellWidth)).join('')}`;
}

function outcomeShares(group: Group, where: 'addressed' | 'elsewhere'): readonly string[] {
  const counts = tally(group.map((one) => one[where]));
  return outcomes.map(([, of]) =>
    percent(
      of.reduce((sum, outcome) => sum + counts[outcome], 0),
      counts.total,
    ),
  );
}

/** Share of the expected concerns that stand among the first so many: precision at 1, recall at 3. */
function shareWithin(group: Group, places: number): string {
  const known = group.flatMap(({ place }) => (place === undefined ? [] : [place]));
  return percent(known.filter((place) => place <= places).length, known.length);
}

/** `83.1`; `-` of nothing. */
function percent(part: number, total: number): string {
  return total === 0 ? '-' : ((100 * part) / total).toFixed(1);
}
