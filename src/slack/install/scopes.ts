/** What a workspace is asked to grant the bot: the manifest's scopes, as a test holds. */
export const botScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'mpim:history',
  'users:read',
] as const;
