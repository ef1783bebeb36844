import { z } from 'zod';
import type { Desk } from '../desk.ts';
import type { Arguments } from './arguments.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Methods } from './method.ts';
import { people } from './people.ts';
import { Refusal } from './refusal.ts';
import { missingScope } from './scopes.ts';
import { small } from './small.ts';
import { views } from './views.ts';

export type Tokens = { readonly botToken: string; readonly appToken: string };
export type Call = {
  readonly method: string;
  readonly token: string | undefined;
  readonly given: Arguments;
};
export type Reply = { readonly ok: boolean; readonly error?: string } & Readonly<
  Record<string, unknown>
>;

const METHODS: Methods = { ...chat, ...conversations, ...people, ...views, ...small, ...files };

const jsonBody = z.record(z.string(), z.unknown());

/** Reads the arguments of a call out of its body, whatever form they came in. */
export function argumentsOf(contentType: string, body: string): Arguments {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return jsonBody.parse(JSON.parse(body || '{}'));
  } catch {
    return {};
  }
}

function refuseToken({ method, token }: Call, { botToken, appToken }: Tokens): string | undefined {
  if (token === undefined) return 'not_authed';
  if (token !== botToken && token !== appToken) return 'invalid_auth';
  const expected = method === 'apps.connections.open' ? appToken : botToken;
  return token === expected ? undefined : 'not_allowed_token_type';
}

function run(desk: Desk, { method, given }: Call): Reply {
  const handle = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!handle) return { ok: false, error: 'unknown_method', req_method: method };
  const needed = missingScope(desk, method, given);
  if (needed) {
    return { ok: false, error: 'missing_scope', needed, provided: desk.manifest.scopes?.join(',') };
  }
  try {
    return { ok: true, ...handle(desk, given) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, messages } = error;
    const details =
      messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {};
    return { ok: false, error: code, ...details };
  }
}

/** What is shown in the log: fields that came as JSON in a string are unfolded. */
const readable = (given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (typeof value !== 'string' || !/^[[{]/.test(value)) return [key, value];
      try {
        return [key, JSON.parse(value)];
      } catch {
        return [key, value];
      }
    }),
  );

/** Answers one call of the Web API. */
export function answerCall(desk: Desk, tokens: Tokens, call: Call): Reply {
  const refused = refuseToken(call, tokens);
  const reply: Reply = refused ? { ok: false, error: refused } : run(desk, call);
  const { token: _, ...given } = call.given;
  desk.report({
    direction: 'from app',
    title: `${call.method} → ${reply.ok ? 'ok' : reply.error}`,
    problem: !reply.ok,
    detail: { arguments: readable(given), answer: reply },
  });
  return reply;
}
