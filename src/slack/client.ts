import { webApi } from '@slack/bolt';

/** The methods of the Web API that we call; a test holds that the manifest has their scopes. */
export type Client = {
  /** The workspace's bot token, for the files that lie beside the Web API. */
  readonly token?: string | undefined;
  readonly chat: Pick<
    webApi.WebClient['chat'],
    'postMessage' | 'postEphemeral' | 'update' | 'delete'
  >;
  readonly conversations: Pick<
    webApi.WebClient['conversations'],
    'replies' | 'history' | 'info' | 'members'
  >;
  readonly files: Pick<
    webApi.WebClient['files'],
    'info' | 'getUploadURLExternal' | 'completeUploadExternal'
  >;
  readonly users: Pick<webApi.WebClient['users'], 'info'>;
  readonly views: Pick<webApi.WebClient['views'], 'open' | 'publish' | 'update'>;
  readonly assistant: {
    readonly threads: Pick<webApi.WebClient['assistant']['threads'], 'setSuggestedPrompts'>;
  };
};

/** Longest wait for an answer of Slack; well inside a delivery's lease. */
export const callTimeoutMs = 5000;

/**
 * No retries and no silent waiting inside the client: it cannot know whether a message was posted
 * before the connection broke. `deliver` and `patiently` do, and decide.
 */
export function clientOptions(slackApiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
  };
}

/** What became of one call that failed. */
export type Failure =
  /** Slack answered no, by a word such as `channel_not_found`; nothing happened. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Too many calls; nothing happened. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** Slack was never reached; nothing happened. */
  | { readonly kind: 'unsent' }
  /** Cut, timed out, or Slack failed: it may have happened. */
  | { readonly kind: 'unsure' };

/** Slack's words for "it may have happened". */
const unsureAnswers = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** No connection was made. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sorts what a call threw; whatever is not known is unsure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return answered(error.data.error);
  if (error instanceof webApi.WebAPIRequestError && unreached.has(codeOf(error.original))) {
    return { kind: 'unsent' };
  }
  return { kind: 'unsure' };
}

function answered(error: string): Failure {
  if (error === 'ratelimited' || error === 'rate_limited') {
    return { kind: 'limited', retryAfterMs: 1000 };
  }
  // A proxy's page in place of Slack's JSON arrives as `error` too.
  if (unsureAnswers.has(error) || !/^[a-z_]{1,60}$/.test(error)) return { kind: 'unsure' };
  return { kind: 'refused', error };
}

/** The system's code for what went wrong, from the innermost cause that has one. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = codeOf(error.cause);
  if (inner !== '') return inner;
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
