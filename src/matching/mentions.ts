import type { ServiceId } from '../knowledge/ids.ts';
import type { Found, Names } from './names.ts';
import type { Mention } from './query.ts';
import type { Token } from './tokens.ts';

/** Words that rule out the service named after them, up to three words on. */
const negators = new Set([
  'not',
  'forget',
  'ignore',
  'except',
  'without',
  'nevermind',
  'excluding',
]);

/** The same, in two words: "instead of", "rather than". */
const negatingPairs = new Set([
  'instead of',
  'rather than',
  'other than',
  'apart from',
  'aside from',
  'leave out',
  'never mind',
  'moved off',
  'migrated off',
  'came off',
  'got off',
]);

/** Words after a service that make a "no" before it rule it out: "no EC2 involved"; not "no CloudTrail on". */
const absences = new Set(['involved', 'here', 'anymore']);

/** Words that may stand between a negator and the service: "not about the lambda". */
const fillers = new Set(['the', 'a', 'an', 'our', 'my', 'about', 'on', 'for', 'in', 'any', 'that']);

/** Verbs that make the service before them the one who tells, not the one asked about. */
const reportingVerbs =
  /^(?:says?|said|saying|showing|flagging|reporting|complaining|flag(?:s|ged|ging)?|f(?:ound|inds)|report(?:s|ed)?|scream(?:s|ing)|complain(?:s|ed|ing)?|shows?|warn(?:s|ed)?|tells?|told|alert(?:s|ed)?|lists?|listed|screams|marks?|raised|detected)$/;

/** Prepositions that make the service after them a place. */
const places = new Set(['in', 'inside', 'behind', 'via', 'through', 'into', 'within']);

/** Names found in the words -> services named, kinds put in place of what they are kinds of. */
export function mentionsOf(
  tokens: readonly Token[],
  found: readonly Found[],
  { parents }: Names,
): readonly Mention[] {
  const named = new Set(
    found.flatMap(({ names }) => names.flatMap((n) => (n.kind === 'service' ? [n.id] : []))),
  );
  const all = found.flatMap((place) =>
    place.names.flatMap((name): readonly Mention[] => {
      if (name.kind === 'framework') return [];
      if (name.kind === 'part' && !named.has(name.parent)) return [];
      const by = name.kind === 'part' ? 'name' : name.by;
      return [{ service: name.id, by, ...circumstances(tokens, place), at: place.at }];
    }),
  );
  return withoutParents(all, parents);
}

/** "EKS managed node groups" is about the node groups, not about EKS at large. */
function withoutParents(
  mentions: readonly Mention[],
  parents: ReadonlyMap<ServiceId, ServiceId>,
): readonly Mention[] {
  const replaced = new Set(
    mentions.flatMap(({ service, negated }) => (negated ? [] : (parents.get(service) ?? []))),
  );
  return mentions.filter(({ service, negated }) => negated || !replaced.has(service));
}

function circumstances(
  tokens: readonly Token[],
  { at, length }: Found,
): Pick<Mention, 'role' | 'negated'> {
  const before = wordsBefore(tokens, at);
  const [next, afterNext] = [tokens[at + length], tokens[at + length + 1]];
  const reports = [next, ...(next?.word === 'is' || next?.word === 'has' ? [afterNext] : [])].some(
    (token) => token !== undefined && !token.opens && reportingVerbs.test(token.word),
  );
  const role = reports ? 'reporter' : places.has(lastContent(before)) ? 'host' : 'subject';
  const absent = before[0] === 'no' && absences.has(next?.word ?? '');
  return { role, negated: absent || isNegated(before) };
}

/** Up to four words before the place, within its half-sentence, nearest first. */
function wordsBefore(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let back = at; back > 0 && words.length < 4 && tokens[back]?.opens === false; back--) {
    const word = tokens[back - 1]?.word;
    if (word !== undefined) words.push(word);
  }
  return words;
}

function lastContent(before: readonly string[]): string {
  return before.find((word) => !['the', 'a', 'an', 'our', 'my', 'your'].includes(word)) ?? '';
}

function isNegated(before: readonly string[]): boolean {
  for (const [back, word] of before.entries()) {
    if (negators.has(word)) return true;
    if (negatingPairs.has(`${before[back + 1] ?? ''} ${word}`)) return true;
    if (!fillers.has(word)) return false;
  }
  return false;
}
