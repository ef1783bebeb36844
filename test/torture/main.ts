import { parseArgs } from 'node:util';
import { freshDatabase } from '../store/postgres.ts';
import { blindProgram } from './blind.ts';
import { type Report, torture } from './torture.ts';

const usage = `npm run torture -- [--kills 200] [--seed 1] [--runs 1] [--store postgres|embedded|both] [--blind]

Kills the built program so often in each run, while people ask and Slack has a bad day; the seeds count up.
--blind posts again without looking, as a retry does: it has to be found out.
`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    runs: { type: 'string', default: '1' },
    store: { type: 'string', default: 'both' },
    blind: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Long enough for a lease to run out and for what it held to be taken up. */
const lingerMs = 16_000;

if (values.help) process.stdout.write(usage);
else process.exitCode = await main();

async function main(): Promise<number> {
  const blind = values.blind ? blindProgram() : undefined;
  const stores = values.store === 'both' ? ['postgres', 'embedded'] : [values.store];
  let wrong = 0;
  try {
    for (let run = 0; run < Number(values.runs); run += 1) {
      for (const store of stores) {
        wrong += await once(Number(values.seed) + run, store, blind?.program);
      }
    }
  } finally {
    blind?.remove();
  }
  return wrong === 0 ? 0 : 1;
}

async function once(seed: number, store: string, program: string | undefined): Promise<number> {
  const database = store === 'postgres' ? await freshDatabase(process.pid) : undefined;
  const kills = Number(values.kills);
  const report = await torture({
    seed,
    kills,
    databaseUrl: database?.url,
    tips: kills,
    lingerMs,
    ...(program === undefined ? {} : { program }),
  });
  await database?.drop();
  process.stdout.write(text(report));
  return report.wrong.length;
}

/** A line of figures, then the faults, then what is wrong. */
function text({ faults, wrong, complaints, ...figures }: Report): string {
  const named = (record: Readonly<Record<string, unknown>>): string =>
    Object.entries(record)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  const lines = [
    `${named(figures)}: ${wrong.length} wrong`,
    `  faults: ${named(faults)}`,
    ...wrong.map((line) => `  WRONG ${line}`),
    ...complaints.map((line) => `  said ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
