import type { Logger } from 'pino';
import { z } from 'zod';
import type { TokenKey } from '../../connection.ts';
import type { KeptInstallation } from '../../store/installations.ts';
import type { Store } from '../../store/store.ts';
import { json } from '../values.ts';
import type { Credentials } from '../workspaces.ts';
import { createSeal } from './seal.ts';

/** Rows read at once when all are gone through. */
const pageSize = 100;

/** What is sealed of an installation. */
const Secret = json.pipe(
  z.strictObject({ botToken: z.string(), botUserId: z.string(), botId: z.string() }),
);

export type InstallationsParts = {
  readonly store: Pick<
    Store,
    'findInstallation' | 'putInstallation' | 'resealInstallation' | 'installations'
  >;
  /** The first seals, all open. */
  readonly tokenKeys: readonly [TokenKey, ...TokenKey[]];
  readonly log: Logger;
  readonly now: () => Date;
};

/** Installations with their tokens sealed on the way into the store, and opened on the way out. */
export type Installations = {
  readonly keep: (credentials: Credentials, scopes: readonly string[]) => Promise<void>;
  /** Undefined where the app is not installed, or what is kept does not open. What an old key sealed is sealed anew. */
  readonly credentialsOf: (team: string) => Promise<Credentials | undefined>;
  /** Seals all that old keys sealed by the first; afterwards those can go. What does not open is logged. */
  readonly resealAll: () => Promise<void>;
};

export function createInstallations(parts: InstallationsParts): Installations {
  const { store, tokenKeys, log, now } = parts;
  const { seal, open } = createSeal(tokenKeys);
  const complained = new Set<string>();

  function complain({ team, sealed, keyId }: KeptInstallation, why: string): void {
    // Once for each: events of that workspace go on coming.
    if (complained.has(sealed)) return;
    complained.add(sealed);
    log.error({ team, keyId, why }, 'an installation does not open: it has to be installed again');
  }

  async function opened(kept: KeptInstallation): Promise<Credentials | undefined> {
    const { team } = kept;
    const found = open(team, kept);
    const secret = Secret.safeParse(found.kind === 'opened' ? found.text : '');
    if (found.kind !== 'opened' || !secret.success) {
      complain(kept, found.kind);
      return undefined;
    }
    // Not over what was installed meanwhile: the store compares.
    if (found.old) await store.resealInstallation(kept, seal(team, found.text), now());
    return { team, ...secret.data };
  }

  return {
    keep: async ({ team, ...secret }, scopes) => {
      const sealed = seal(team, JSON.stringify(secret));
      await store.putInstallation({ team, ...sealed, scopes }, now());
    },
    credentialsOf: async (team) => {
      const kept = await store.findInstallation(team);
      return kept === undefined ? undefined : opened(kept);
    },
    resealAll: async () => {
      const [{ id }] = tokenKeys;
      let page: readonly KeptInstallation[] = [];
      do {
        page = await store.installations(pageSize, page.at(-1)?.team);
        for (const kept of page) if (kept.keyId !== id) await opened(kept);
      } while (page.length === pageSize);
    },
  };
}
