import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageEvents } from '../src/slack/events.ts';
import { examples } from '../src/slack/examples.ts';
import { chooseAction, commandName, shareAction, whoOwnsShortcut } from '../src/slack/ids.ts';
import { botScopes } from '../src/slack/install/scopes.ts';
import { noticeEvents } from '../src/slack/notices.ts';

const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    agent_view: z.strictObject({
      agent_description: z.string().max(300),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .max(4),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().startsWith('/').max(32),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.boolean(),
  }),
});

const Hooks = z.object({
  hooks: z.object({ 'get-manifest': z.string(), start: z.string() }),
  config: z.object({ 'sdk-managed-connection-enabled': z.literal(true) }),
});

const manifest = Manifest.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));
const { bot: scopes } = manifest.oauth_config.scopes;
const { bot_events: events } = manifest.settings.event_subscriptions;

const source = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src/slack', file), 'utf8'))
  .join('\n');

/** Methods of the Web API that the code calls. */
const called = new Set(
  [
    ...source.matchAll(
      /\b(assistant\.threads|auth|chat|conversations|files|pins|reactions|users|views)\s*\.(\w+)\(/g,
    ),
  ].map(([, family, method]) => `${family}.${method}`),
);

const histories = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** Scopes that each method needs, as Slack's reference says. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.revoke': [],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': histories,
  // Asked only of channels, public and private.
  'conversations.info': ['channels:read', 'groups:read'],
  // Group direct messages are taken at their word: nobody is thrown out of one.
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.replies': histories,
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

/** The scopes that each event needs. */
const scopesOfEvent: Readonly<Record<string, readonly string[]>> = {
  app_context_changed: ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** What has to be granted for these calls and events, and for commands. */
function needed(methods: Iterable<string>, fired: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...[...methods].flatMap((method) => scopesOfMethod[method] ?? [`${method} is not known here`]),
    ...fired.flatMap((event) => scopesOfEvent[event] ?? [`${event} is not known here`]),
    ...(manifest.features.slash_commands.length > 0 ? ['commands'] : []),
  ]);
}

describe('the manifest', () => {
  it('has the scopes of every method that is called, and of every event', () => {
    expect(new Set(scopes)).toEqual(needed(called, events));
  });

  it('would miss a scope, or have one too many, with one call or event more or less', () => {
    const without = (left: string) => [...called].filter((method) => method !== left);

    expect(needed([...called, 'reactions.add'], events)).toContain(
      'reactions.add is not known here',
    );
    expect(needed(called, [...events, 'file_shared'])).toContain('file_shared is not known here');
    expect(needed(without('users.info'), events)).not.toContain('users:read');
    expect(needed(without('files.info'), events)).not.toContain('files:read');
    expect(needed(called, events.slice(1))).not.toEqual(needed([], events));
  });

  it('knows every method of the Web API by which the code reads or writes', () => {
    const client = readFileSync('src/slack/client.ts', 'utf8');
    const listed = [...client.matchAll(/WebClient\['(\w+)'\](?:\['(\w+)'\])?,([^>]+)>/g)].flatMap(
      ([, family, inner, methods = '']) =>
        [...methods.matchAll(/'(\w+)'/g)].map(([, method]) =>
          [family, inner, method].filter((part) => part !== undefined).join('.'),
        ),
    );

    expect(listed.length).toBeGreaterThan(10);
    // Beside them the tokens' own: who we are, and giving one back.
    expect(new Set([...listed, 'auth.test', 'auth.revoke'])).toEqual(called);
  });

  it('asks for the scopes that an installation by OAuth asks for', () => {
    expect(scopes).toEqual(botScopes);
  });

  it('names each scope and event once, in order', () => {
    expect(scopes).toEqual([...new Set(scopes)].sort());
    expect(events).toEqual([...new Set(events)].sort());
  });

  it('subscribes to what the code listens to, and to nothing else', () => {
    const passed = [...source.matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event);
    const listened = [...passed, ...messageEvents];

    expect(new Set(events.map((event) => event.replace(/\..*/, '')))).toEqual(
      new Set([...listened, ...noticeEvents]),
    );
  });

  it('declares the command that the code answers', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([commandName]);
  });

  it('declares the shortcut that the code answers', () => {
    const ids = manifest.features.shortcuts.map(({ callback_id }) => callback_id);

    expect(ids).toEqual([whoOwnsShortcut]);
  });

  it('suggests the questions that the app itself gives as examples', () => {
    const { suggested_prompts } = manifest.features.agent_view;

    expect(suggested_prompts.map(({ message }) => message)).toEqual(examples);
    expect(suggested_prompts.filter(({ title, message }) => title !== message)).toEqual([]);
  });

  it('has interactivity on as long as something can be clicked', () => {
    expect(source).toContain('app.action');
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(chooseAction.test(shareAction)).toBe(false);
  });
});

it('the Slack CLI gets the manifest from its hook, with the flags it adds', () => {
  const { hooks } = Hooks.parse(JSON.parse(readFileSync('.slack/hooks.json', 'utf8')));
  // As the CLI does it: cut at white space, no shell, flags at the end.
  const [program = '', ...args] = hooks['get-manifest'].split(/\s+/);

  const printed = execFileSync(program, [...args, `--source=${process.cwd()}`], {
    encoding: 'utf8',
  });

  expect(JSON.parse(printed)).toEqual(manifest);
});
