import type { Framework } from '../knowledge/framework.ts';
import type { ConcernId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { distinctSources } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import type { Owner } from '../knowledge/shapes.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { answerAction } from './base.ts';
import { placeOf, placeOwner } from './place.ts';
import { ownerSubject, sentence } from './words.ts';

type Requirement = Framework['requirements'][number];

/** What was asked of a framework. */
export type AskedFramework = {
  readonly framework: Framework;
  /** Requirements named by their ids; empty for all. */
  readonly requirements: readonly Requirement[];
  readonly service: Service | null;
  /** Whether AWS's compliance is taken for one's own. */
  readonly inheriting: boolean;
};

/** The commonest false belief about frameworks is answered first. */
const notInherited = 'No, what AWS has attested covers its own part only. ';

/** Requirements listed for each half; the matrix has all. */
const maxLines = 12;

/** First actions of what the customer holds. */
const maxActions = 6;

/** Whose a framework's requirements are: those named by their ids, else all; on one service, or at large. */
export function frameworkAnswer(
  knowledge: KnowledgeBase,
  { framework, requirements: named, service, inheriting }: AskedFramework,
  base: AnswerBase,
): Answer {
  const requirements = named.length > 0 ? named : framework.requirements;
  const owned = requirements.map((requirement) => ({
    requirement,
    owner: requirementOwner(knowledge, requirement, service),
  }));
  const owners = new Set(owned.map(({ owner }) => owner));
  const [only] = owners.size === 1 ? owners : [];
  const lines = (owner: Owner) => owned.filter((o) => o.owner === owner).map(line);
  const what = named.map(({ id, name }) => `${id} (${name})`).join(', ');
  const subject = `${framework.name}${what === '' ? '' : ` ${what}`}${service === null ? '' : ` on ${service.name}`}`;
  return {
    ...base,
    kind: 'framework',
    owner: only === undefined || only === 'depends' ? null : only,
    service: service?.id ?? null,
    headline: (inheriting ? notInherited : '') + headlineOf(subject, only, owned.length, lines),
    because: framework.because,
    aws: named.length > 0 ? lines('aws') : [...framework.aws, ...lines('aws').slice(0, maxLines)],
    customer: [
      ...(named.length > 0 ? [] : framework.customer),
      ...lines('shared')
        .map((text) => `Shared: ${text}`)
        .slice(0, maxLines / 2),
      ...lines('customer').slice(0, maxLines),
    ],
    actions: actionsOf(knowledge, requirements),
    sources: distinctSources(framework.sources),
    reviewed: framework.reviewed,
  };
}

function headlineOf(
  subject: string,
  only: Owner | 'depends' | null | undefined,
  count: number,
  lines: (owner: Owner) => readonly string[],
): string {
  if (only === 'depends') return `${subject}: it depends on the service.`;
  if (only === null) return `${subject}: this does not arise.`;
  if (only !== undefined) return `${ownerSubject[only]} ${subject}.`;
  const [aws, customer, shared] = [lines('aws'), lines('customer'), lines('shared')];
  const rest = count - aws.length - customer.length - shared.length;
  const depends = rest === 0 ? '' : `, and ${rest} depend on the service`;
  return `${subject}: of ${count} requirements, ${aws.length} are AWS's, ${customer.length} yours, ${shared.length} shared${depends}.`;
}

/** The one owner of all its concerns; `shared` where they differ, because both must do their part. */
function requirementOwner(
  knowledge: KnowledgeBase,
  { concerns }: Requirement,
  service: Service | null,
): Owner | 'depends' | null {
  const services = service === null ? [] : [service.id];
  const all = concerns.map((id: ConcernId) =>
    placeOwner(placeOf(knowledge, knowledge.concern(id), services)),
  );
  const owners = new Set(all.filter((owner) => owner !== null));
  const [only] = owners;
  if (only === undefined) return null;
  if (owners.size === 1) return only;
  return owners.has('depends') ? 'depends' : 'shared';
}

function line({ requirement }: { readonly requirement: Requirement }): string {
  return sentence(`${requirement.id}: ${requirement.name}`);
}

function actionsOf(
  knowledge: KnowledgeBase,
  requirements: readonly Requirement[],
): AnswerBase['actions'] {
  const concerns = [...new Set(requirements.flatMap((requirement) => requirement.concerns))];
  return concerns
    .flatMap((id) => knowledge.concern(id).actions.slice(0, 1))
    .slice(0, maxActions)
    .map(answerAction);
}
