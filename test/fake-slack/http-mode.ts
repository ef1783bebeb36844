import { createHmac } from 'node:crypto';
import type { Transport } from './socket-mode.ts';

/** Events as signed requests, as Slack sends them to a Request URL. */
export function createHttpMode(target: string, signingSecret: string): Transport {
  return {
    deliver: async (type, body) => {
      const response = await signedRequest(target, signingSecret, type, body);
      if (response.status !== 200) throw new Error(`the app answered ${response.status}`);
      return response.text();
    },
  };
}

/** One signed request; `at` is the instant it claims, in seconds. */
export function signedRequest(
  target: string,
  secret: string,
  type: string,
  body: object,
  at = Math.floor(Date.now() / 1000),
): Promise<Response> {
  const [text, contentType] = encoded(type, body);
  const signature = createHmac('sha256', secret).update(`v0:${at}:${text}`).digest('hex');
  return fetch(target, {
    method: 'POST',
    body: text,
    headers: {
      'Content-Type': contentType,
      'X-Slack-Request-Timestamp': String(at),
      'X-Slack-Signature': `v0=${signature}`,
    },
  });
}

function encoded(type: string, body: object): readonly [string, string] {
  const form = 'application/x-www-form-urlencoded';
  if (type === 'slash_commands') {
    const entries = Object.entries(body).map(([key, value]) => [key, String(value)]);
    return [new URLSearchParams(Object.fromEntries(entries)).toString(), form];
  }
  if (type === 'interactive') {
    return [new URLSearchParams({ payload: JSON.stringify(body) }).toString(), form];
  }
  return [JSON.stringify(body), 'application/json'];
}
