import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { evalQuestions } from '../questions.ts';
import { startServer } from './database.ts';
import { reportOf, type Turn } from './report.ts';
import { lines, measureRound, type Round, type Subject } from './round.ts';

// Bare Bolt, srm with the embedded store and srm with PostgreSQL, in turns, so that the machine's moods fall
// on all of them; the ratios of a turn are what counts, its seconds are the machine's.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    questions: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
  },
});
const warmUp = 500;
const atOnce = Number(values['at-once']);
const all = evalQuestions();
const asked = Array.from(
  { length: warmUp + Number(values.questions) },
  (_, at) => all[(at * 7) % all.length] ?? '',
);
const freshDatabase = await startServer();

process.stdout.write(`load of the machine before\t${loadavg()[0]?.toFixed(2)}\n`);
for (const line of lines.filter((name) => values.only === '' || name === values.only)) {
  const turns: Turn[] = [];
  for (let at = 0; at < Number(values.rounds); at += 1) {
    const measure = (subject: Subject): Promise<Round> =>
      measureRound({ line, subject, freshDatabase, questions: asked, warmUp, atOnce });
    const [bare, embedded] = [await measure('bare'), await measure('embedded')];
    turns.push({ bare, embedded, postgres: await measure('postgres') });
  }
  process.stdout.write(reportOf(line, turns));
}
process.stdout.write(`load of the machine after\t${loadavg()[0]?.toFixed(2)}\n`);
process.exit(0);
