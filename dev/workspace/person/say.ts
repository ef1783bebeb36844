import { randomUUID } from 'node:crypto';
import type { ActOf } from '../acts.ts';
import type { Desk } from '../desk.ts';
import { commandBody } from '../events/interactions.ts';
import { createId } from '../ids.ts';
import type { Channel, FileInfo, Message, Person } from '../model.ts';
import { post, remark } from '../posting.ts';
import { carryOutAck } from '../respond.ts';
import { typed } from './typed.ts';
import { inform, type Who } from './who.ts';

export const namesOf = ({ state, manifest }: Desk) => ({
  app: manifest.name,
  people: state.people.values(),
  channels: state.channels.values(),
});

type File = NonNullable<ActOf<'say'>['files']>[number];

function store(desk: Desk, person: Person, { name, mimetype, base64 }: File): FileInfo {
  const bytes = Buffer.from(base64, 'base64');
  const info: FileInfo = {
    id: createId('F'),
    name,
    title: name,
    mimetype: mimetype || 'application/octet-stream',
    size: bytes.length,
    user: person.id,
    created: Math.floor(desk.clock.now() / 1000),
  };
  desk.state.files.set(info.id, { info, bytes });
  return info;
}

const subtypeOf = ({ broadcast, files, thread_ts }: ActOf<'say'>): Message['subtype'] => {
  if (files && files.length > 0) return 'file_share';
  return broadcast && thread_ts !== undefined ? 'thread_broadcast' : undefined;
};

function write(desk: Desk, { person, channel }: Who, act: ActOf<'say'>): void {
  const { text, blocks } = typed(act.text, namesOf(desk));
  const files = act.files?.map((file) => store(desk, person, file));
  if (text === '' && !files?.length) return;
  post(desk, {
    channel: channel.id,
    ts: desk.clock.ts(),
    user: person.id,
    text,
    blocks: blocks.length > 0 ? blocks : undefined,
    thread_ts: act.thread_ts,
    subtype: subtypeOf(act),
    files: files?.length ? files : undefined,
    client_msg_id: randomUUID(),
  });
}

async function run(desk: Desk, person: Person, channel: Channel, line: string): Promise<void> {
  const [, command = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  if (!desk.manifest.commands.some((it) => it.command === command)) {
    remark(desk, person.id, channel.id, `\`${command}\` is not a command of this app.`);
    return;
  }
  const body = commandBody(desk, person, channel, { command, text });
  desk.report({ direction: 'to app', title: `slash command ${command}`, detail: body });
  const outcome = await desk.socket.request('slash_commands', body);
  if (outcome.kind === 'acknowledged') {
    carryOutAck(desk, { user: person.id, channel: channel.id }, outcome.payload);
    return;
  }
  const reason = outcome.kind === 'late' ? 'operation_timeout' : 'dispatch_failed';
  desk.report({ direction: 'to app', title: `${command} failed: ${reason}`, problem: true });
  remark(desk, person.id, channel.id, `\`${command}\` failed with the error "${reason}".`);
}

/** Says something, or runs it if it is a command. */
export async function say(desk: Desk, who: Who, act: ActOf<'say'>): Promise<void> {
  const line = act.text.trim();
  if (!line.startsWith('/')) {
    write(desk, who, { ...act, text: line });
    return;
  }
  if (act.thread_ts !== undefined) {
    inform(desk, who.person.id, 'Slash commands do not work in threads, here and in Slack.');
    return;
  }
  await run(desk, who.person, who.channel, line);
}
