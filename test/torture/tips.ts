import { createStore, type StorePlace } from '../../src/store/create-store.ts';
import type { FakeSlack } from '../fake-slack/fake-slack.ts';
import { addChannel } from './crowd.ts';
import type { Chance } from './seeded.ts';

const hourMs = 3_600_000;

export type Wishes = {
  readonly count: number;
  /** The tips are due at moments of chance from now until then. */
  readonly withinMs: number;
};

/** Puts channels with a daily tip into the store, each due once while the run lasts; returns the channels. */
export async function subscribeAll(
  place: StorePlace,
  fake: FakeSlack,
  { count, withinMs }: Wishes,
  chance: Chance,
): Promise<readonly string[]> {
  const store = await createStore(place);
  const now = Date.now();
  const channels = Array.from({ length: count }, (_, at) => `CT${at}`);
  for (const channel of channels) {
    addChannel(fake, channel, 'channel');
    const at = new Date(now + Math.floor(chance.number() * withinMs));
    const due = { day: at.toISOString().slice(0, 10), at };
    // The day after the one that is due begins half a day away: long after the run.
    const time = new Date(now + 12 * hourMs).toISOString().slice(11, 16);
    await store.subscribe(
      {
        team: fake.state.team,
        channel,
        schedule: {
          time,
          zone: 'UTC',
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          country: null,
          pausedUntil: null,
        },
        topics: [],
        switchedOnBy: 'U1',
        due,
      },
      new Date(now),
    );
  }
  await store.close();
  return channels;
}
