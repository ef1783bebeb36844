import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { createId } from '../ids.ts';
import { APP, type FileInfo, type Message } from '../model.ts';
import { post } from '../posting.ts';
import { slackFile } from '../shapes.ts';
import { json, take, word } from './arguments.ts';
import { contentOf } from './chat.ts';
import { joinedChannel, type Methods } from './method.ts';
import { present, Refusal } from './refusal.ts';

/** Small files only, they live in memory. */
export const LARGEST_FILE = 4 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
};

export const typeOf = (name: string): string =>
  TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

const announcing = z.object({ filename: word, length: z.coerce.number().int().min(1) });
const completing = z.object({
  files: json,
  channel_id: z.string().optional(),
  channels: z.string().optional(),
  initial_comment: z.string().optional(),
  blocks: json,
  thread_ts: z.string().optional(),
});
const completed = z.object({
  files: z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1),
});

function announce(desk: Desk, { filename, length }: z.infer<typeof announcing>) {
  if (length > LARGEST_FILE) throw new Refusal('file_upload_size_restricted');
  const info: FileInfo = {
    id: createId('F'),
    name: filename,
    title: filename,
    mimetype: typeOf(filename),
    size: length,
    user: APP.user,
    created: Math.floor(desk.clock.now() / 1000),
  };
  desk.state.files.set(info.id, { info, bytes: Buffer.alloc(0) });
  return { file_id: info.id, upload_url: `${desk.url()}/upload/${info.id}` };
}

function complete(desk: Desk, given: z.infer<typeof completing>) {
  const files = take(completed, { files: given.files }).files.map(({ id, title }) => {
    const { info, bytes } = present(desk.state.files.get(id), 'file_not_found');
    const named = { ...info, title: title ?? info.title, size: bytes.length };
    desk.state.files.set(id, { info: named, bytes });
    return named;
  });
  const channel = given.channel_id ?? given.channels;
  if (channel !== undefined) {
    const words = given.initial_comment ?? '';
    const said =
      words || given.blocks ? contentOf({ text: words, blocks: given.blocks }) : { text: '' };
    const message: Message = {
      channel: joinedChannel(desk, channel).id,
      ts: desk.clock.ts(),
      user: APP.user,
      ...said,
      thread_ts: given.thread_ts,
      subtype: 'file_share',
      files,
    };
    post(desk, message);
  }
  return { files: files.map((info) => slackFile(info, desk.url())) };
}

export const files: Methods = {
  'files.getUploadURLExternal': (desk, given) => announce(desk, take(announcing, given)),
  'files.completeUploadExternal': (desk, given) => complete(desk, take(completing, given)),
  'files.info': (desk, given) => {
    const { file } = take(z.object({ file: word }), given);
    const { info } = present(desk.state.files.get(file), 'file_not_found');
    return { file: slackFile(info, desk.url()), comments: [] };
  },
};
