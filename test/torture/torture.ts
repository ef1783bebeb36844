import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '../../src/store/create-store.ts';
import { bySocket, type Environment } from '../built/spawned.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { createTrouble } from './mischief.ts';
import { type Chance, seeded } from './seeded.ts';
import { subscribeAll } from './tips.ts';
import { judge, wrongs } from './verdict.ts';

export type TortureOptions = {
  /** An integer; the same decisions for the same seed, though not the same moments. */
  readonly seed: number;
  readonly kills: number;
  /** An empty PostgreSQL, shared by three processes; undefined: one process on an embedded store. */
  readonly databaseUrl: string | undefined;
  /** Channels with a tip that comes due while the run lasts. */
  readonly tips: number;
  /** How long one more process has for posting something again, in ms. */
  readonly lingerMs: number;
  /** Another program than the built one. */
  readonly program?: string;
};

export type Report = {
  readonly seed: number;
  readonly store: 'embedded' | 'PostgreSQL';
  readonly processes: number;
  readonly kills: number;
  /** Questions that people wrote, those of them that were accepted, and how often they were rewritten. */
  readonly asked: number;
  readonly accepted: number;
  readonly edits: number;
  readonly tips: number;
  /** Events that a living process did not acknowledge within three seconds. */
  readonly lateAcks: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly tookS: number;
  /** What is wrong with the messages, a line each. */
  readonly wrong: readonly string[];
  /** What processes said that they should not have. */
  readonly complaints: readonly string[];
};

/** Processes where the store can be shared. */
const replicas = 3;

/** For the tips: about what a kill and what follows it take. */
const msPerKill = 1500;

/** Longest wait for all that was accepted, after the last kill. */
const settleWithinMs = 90_000;

/** Longest wait for the post that a kill waits for. */
const postWithinMs = 4000;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Kills the built program again and again, while people ask and Slack has a bad day. */
export async function torture(options: TortureOptions): Promise<Report> {
  const { seed, databaseUrl, kills, tips, program } = options;
  const folder = mkdtempSync(join(tmpdir(), 'srm-torture-'));
  const trouble = createTrouble(seeded(seed + 1));
  const fake = await startFakeSlack({ mischief: trouble.mischief });
  const chance = seeded(seed);
  const crowd = createCrowd(fake, chance);
  const { place, environment } = placeOf(databaseUrl, folder);
  const wishes = { count: tips, withinMs: kills * msPerKill };
  const channels = await subscribeAll(place, fake, wishes, chance);
  const size = databaseUrl === undefined ? 1 : replicas;
  const begun = Date.now();
  const fleet = createFleet({
    size,
    folder,
    program,
    environment: { ...bySocket(fake), ...environment },
  });
  try {
    for (let kill = 0; kill < kills; kill += 1) await oneKill({ fake, crowd, fleet, chance, size });
    trouble.end();
    await crowd.settled();
    await untilDone(() => wrongs(judge(fake, crowd.asked, channels)).length === 0);
    await fleet.connected();
    await fleet.stop();
    const last = createFleet({
      size: 1,
      folder,
      program,
      environment: { ...bySocket(fake), ...environment },
    });
    await last.connected();
    await sleep(options.lingerMs);
    await last.stop();
    return {
      seed,
      store: databaseUrl === undefined ? 'embedded' : 'PostgreSQL',
      processes: size,
      kills,
      asked: crowd.asked.length,
      accepted: crowd.asked.filter(({ accepted }) => accepted).length,
      edits: crowd.asked.reduce((sum, { edits }) => sum + edits, 0),
      tips: channels.length,
      lateAcks: fake.socket.late(),
      faults: trouble.counts(),
      tookS: Math.round((Date.now() - begun) / 1000),
      wrong: wrongs(judge(fake, crowd.asked, channels)),
      complaints: [...fleet.complaints, ...last.complaints],
    };
  } finally {
    fleet.end();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function placeOf(
  databaseUrl: string | undefined,
  folder: string,
): { readonly place: StorePlace; readonly environment: Environment } {
  if (databaseUrl !== undefined) {
    return { place: { databaseUrl }, environment: { DATABASE_URL: databaseUrl } };
  }
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  return { place: { dataDir }, environment: { DATA_DIR: dataDir } };
}

type Round = {
  readonly fake: FakeSlack;
  readonly crowd: Crowd;
  readonly fleet: Fleet;
  readonly chance: Chance;
  readonly size: number;
};

/** People ask and rewrite, then one process dies, or more at once. */
async function oneKill({ fake, crowd, fleet, chance, size }: Round): Promise<void> {
  const victims = victimsOf(chance, size);
  // Now and then one dies while it starts.
  if (chance.is(0.9)) await untilDone(() => victims.every((slot) => fleet.isConnected(slot)));
  for (let more = 1 + Math.floor(chance.number() * 4); more > 0; more -= 1) crowd.ask();
  if (chance.is(0.4)) crowd.edit();
  await moment(fake, chance);
  await fleet.kill(victims);
}

function victimsOf(chance: Chance, size: number): readonly number[] {
  const all = Array.from({ length: size }, (_, at) => at);
  if (chance.is(0.15)) return all;
  const first = Math.floor(chance.number() * size);
  const second = Math.floor(chance.number() * size);
  return chance.is(0.15) ? [...new Set([first, second])] : [first];
}

/** As Slack takes a post, and before its answer is read; or some time later. */
async function moment(fake: FakeSlack, chance: Chance): Promise<void> {
  const posts = (): number => fake.calls('chat.postMessage').length;
  if (chance.is(0.5)) {
    const enough = posts() + 1 + Math.floor(chance.number() * 3);
    return Promise.race([fake.until(() => posts() >= enough), sleep(postWithinMs)]);
  }
  await sleep(chance.is(0.1) ? 2000 + chance.number() * 4000 : chance.number() * 800);
}

async function untilDone(isDone: () => boolean): Promise<void> {
  for (let waited = 0; waited < settleWithinMs && !isDone(); waited += 50) await sleep(50);
}
