import { vi } from 'vitest';
import type { SlackParts } from '../../../src/slack/app.ts';
import type { Store } from '../../../src/store/store.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { ShownView } from '../../fake-slack/views.ts';
import { running, type Stage } from '../stage.ts';

/** The app with a clock that only a hand moves. */
export type Staged = Stage & { readonly moveTo: (instant: string) => void };

export const place = { team: 'T1', channel: 'C1' } as const;

export async function runningAt(instant: string, over: Partial<SlackParts> = {}): Promise<Staged> {
  const clock = { at: new Date(instant) };
  const set = await running({ now: () => clock.at, ...over });
  const moveTo = (next: string): void => {
    clock.at = new Date(next);
  };
  return { ...set, moveTo };
}

/** Switches tips on by the command, and waits until they are. */
export async function tipsOn({ fake }: Stage, words = 'tips on 09:30'): Promise<void> {
  const before = fake.state.privates.length;
  await fake.command(words);
  await fake.until(() => fake.state.privates.length > before);
}

export async function modalOf(fake: FakeSlack): Promise<ShownView> {
  await fake.until(() => fake.state.views.some(({ type }) => type === 'modal'));
  const modal = fake.state.views.findLast(({ type }) => type === 'modal');
  if (modal === undefined) throw new Error('no modal');
  return modal;
}

export async function dueOf(store: Store): Promise<string | undefined> {
  return (await store.findSubscription(place))?.due?.at.toISOString();
}

/** Waits until the next tip is due then, or none is. */
export function untilDue(store: Store, instant: string | undefined): Promise<void> {
  return vi.waitFor(
    async () => {
      const due = await dueOf(store);
      if (due !== instant) throw new Error(`due ${due}`);
    },
    { timeout: 8000, interval: 20 },
  );
}

/** Text of a view or message as people read it, more or less. */
export const textOf = ({ blocks }: { readonly blocks: unknown }): string => JSON.stringify(blocks);
