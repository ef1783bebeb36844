import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds. From a message to its answer: mostly Slack's own time, up to what a crash and its recovery take. */
const waits = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Seconds. One call of the Web API, which is given up after five. */
const calls = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Everything that is counted as it happens, with its name, what it means, and its labels. */
export function createInstruments(register: Registry) {
  const registers = [register];
  const counter = <L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(
    name: string,
    help: string,
    buckets: readonly number[],
    ...labelNames: readonly L[]
  ) => new Histogram({ name, help, buckets: [...buckets], labelNames, registers });
  return {
    questions: counter('srm_questions_total', 'Questions taken on, by how they came', 'way'),
    answers: counter('srm_answers_total', 'Answers given, by how and by kind', 'way', 'kind'),
    waits: histogram('srm_answer_seconds', 'From a message to its answer, by Slack’s clock', waits),
    events: counter('srm_events_total', 'Events about messages that are ours', 'outcome'),
    deliveries: counter(
      'srm_deliveries_total',
      'What became of messages that are posted once',
      'what',
      'state',
    ),
    calls: counter(
      'srm_slack_calls_total',
      'Calls of the Web API, by what Slack said',
      'method',
      'result',
    ),
    callSeconds: histogram('srm_slack_call_seconds', 'Calls of the Web API', calls, 'method'),
    limits: counter(
      'srm_slack_rate_limited_total',
      'Calls that Slack asked to wait with',
      'method',
    ),
    reloads: counter('srm_knowledge_reloads_total', 'Reloads of the knowledge', 'outcome'),
  };
}
