import { z } from 'zod';
import type { Meter } from './meter.ts';

type Fetch = typeof globalThis.fetch;

const Said = z.object({ ok: z.boolean(), error: z.string().optional() });

/** Longest body, in characters, in which Slack could be saying no; what it grants may be long. */
const longestNo = 4096;

/** The same fetch, with note taken of what was called, what Slack said and how long it took. */
export function watchedFetch(fetch: Fetch, meter: Meter): Fetch {
  return async (input, init) => {
    const method = methodOf(input instanceof Request ? input.url : String(input));
    const start = performance.now();
    const seconds = (): number => (performance.now() - start) / 1000;
    try {
      const response = await fetch(input, init);
      if (response.status === 429) meter.limited(method);
      if (response.status !== 200) meter.called(method, `http_${response.status}`, seconds());
      else note(response.clone(), (said) => meter.called(method, said, seconds()));
      return response;
    } catch (error) {
      meter.called(method, 'no_answer', seconds());
      throw error;
    }
  };
}

/** Apart from the caller's own reading: what it makes of the answer is not ours to delay or to break. */
function note(response: Response, say: (result: string) => void): void {
  response.text().then(
    (text) => say(resultIn(text)),
    () => say('no_answer'),
  );
}

/** `ok`, or Slack's word for why not; a response_url says its `ok` without JSON. */
function resultIn(text: string): string {
  if (text.length > longestNo || !text.startsWith('{')) return 'ok';
  const { data } = Said.safeParse(parsedJson(text));
  return data === undefined || data.ok ? 'ok' : (data.error ?? 'other');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `chat.postMessage`; addresses of replies hold secrets and are all one, and so is everything else. */
function methodOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [, method] = /\/api\/([a-zA-Z]+(?:\.[a-zA-Z]+)+)$/.exec(pathname) ?? [];
  if (method !== undefined) return method;
  return hostname.startsWith('hooks.') ? 'response_url' : 'other';
}
