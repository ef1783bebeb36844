import { z } from 'zod';
import type { StorePlace } from '../create-store.ts';
import { Instant } from '../tables.ts';
import { readStore } from './read-store.ts';

/** A question that had no answer, as it was kept: scrubbed, and without who asked. */
export type UnansweredQuestion = {
  readonly team: string;
  /** ISO instant. */
  readonly askedAt: string;
  readonly question: string;
};

const Rows = z.array(
  z
    .object({ team_id: z.string(), text: z.string(), asked_at: Instant })
    .transform(({ team_id, text, asked_at }) => ({
      team: team_id,
      askedAt: new Date(asked_at).toISOString(),
      question: text,
    })),
);

/**
 * Questions that had no answer, oldest first, whether srm runs or not; as many as the retention keeps.
 *
 * @throws StoreError when there is no store, or it cannot be read.
 */
export function readUnanswered(place: StorePlace): Promise<readonly UnansweredQuestion[]> {
  return readStore(place, async (db) =>
    Rows.parse(
      await db
        .selectFrom('unanswered')
        .select(['team_id', 'text', 'asked_at'])
        .orderBy('asked_at')
        .orderBy('id')
        .execute(),
    ),
  );
}
