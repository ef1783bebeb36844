import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundLines, bounds, conversationBounds } from './floors.ts';
import { type Item, parseItems } from './item.ts';
import { type Judgement, judge } from './judge.ts';
import { missLines } from './misses.ts';
import { evalParts } from './parts.ts';
import { details, headline, type Section } from './report.ts';
import type { Setting } from './run.ts';

/** From dist/test/evals to the checkout. */
const root = new URL('../../../', import.meta.url);
const parts = evalParts();

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const own = ['tuning', 'report', 'final', 'blind', 'conversations']
  .map((name) => fileURLToPath(new URL(`test/evals/${name}.jsonl`, root)))
  .filter((path) => existsSync(path));

type Judged = Section & Judgement;

const sections = (files.length > 0 ? files : own).flatMap(sectionsOf);
print(headline(sections));
checkFloors('report', bounds);
checkFloors('conversations, report', conversationBounds);
for (const section of sections) print(details(section));
for (const section of sections) printMisses(section);

/** A file is a section; one with halves is two, whose later turns are said in a thread. */
function sectionsOf(file: string): readonly Judged[] {
  const items = parseItems(readFileSync(file, 'utf8'));
  const name = basename(file, '.jsonl');
  const half = (wanted: Item['half']): readonly Item[] =>
    items.filter((item) => item.half === wanted);
  return [
    sectionOf(name, half(undefined), 'overheard'),
    sectionOf(`${name}, tuning`, half('tuning'), 'thread'),
    sectionOf(`${name}, report`, half('report'), 'thread'),
  ].filter(({ judged }) => judged.length > 0);
}

function sectionOf(title: string, items: readonly Item[], setting: Setting): Judged {
  return { title, setting, ...judge(parts, items, setting) };
}

/** Whoever runs other files is shown no floors. */
function checkFloors(title: string, boundsOf: typeof bounds): void {
  const section = sections.find((one) => one.title === title);
  if (files.length > 0 || section === undefined) return;
  const [lines, hold] = boundLines(boundsOf(section.addressed, section.elsewhere));
  print(['', `floors of ${title}`, ...lines]);
  if (!hold) process.exitCode = 1;
}

/** What went wrong, where one may look: not in the reporting half of the conversations. */
function printMisses({ title, addressed, elsewhere }: Judged): void {
  if (title.endsWith(', report')) return;
  if (flags.includes('--misses')) print(['', title, ...missLines(addressed)]);
  if (flags.includes('--overheard-misses')) print(['', title, ...missLines(elsewhere)]);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
