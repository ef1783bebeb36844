import type { Concern } from '../src/knowledge/concern.ts';
import { ConcernId, ServiceId } from '../src/knowledge/ids.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Service } from '../src/knowledge/service.ts';
import { stopWords } from '../src/matching/stop-words.ts';

/** Knowledge as if so many teams had each written their own, and a text in the words of one of them. */
export type Grown = {
  readonly knowledge: Knowledge;
  /** A text of ours as the team with this number, from 0, would say it; the first says it as we do. */
  readonly said: (text: string, team: number) => string;
};

/**
 * How vocabulary grows with text: as its length to this power (Heaps' law; 0.4 to 0.6 in English, so
 * this is the unkind end for memory, and the kind one for the length of postings).
 */
const heaps = 0.6;

/** Words in a hundred that all teams use alike, beside the stop words: the language of the trade. */
const commonPercent = 15;

/**
 * Concerns and services times `factor`. Ids and names of services are each team's own; of the other
 * words a share is common to all, and each team takes one of `factor ** heaps` variants of the rest.
 */
export function grown(knowledge: Knowledge, factor: number): Grown {
  const names = new Set(
    knowledge.services
      .flatMap(({ name, aliases, hints }) => [name, ...aliases, ...hints])
      .flatMap((alias) => wordsIn(alias.toLowerCase()))
      .filter((word) => !stopWords.has(word)),
  );
  const variants = Math.round(factor ** heaps);
  const said = (text: string, team: number): string =>
    team === 0 ? text : text.replace(wordPattern, (word) => variant(word, team, names, variants));
  const teams = Array.from({ length: factor }, (_, team) => team);
  return {
    said,
    knowledge: {
      ...knowledge,
      version: `${knowledge.version} x ${factor}`,
      concerns: teams.flatMap((team) =>
        knowledge.concerns.map((concern) => concernOf(concern, team, (text) => said(text, team))),
      ),
      services: teams.flatMap((team) =>
        knowledge.services.map((service) => serviceOf(service, team, (text) => said(text, team))),
      ),
    },
  };
}

const wordPattern = /[a-z][a-z0-9]*/gi;

function wordsIn(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

function variant(word: string, team: number, names: ReadonlySet<string>, variants: number): string {
  const key = word.toLowerCase();
  if (names.has(key)) return word + letters(team);
  if (stopWords.has(key) || hash(key) % 100 < commonPercent) return word;
  const chosen = hash(`${key} ${team}`) % variants;
  return chosen === 0 ? word : word + letters(chosen);
}

/** Four letters, far from those of the next number: nobody's word is a misspelling of another's. */
function letters(number: number): string {
  const code = hash(`letters ${number}`);
  return [0, 1, 2, 3].map((at) => String.fromCharCode(97 + ((code >>> (at * 7)) % 26))).join('');
}

/** FNV-1a, 32 bits: the same knowledge each time, without chance. */
function hash(text: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  }
  return code >>> 0;
}

type Say = (text: string) => string;

function idOf(id: string, team: number): string {
  return team === 0 ? id : `${id}-${team}`;
}

function serviceOf(service: Service, team: number, say: Say): Service {
  const { id, name, aliases, hints, partOf, why } = service;
  return {
    ...service,
    id: ServiceId.parse(idOf(id, team)),
    name: say(name),
    aliases: aliases.map(say),
    hints: hints.map(say),
    why: say(why),
    ...(partOf === undefined ? {} : { partOf: ServiceId.parse(idOf(partOf, team)) }),
  };
}

function concernOf(concern: Concern, team: number, say: Say): Concern {
  const service = (id: string): ServiceId => ServiceId.parse(idOf(id, team));
  const { id, name, summary, home, asks, exceptions, actions, lines } = concern;
  const cell = <C extends Concern['lines'][number] | Concern['exceptions'][number]>(of: C): C =>
    of.owner === 'none'
      ? { ...of, because: say(of.because) }
      : { ...of, because: say(of.because), aws: of.aws.map(say), customer: of.customer.map(say) };
  return {
    ...concern,
    id: ConcernId.parse(idOf(id, team)),
    name: say(name),
    summary: say(summary),
    ...(home === undefined ? {} : { home: service(home) }),
    asks: asks.map((ask) => ({
      ...ask,
      text: say(ask.text),
      ...(ask.service === undefined ? {} : { service: service(ask.service) }),
    })),
    lines: lines.map(cell),
    exceptions: exceptions.map((of) => ({ ...cell(of), services: of.services.map(service) })),
    actions: actions.map((action) => ({
      ...action,
      do: say(action.do),
      ...(action.services === undefined ? {} : { services: action.services.map(service) }),
    })),
  };
}
