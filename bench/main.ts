import { loadavg } from 'node:os';
import { measureAsk } from './ask.ts';
import { measureGrowth } from './growth.ts';
import { measureMatchers } from './matchers.ts';
import { measureMemory } from './memory.ts';
import { rowsText } from './rows.ts';
import { measureStart } from './start.ts';
import { measureStore } from './store.ts';

/** Each prints a table of its own. Growth takes minutes, so only whoever names it gets it. */
const sections: Readonly<Record<string, () => string | Promise<string>>> = {
  start: async () => rowsText(await measureStart()),
  memory: async () => rowsText(await measureMemory()),
  store: async () => rowsText(await measureStore()),
  ask: () => rowsText(measureAsk()),
  matchers: measureMatchers,
  growth: measureGrowth,
};

const usual = ['start', 'memory', 'store', 'ask', 'matchers'];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: no "${unknown.join(' ')}"; there is ${Object.keys(sections).join(', ')}\n`,
  );
  process.exitCode = 1;
} else {
  // The load of the machine stands beside the numbers, because it moves them.
  for (const name of named.length > 0 ? named : usual) {
    const before = loadavg()[0] ?? 0;
    const text = (await sections[name]?.()) ?? '';
    const load = `${before.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after`;
    process.stdout.write(`${name} (load of the machine: ${load})\n${text}\n`);
  }
}
