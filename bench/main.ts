import { loadavg } from 'node:os';
import { measureAsk } from './ask.ts';
import { measureMemory } from './memory.ts';
import { type Row, rowsText } from './rows.ts';
import { measureStart } from './start.ts';

// Side by side in one run; the load of the machine stands beside the numbers, because it moves them.
const rows: readonly Row[] = [
  { what: 'load of the machine before', value: loadavg()[0] ?? 0, unit: 'processes' },
  ...(await measureStart()),
  ...(await measureMemory()),
  ...measureAsk(),
  { what: 'load of the machine after', value: loadavg()[0] ?? 0, unit: 'processes' },
];
process.stdout.write(rowsText(rows));
