import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { type Monitor, noMonitor, openMonitor } from '../monitor/monitor.ts';
import { watchedFetch } from '../monitor/watched-fetch.ts';
import type { Store } from '../store/store.ts';
import type { Shelf } from './shelf.ts';

/** Health and metrics, where the settings want them. @throws ConfigError when the port cannot be had. */
export async function startMonitor({ monitor }: Config, log: Logger): Promise<Monitor> {
  if (monitor === undefined) return noMonitor;
  const { host } = monitor;
  const opened = await openMonitor(monitor).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    const what = `cannot listen on ${host}:${monitor.port} (${error.message})`;
    throw new ConfigError(`METRICS_HOST, METRICS_PORT: ${what}: choose another METRICS_PORT`);
  });
  // Whoever calls Slack, and be it a library, does it with the process's own fetch.
  globalThis.fetch = watchedFetch(globalThis.fetch, opened.meter);
  log.info({ host, port: opened.port }, 'health and metrics are served');
  return opened;
}

/** What is looked after, once it runs. */
export type Running = {
  readonly shelf: Shelf;
  readonly store: Pick<Store, 'dueSubscriptions'>;
  readonly slack: { readonly isConnected: () => boolean };
  readonly now: () => Date;
};

/** Tells the monitor what to look at when it is asked. */
export function lookAfter({ watch }: Monitor, { shelf, store, slack, now }: Running): void {
  const tipsLagSeconds = async (): Promise<number> => {
    const instant = now();
    const [longest] = await store.dueSubscriptions(instant, 1);
    return longest === undefined ? 0 : (instant.getTime() - longest.due.at.getTime()) / 1000;
  };
  watch(
    {
      knowledge: async () => (shelf.current().counts.concerns > 0 ? undefined : 'empty'),
      // The read that posting tips begins with: it costs one row, and says that the database answers.
      store: async () => {
        await tipsLagSeconds();
        return undefined;
      },
      slack: async () => (slack.isConnected() ? undefined : 'not connected'),
    },
    {
      knowledgeVersion: () => shelf.current().version,
      connected: slack.isConnected,
      tipsLagSeconds,
    },
  );
}
