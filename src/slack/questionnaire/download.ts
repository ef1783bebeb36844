import { z } from 'zod';
import { type Client, failureOf } from '../client.ts';
import { Postponed } from '../errors.ts';
import { isSlackHost } from './slack-host.ts';

/** Largest sheet that is filled in: some thousand questions. */
export const maxSheetBytes = 2_000_000;

/** Longest that the file may take to come. */
const downloadTimeoutMs = 10_000;

const Info = z.object({
  file: z.object({
    name: z.string().optional(),
    size: z.number().optional(),
    url_private_download: z.string().optional(),
  }),
});

export type Downloaded =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  /** Slack does not give it to us; `scope` where the app was installed without the right to. */
  | { readonly kind: 'refused'; readonly why: 'scope' | 'other' };

export type DownloadParts = { readonly slackApiUrl: string | undefined };

/**
 * A file as Slack has it. Its name and its address are asked for and not kept; the token goes to Slack's own
 * hosts alone, and nowhere that they redirect to.
 *
 * @throws Postponed when Slack asks for patience or cannot be reached.
 */
export async function download(
  { slackApiUrl }: DownloadParts,
  client: Client,
  id: string,
): Promise<Downloaded> {
  const file = await infoOf(client, id);
  if ('kind' in file) return file;
  const { name = 'questionnaire.csv', size = 0, url_private_download: address = '' } = file;
  if (size > maxSheetBytes) return { kind: 'too large' };
  if (client.token === undefined || !isSlackHost(address, slackApiUrl)) return refusedOther;
  try {
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${client.token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(downloadTimeoutMs),
    });
    // Slack shows whoever may not read it a page in place of the file.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (response.status !== 200 || isPage || response.body === null) return refusedOther;
    const bytes = await limited(response.body);
    return bytes === undefined ? { kind: 'too large' } : { kind: 'file', name, bytes };
  } catch {
    // Cut, or too slow. Whoever sent it is told, and may send it again.
    return refusedOther;
  }
}

const refusedOther = { kind: 'refused', why: 'other' } as const;

async function infoOf(
  client: Client,
  id: string,
): Promise<z.infer<typeof Info>['file'] | Extract<Downloaded, { kind: 'refused' }>> {
  try {
    return Info.parse(await client.files.info({ file: id })).file;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') throw new Postponed('Slack cannot be asked for the file now');
    return { kind: 'refused', why: failure.error === 'missing_scope' ? 'scope' : 'other' };
  }
}

/** All bytes, or undefined as soon as there are too many, whatever was announced. */
async function limited(body: ReadableStream<Uint8Array>): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxSheetBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
