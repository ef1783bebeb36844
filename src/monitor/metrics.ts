import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createFew } from './few.ts';
import { createInstruments } from './instruments.ts';
import type { Meter } from './meter.ts';

/** What is looked up when somebody collects, rather than counted as it happens. */
export type Readings = {
  readonly knowledgeVersion: () => string;
  readonly connected: () => boolean;
  /** By how many seconds the tip that waits longest is late; 0 when none is due. */
  readonly tipsLagSeconds: () => Promise<number>;
};

export type Metrics = {
  readonly meter: Meter;
  /** From now on these are shown, too; before, the program is still starting. */
  readonly watch: (readings: Readings) => void;
  readonly contentType: string;
  /** All of it as Prometheus reads it. */
  readonly text: () => Promise<string>;
};

/** Different words in one label. Slack has some hundred error words; one program meets a dozen. */
const mostWords = 60;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    meter: createMeter(registry),
    watch: (readings) => watch(registry, readings),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function createMeter(register: Registry): Meter {
  const to = createInstruments(register);
  const method = createFew(mostWords, /^[a-z]+(?:[._][a-zA-Z]+)*$/);
  const result = createFew(mostWords, /^[a-z][a-z0-9_]{1,59}$/);
  const what = createFew(mostWords, /^[a-z-]{1,20}$/);
  return {
    questioned: () => to.questions.inc({ way: 'message' }),
    answered: (way, kind) => {
      if (way !== 'message') to.questions.inc({ way });
      to.answers.inc({ way, kind });
    },
    waited: (seconds) => to.waits.observe(seconds),
    event: (outcome) => to.events.inc({ outcome }),
    delivery: (name, state) => to.deliveries.inc({ what: what(name), state }),
    called: (name, said, seconds) => {
      to.callSeconds.observe({ method: method(name) }, seconds);
      to.calls.inc({ method: method(name), result: result(said) });
    },
    limited: (name) => to.limits.inc({ method: method(name) }),
    reloaded: (outcome) => to.reloads.inc({ outcome }),
  };
}

function watch(
  register: Registry,
  { connected, knowledgeVersion, tipsLagSeconds }: Readings,
): void {
  const registers = [register];
  new Gauge({
    name: 'srm_slack_connected',
    help: '1 while Slack can reach the program: the socket is open, or the port is',
    registers,
    collect() {
      this.set(connected() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'srm_knowledge_info',
    help: 'Always 1; the label says which version answers',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset();
      this.set({ version: knowledgeVersion() }, 1);
    },
  });
  new Gauge({
    name: 'srm_tips_lag_seconds',
    help: 'How late the tip is that waits longest; 0 when none is due, -1 when the store does not say',
    registers,
    async collect() {
      this.set(await tipsLagSeconds().catch(() => -1));
    },
  });
}
