import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Tokens of every kind, and the addresses that work like tokens. */
const secrets = /\b(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w.-]+|https?:\/\/hooks\.[^\s"']+/g;

/** Messages of libraries are cut here; more is a payload. */
const maxLength = 300;

/**
 * Bolt's logger, writing to ours. Nothing below `info`: its debug lines print whole payloads. Of objects
 * only an error's name and code; what stands in quotes is left out, since JSON errors quote what they read.
 */
export function boltLogger(log: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...words) => log.info({ from: 'slack' }, line(words)),
    warn: (...words) => log.warn({ from: 'slack' }, line(words)),
    error: (...words) => log.error({ from: 'slack' }, line(words)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

function line(words: readonly unknown[]): string {
  const text = words.map((word) => (typeof word === 'string' ? word : fault(word).error)).join(' ');
  return text.replace(/".*"/gs, '"…"').replace(secrets, '…').slice(0, maxLength);
}

type Fault = { readonly error: string; readonly why?: string; readonly at?: readonly string[] };

/** Errors whose words are ours; others may quote what somebody wrote. */
const ourOwn: ReadonlySet<string> = new Set(['Postponed', 'SlackError', 'StoreError']);

/** What a log line may say about an error: its name, its code, where it came from; never what it quotes. */
export function fault(error: unknown): Fault {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const answer = 'data' in error ? slackAnswer(error.data) : '';
  const why = ourOwn.has(error.name) ? { why: error.message } : {};
  return { error: `${error.name}${code}${answer}`, ...why, at: frames(error) };
}

/** Slack's error word: `channel_not_found`. */
function slackAnswer(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('error' in data)) return '';
  return typeof data.error === 'string' && /^[a-z_]{1,60}$/.test(data.error)
    ? ` (${data.error})`
    : '';
}

function frames({ stack = '' }: Error): readonly string[] {
  const lines = stack.split('\n').map((text) => text.trim());
  return lines.filter((text) => text.startsWith('at ')).slice(0, 6);
}
