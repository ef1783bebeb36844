import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, run } from '../built/program.ts';
import { bySocket } from '../built/spawned.ts';
import { startFakeSlack } from '../fake-slack/fake-slack.ts';
import { freshDatabase } from '../store/postgres.ts';
import { blindProgram } from './blind.ts';
import type { Asked } from './crowd.ts';
import { torture } from './torture.ts';
import { judge, wrongs } from './verdict.ts';

/** Half a minute each on a machine that has nothing else to do. */
const timeoutMs = 300_000;

/** Long enough for what is left to be taken up; `npm run torture` waits for a whole lease. */
const lingerMs = 3000;

describe('killed at any moment, on a bad day of Slack', () => {
  it(
    'three processes on PostgreSQL answer every accepted question once and post every tip once',
    async () => {
      const { url, drop } = await freshDatabase();

      const report = await torture({
        seed: 20_261,
        kills: 12,
        databaseUrl: url,
        tips: 12,
        lingerMs,
      });
      await drop();

      expect([...report.wrong, ...report.complaints]).toEqual([]);
      expect(report.accepted).toBeGreaterThan(12);
    },
    timeoutMs,
  );

  it(
    'one process on the embedded store, started again, does too',
    async () => {
      const databaseUrl = undefined;

      const report = await torture({ seed: 20_262, kills: 8, databaseUrl, tips: 8, lingerMs });

      expect([...report.wrong, ...report.complaints]).toEqual([]);
      expect(report.accepted).toBeGreaterThan(8);
    },
    timeoutMs,
  );
});

it('a program that posts again without looking is found out', async () => {
  const { program, remove } = blindProgram();
  onTestFinished(remove);
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  const text = 'who patches the operating system on RDS?';
  fake.fail('chat.postMessage', { kind: 'cut after' });
  const blind = run(bySocket(fake), { cwd: emptyFolder(), program });
  await blind.says('connected to Slack');

  const ts = await fake.say({ text: `<@UBOT> ${text}` });
  await fake.until(() => fake.posted().length === 2);

  const place = { how: 'mention', channel: 'C1', ts, root: ts, text, edits: 0 } as const;
  const asked: Asked = { ...place, accepted: true, sent: Promise.resolve() };
  expect(wrongs(judge(fake, [asked], []))).toEqual([`twice: mention C1/${ts}, 0 edits, 2 answers`]);
}, 60_000);
