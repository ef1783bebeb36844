import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const shortcut = z.object({
  name: z.string(),
  type: z.enum(['message', 'global']),
  callback_id: z.string(),
  description: z.string().optional(),
});
const command = z.object({
  command: z.string(),
  description: z.string().default(''),
  usage_hint: z.string().default(''),
});

/** The part of an app's manifest that the workspace acts on. */
const manifest = z.object({
  display_information: z.object({ name: z.string() }).default({ name: 'srm' }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string() }).optional(),
      slash_commands: z.array(command).default([]),
      shortcuts: z.array(shortcut).default([]),
      app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
      agent_view: z
        .object({
          suggested_prompts: z
            .array(z.object({ title: z.string(), message: z.string() }))
            .default([]),
        })
        .optional(),
    })
    .default({ slash_commands: [], shortcuts: [] }),
  oauth_config: z
    .object({ scopes: z.object({ bot: z.array(z.string()).optional() }).default({}) })
    .optional(),
  settings: z
    .object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional() })
    .optional(),
});

export type Command = z.infer<typeof command>;
export type Shortcut = z.infer<typeof shortcut>;

export type Manifest = {
  readonly name: string;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
  readonly hasHome: boolean;
  /** Undefined where no manifest says which: then every scope, or every event. */
  readonly scopes: readonly string[] | undefined;
  readonly events: readonly string[] | undefined;
};

/** Stands in until the app has a manifest. */
const NO_MANIFEST: Manifest = {
  name: 'srm',
  commands: [{ command: '/srm', description: 'Ask who owns it', usage_hint: '[question]' }],
  shortcuts: [],
  prompts: [],
  hasHome: true,
  scopes: undefined,
  events: undefined,
};

/** @throws ZodError, SyntaxError when the file is there but is no manifest. */
export function readManifest(path: string | undefined): Manifest {
  if (path === undefined || !existsSync(path)) return NO_MANIFEST;
  const { display_information, features, oauth_config, settings } = manifest.parse(
    JSON.parse(readFileSync(path, 'utf8')),
  );
  return {
    name: features.bot_user?.display_name ?? display_information.name,
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    prompts: features.agent_view?.suggested_prompts ?? [],
    hasHome: features.app_home?.home_tab_enabled ?? false,
    scopes: oauth_config?.scopes.bot,
    events: settings?.event_subscriptions?.bot_events,
  };
}
