import { z } from 'zod';
import type { Store, TeamId } from './store.ts';
import { type Database, Instant } from './tables.ts';

/** What a workspace gave when it installed the app. */
export type Installation = {
  /** The workspace; the organisation (`E...`) where it was installed for all of it. */
  readonly team: TeamId;
  /** The tokens, sealed by whoever stores them: never readable here. */
  readonly sealed: string;
  /** Which key sealed them. */
  readonly keyId: string;
  /** The bot's, as Slack granted them. */
  readonly scopes: readonly string[];
};

/** An installation as it is kept; `updatedAt` is the last installation or sealing anew. */
export type KeptInstallation = Installation & {
  readonly installedAt: Date;
  readonly updatedAt: Date;
};

type Methods =
  | 'putInstallation'
  | 'findInstallation'
  | 'installations'
  | 'resealInstallation'
  | 'deleteInstallation';

const Row = z
  .object({
    team_id: z.string(),
    sealed: z.string(),
    key_id: z.string(),
    scopes: z.string(),
    installed_at: Instant,
    updated_at: Instant,
  })
  .transform(
    (row): KeptInstallation => ({
      team: row.team_id,
      sealed: row.sealed,
      keyId: row.key_id,
      scopes: row.scopes === '' ? [] : row.scopes.split(','),
      installedAt: new Date(row.installed_at),
      updatedAt: new Date(row.updated_at),
    }),
  );

/** Who installed the app. */
export function createInstallations(db: Database): Pick<Store, Methods> {
  return {
    putInstallation: (installation, now) => put(db, installation, now.getTime()),
    findInstallation: async (team) => {
      const row: unknown = await select(db).where('team_id', '=', team).executeTakeFirst();
      return row === undefined ? undefined : Row.parse(row);
    },
    installations: async (limit, after) => {
      const page = select(db).orderBy('team_id').limit(limit);
      const rows = after === undefined ? page : page.where('team_id', '>', after);
      return z.array(Row).parse(await rows.execute());
    },
    resealInstallation: async ({ team, sealed: before }, { sealed, keyId }, now) => {
      const changed = await db
        .updateTable('installations')
        .set({ sealed, key_id: keyId, updated_at: now.getTime() })
        .where('team_id', '=', team)
        .where('sealed', '=', before)
        .returning('team_id')
        .executeTakeFirst();
      return changed !== undefined;
    },
    deleteInstallation: async (team) => {
      const gone = db.deleteFrom('installations').where('team_id', '=', team).returning('team_id');
      return (await gone.executeTakeFirst()) !== undefined;
    },
  };
}

async function put(
  db: Database,
  { team, sealed, keyId, scopes }: Installation,
  now: number,
): Promise<void> {
  const given = { sealed, key_id: keyId, scopes: scopes.join(','), updated_at: now };
  const again = { ...given, installed_at: now };
  await db
    .insertInto('installations')
    .values({ team_id: team, ...again })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(again))
    .execute();
}

function select(db: Database) {
  return db
    .selectFrom('installations')
    .select(['team_id', 'sealed', 'key_id', 'scopes', 'installed_at', 'updated_at']);
}
