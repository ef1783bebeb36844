import { it } from 'vitest';
import { changesOf, zones } from './wall-clock.ts';
it('x', () => {
  const t = performance.now();
  const all = zones.flatMap((z) => changesOf(z, Date.UTC(2011), Date.UTC(2033)));
  console.log(all.length, performance.now() - t);
  const by = new Map<number, number>();
  for (const c of all) by.set(c.by / 60000, (by.get(c.by / 60000) ?? 0) + 1);
  console.log([...by]);
  console.log(all.filter(c=>new Date(c.wall+c.by).getUTCDate()!==new Date(c.wall).getUTCDate()).map(c=>c.zone+new Date(c.wall).toISOString()).length);
}, 60000);
