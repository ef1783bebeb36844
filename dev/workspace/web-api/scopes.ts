import type { Desk } from '../desk.ts';
import type { ChannelKind } from '../model.ts';
import type { Arguments } from './arguments.ts';

const SCOPES: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'team.info': 'team:read',
  'usergroups.list': 'usergroups:read',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'assistant.threads.setStatus': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'files.info': 'files:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};

/** Reading a conversation needs the scope of its kind. */
const RIGHTS: Readonly<Record<string, string>> = {
  'conversations.history': 'history',
  'conversations.replies': 'history',
  'conversations.info': 'read',
  'conversations.members': 'read',
  'conversations.open': 'write',
};
const FAMILY = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;

function needed({ state }: Desk, method: string, given: Arguments): string | undefined {
  const right = RIGHTS[method];
  if (right === undefined) return SCOPES[method];
  const kind: ChannelKind | undefined = state.channels.get(String(given.channel))?.kind;
  if (kind === undefined) return undefined;
  return `${FAMILY[kind]}:${right}`;
}

/** The scope a call lacks; none when there is no manifest to say what the app may do. */
export function missingScope(desk: Desk, method: string, given: Arguments): string | undefined {
  const { scopes } = desk.manifest;
  const scope = needed(desk, method, given);
  return scopes === undefined || scope === undefined || scopes.includes(scope) ? undefined : scope;
}
