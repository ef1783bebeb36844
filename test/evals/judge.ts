import { subjects } from '../../src/matching/query.ts';
import type { Item } from './item.ts';
import type { EvalParts } from './parts.ts';
import { type Result, runItems, type Setting } from './run.ts';
import type { Outcome } from './score.ts';

/** One item with all that is reported of it. */
export type Judged = {
  readonly item: Item;
  readonly addressed: Outcome;
  /** In a channel, or in a thread, where it was not addressed to the app. */
  readonly elsewhere: Outcome;
  /** Service model of the service it is about, from the knowledge. */
  readonly model: string;
  /**
   * Place of the expected concern among the concerns ranked, from 1; Infinity when it is not there.
   * Undefined where it cannot be told: no concern named, one that is not ours, or a next turn.
   */
  readonly place: number | undefined;
};

export type Judgement = {
  readonly addressed: readonly Result[];
  readonly elsewhere: readonly Result[];
  readonly judged: readonly Judged[];
};

/** Asks all items twice, addressed and in the setting, and says what else is to be known of them. */
export function judge(parts: EvalParts, items: readonly Item[], setting: Setting): Judgement {
  const addressed = runItems(items, parts.ask, 'addressed');
  const elsewhere = runItems(items, parts.ask, setting);
  const judged = items.map(
    (item, at): Judged => ({
      item,
      addressed: addressed[at]?.outcome ?? 'refused',
      elsewhere: elsewhere[at]?.outcome ?? 'refused',
      model: modelOf(parts, item),
      place: placeOf(parts, item),
    }),
  );
  return { addressed, elsewhere, judged };
}

/** Of the service by its id, or by the name that other people's files use. */
function modelOf({ knowledge, matcher }: EvalParts, { service }: Item): string {
  if (service === null || service === undefined) return 'no service';
  const [named = ''] = subjects(matcher.understand(service));
  const found = knowledge.findService(service) ?? knowledge.findService(named);
  return found?.model ?? 'unknown service';
}

function placeOf({ knowledge, matcher, standing }: EvalParts, item: Item): number | undefined {
  const { question, turns, concern } = item;
  const known = knowledge.findConcern(concern ?? '');
  if (question === undefined || turns !== undefined || known === undefined) return undefined;
  const ranked = matcher
    .rank(matcher.understand(question), standing)
    .flatMap(({ subject }) => (subject.kind === 'concern' ? [subject.id] : []));
  const at = ranked.indexOf(known.id);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}
