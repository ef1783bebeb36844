import { z } from 'zod';
import type { Claim, Store } from '../../store/store.ts';
import { type Client, failureOf } from '../client.ts';
import { Postponed } from '../errors.ts';
import type { Utterance } from '../events.ts';
import { sheetKey } from '../ids.ts';
import { isSlackHost } from './slack-host.ts';

/** How long the sharing belongs to this process; longer than all its calls can take together. */
const leaseMs = 40_000;

/** Longest that the file may take to go. */
const uploadTimeoutMs = 15_000;

/** Messages of the thread that are looked through for the file. */
const lookedThrough = 200;

/** A filled sheet on its way into the thread of the message that brought it. */
export type Share = {
  readonly utterance: Utterance;
  /** Unlike that of any other file in the thread: by it a later look knows what is there. */
  readonly name: string;
  readonly content: string;
  /** What the message with the file says. */
  readonly comment: string;
};

export type ShareParts = {
  readonly store: Store;
  readonly now: () => Date;
  readonly slackApiUrl: string | undefined;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
};

export type Shared =
  | { readonly kind: 'shared' }
  /** Slack said no, by its word; nothing was shared. */
  | { readonly kind: 'refused'; readonly error: string }
  /** It may be there, and nobody can look: it is not shared again. */
  | { readonly kind: 'lost' };

/**
 * Uploads the sheet and shares it, once: whoever comes after a crash, or after an answer that never came, looks in
 * the thread for the file first. Slack shares a file a moment after it has said so, which is why the look waits
 * for the lease to end.
 *
 * @throws Postponed when it is not its time yet.
 */
export async function shareOnce(parts: ShareParts, client: Client, share: Share): Promise<Shared> {
  const { store, now } = parts;
  const delivery = keyOf(share);
  const claim = await store.claim(delivery, now(), leaseMs);
  if (claim.kind === 'done') return { kind: 'shared' };
  if (claim.kind === 'given up') return { kind: 'lost' };
  if (claim.kind === 'held') throw new Postponed('another process is sharing');
  if (claim.kind === 'again') {
    const look = await lookFor(parts, client, share);
    if (look === 'there') return done(parts, share);
    if (look === 'never') return lost(parts, share);
  }
  const upload = await uploaded(parts, client, share).catch((error: unknown) => failureOf(error));
  if (upload.kind !== 'uploaded') return unshared(parts, share, { claim, failure: upload });
  try {
    await client.files.completeUploadExternal({
      files: [{ id: upload.file, title: share.name }],
      channel_id: share.utterance.channel,
      thread_ts: share.utterance.root,
      initial_comment: share.comment,
    });
    return await done(parts, share);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'unsure') throw new Postponed('the sheet may be there already');
    return unshared(parts, share, { claim, failure });
  }
}

function keyOf({ utterance: { team, channel, ts } }: Share) {
  return { team, key: sheetKey(channel, ts) };
}

async function done({ store, now }: ShareParts, share: Share): Promise<Shared> {
  const { channel, root: ts } = share.utterance;
  await store.markDone(keyOf(share), { channel, ts }, now());
  return { kind: 'shared' };
}

async function lost({ store, now }: ShareParts, share: Share): Promise<Shared> {
  await store.giveUp(keyOf(share), now());
  return { kind: 'lost' };
}

type Unshared = {
  readonly claim: Extract<Claim, { kind: 'first' | 'again' }>;
  readonly failure: ReturnType<typeof failureOf>;
};

/** Nothing stands in the thread: the key is free again. */
async function unshared(
  { store, now }: ShareParts,
  share: Share,
  { claim, failure }: Unshared,
): Promise<Shared> {
  await store.release(keyOf(share), now(), claim);
  if (failure.kind === 'refused') return failure;
  throw new Postponed('Slack does not take the sheet now');
}

const Place = z.object({ upload_url: z.string(), file_id: z.string() });

type Uploaded =
  | { readonly kind: 'uploaded'; readonly file: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unsure' };

/** The bytes at Slack, seen by nobody yet. */
async function uploaded(
  { slackApiUrl }: ShareParts,
  client: Client,
  { name, content }: Share,
): Promise<Uploaded> {
  const length = Buffer.byteLength(content);
  const asked = await client.files.getUploadURLExternal({ filename: name, length });
  const { upload_url: address, file_id: file } = Place.parse(asked);
  if (!isSlackHost(address, slackApiUrl)) return { kind: 'refused', error: 'foreign_upload_url' };
  const { ok } = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: content,
    redirect: 'manual',
    signal: AbortSignal.timeout(uploadTimeoutMs),
  });
  return ok ? { kind: 'uploaded', file } : { kind: 'unsure' };
}

const Thread = z.object({
  messages: z.array(
    z.object({
      user: z.string().optional(),
      files: z.array(z.object({ title: z.string().nullish() })).optional(),
    }),
  ),
});

/** @throws Postponed when Slack cannot be asked now. */
async function lookFor(
  parts: ShareParts,
  client: Client,
  share: Share,
): Promise<'there' | 'absent' | 'never'> {
  const { team, channel, root, ts } = share.utterance;
  try {
    const where = { channel, ts: root, oldest: ts, limit: lookedThrough };
    const { messages } = Thread.parse(await client.conversations.replies(where));
    const isThere = messages.some(
      ({ user, files: sent = [] }) =>
        user === parts.self(team) && sent.some(({ title }) => title === share.name),
    );
    return isThere ? 'there' : 'absent';
  } catch (error) {
    if (failureOf(error).kind === 'refused') return 'never';
    throw new Postponed('Slack cannot be asked whether the sheet is there');
  }
}
