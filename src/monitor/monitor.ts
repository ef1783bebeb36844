import type { Meter } from './meter.ts';
import { noMeter } from './meter.ts';
import type { Readings } from './metrics.ts';
import { type Check, readiness } from './readiness.ts';
import type { Place } from './serve.ts';

export type Monitor = {
  readonly meter: Meter;
  /** The program runs: what is asked about it can be answered now. */
  readonly watch: (checks: Readonly<Record<string, Check>>, readings: Readings) => void;
  /** Not ready any more, though what was accepted is still being finished. */
  readonly stopping: () => void;
  readonly close: () => Promise<void>;
};

/** Where nobody is to look. */
export const noMonitor: Monitor = {
  meter: noMeter,
  watch: () => undefined,
  stopping: () => undefined,
  close: async () => undefined,
};

/**
 * Opens the port for those who look after the program, before it is ready. Loaded only where it is wanted: the
 * metrics cost a start 50 ms.
 *
 * @throws the system's error when the port cannot be had.
 */
export async function openMonitor(place: Place): Promise<Monitor & { readonly port: number }> {
  const [{ createMetrics }, { serve }] = await Promise.all([
    import('./metrics.ts'),
    import('./serve.ts'),
  ]);
  const metrics = createMetrics();
  let checks: Readonly<Record<string, Check>> = { program: async () => 'starting' };
  const { port, close } = await serve({ metrics, readiness: () => readiness(checks) }, place);
  return {
    meter: metrics.meter,
    watch: (running, readings) => {
      checks = running;
      metrics.watch(readings);
    },
    stopping: () => {
      checks = { ...checks, program: async () => 'stopping' };
    },
    port,
    close,
  };
}
