import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { distinctSources } from '../knowledge/resolve.ts';
import { Owner } from '../knowledge/shapes.ts';
import type { Answer, AnswerBase, AnswerOption } from './answer.ts';
import { answerAction } from './base.ts';
import { remembering } from './remembering.ts';
import { capitalised, enumerate, modelWords, ownerWord } from './words.ts';

/** Services listed for each owner; together they fit a select and can still be read. */
const examples = 6;

/** Nobody named a service and the owner differs: the rule in one line, then who owns it where. */
export function dependsAnswer(
  knowledge: KnowledgeBase,
  concern: Concern,
  base: AnswerBase,
): Answer {
  return { ...base, ...statement(knowledge, concern, null) };
}

/** All of the answer but the question. */
type Statement = Omit<AnswerBase, 'question' | 'owner' | 'service' | 'version'> & {
  readonly kind: 'depends';
  readonly options: readonly AnswerOption[];
};

const statement = remembering((knowledge, concern: Concern, _none: null): Statement => {
  const options = Owner.options.flatMap((owner) => ownedOptions(knowledge, concern, owner));
  return {
    kind: 'depends',
    concern: concern.id,
    headline: `${capitalised(concern.name)}: it depends on the service. ${rule(concern)}`,
    because: concern.summary,
    aws: halves(concern, 'aws'),
    customer: halves(concern, 'customer'),
    actions: concern.actions.filter(({ services }) => services === undefined).map(answerAction),
    sources: distinctSources(concern.sources),
    reviewed: concern.reviewed,
    options,
  };
});

/** `AWS for services behind an API; you for servers you run yourself.` */
function rule({ lines }: Concern): string {
  const parts = Owner.options.flatMap((owner) => {
    const models = lines.flatMap((line) => (line.owner === owner ? line.models : []));
    if (models.length === 0) return [];
    return [`${ownerWord[owner]} for ${enumerate(models.map((model) => modelWords[model]))}`];
  });
  return `${capitalised(parts.join('; '))}.`;
}

/** Services that the concern itself names come first: they are why its owner differs. */
function ownedOptions(
  knowledge: KnowledgeBase,
  concern: Concern,
  owner: Owner,
): readonly AnswerOption[] {
  const owned = knowledge.prominent.filter(
    ({ id }) => knowledge.cell(concern.id, id).cell.owner === owner,
  );
  const named = new Set([
    ...concern.exceptions.flatMap(({ services }) => services),
    ...concern.actions.flatMap(({ services = [] }) => services),
  ]);
  const first = owned.filter(({ id }) => named.has(id));
  const others = owned.filter(({ id }) => !named.has(id));
  return [...first, ...others].slice(0, examples).map(({ id, name }) => ({
    owner,
    concern: concern.id,
    service: id,
    label: `${name}: ${ownerWord[owner]}`,
  }));
}

/** The first sentence of a party's half in each line that has one: what changes hands, at a glance. */
function halves({ lines }: Concern, party: 'aws' | 'customer'): readonly string[] {
  const firsts = lines.flatMap((line) => {
    const [first] = line.owner === 'none' ? [] : line[party];
    if (first === undefined) return [];
    return [`${capitalised(enumerate(line.models.map((model) => modelWords[model])))}: ${first}`];
  });
  return [...new Set(firsts)];
}
