import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundLines, bounds } from './floors.ts';
import { type Item, parseItems } from './item.ts';
import { evalParts } from './parts.ts';
import { type Result, report, runItems } from './run.ts';

/** From dist/test/evals to the checkout. */
const root = new URL('../../../', import.meta.url);
const { ask } = evalParts();

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const own = ['tuning', 'report', 'final']
  .map((name) => fileURLToPath(new URL(`test/evals/${name}.jsonl`, root)))
  .filter((path) => existsSync(path));

for (const file of files.length > 0 ? files : own) {
  const items = parseItems(readFileSync(file, 'utf8'));
  const addressed = runItems(items, ask, 'addressed');
  const overheard = runItems(items, ask, 'overheard');
  print(report(`${basename(file)}, addressed`, addressed));
  print(report(`${basename(file)}, overheard`, overheard).slice(0, 4));
  if (file.endsWith('test/evals/report.jsonl')) checkFloors(bounds(addressed, overheard));
  if (flags.includes('--misses')) print(misses(addressed));
  if (flags.includes('--overheard-misses')) print(misses(overheard));
}

function checkFloors(list: ReturnType<typeof bounds>): void {
  const [lines, hold] = boundLines(list);
  print(['floors', ...lines]);
  if (!hold) process.exitCode = 1;
}

function misses(results: readonly Result[]): readonly string[] {
  return results
    .filter(({ outcome }) => outcome !== 'right' && outcome !== 'defensible')
    .map(({ item, answer, outcome }) => {
      const got = `${answer.kind} ${answer.owner ?? ''} ${answer.concern ?? ''} ${answer.service ?? ''}`;
      return `${outcome.toUpperCase()} want ${wanted(item)} got ${got} | ${item.question ?? item.turns?.join(' >> ')}`;
    });
}

function wanted({ expected, kind, concern }: Item): string {
  return `${expected ?? kind ?? 'silence'} ${concern ?? ''}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
