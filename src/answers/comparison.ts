import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { distinctSources, type Responsibility } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import type { Owner } from '../knowledge/shapes.ts';
import type { Answer, AnswerBase, AnswerOption } from './answer.ts';
import { answerAction } from './base.ts';
import { headline } from './headline.ts';
import { capitalised, enumerate, ownerWord } from './words.ts';

/** Most services set side by side. */
const maxServices = 4;

/** Most concerns listed as changing hands. */
const maxChanges = 10;

/** One concern on several services: who owns it on each. */
export function concernComparison(
  knowledge: KnowledgeBase,
  concern: Concern,
  services: readonly Service[],
  base: AnswerBase,
): Answer {
  const cells = services
    .slice(0, maxServices)
    .map(({ id }) => knowledge.responsibility(concern.id, id));
  const owners = new Set(cells.map(({ cell }) => cell.owner));
  return {
    ...base,
    kind: 'comparison',
    owner: owners.size === 1 ? ownerOf(cells[0]) : null,
    concern: concern.id,
    headline: `${capitalised(concern.name)}: ${cells.map(short).join('; ')}.`,
    because: cells.map(({ service, cell }) => `${service.name}: ${cell.because}`).join(' '),
    ...halves(cells),
    actions: concern.actions
      .filter((action) => cells.some(({ actions }) => actions.includes(action)))
      .map(answerAction),
    sources: distinctSources(cells.flatMap(({ sources }) => sources)),
    reviewed: concern.reviewed,
    options: cells.map(({ service, cell }) => option(concern, service, cell)),
  };
}

function ownerOf(responsibility: Responsibility | undefined): Owner | null {
  const owner = responsibility?.cell.owner ?? 'none';
  return owner === 'none' ? null : owner;
}

function short({ service, cell }: Responsibility): string {
  return cell.owner === 'none'
    ? `does not arise on ${service.name}`
    : `${ownerWord[cell.owner]} on ${service.name}`;
}

function option(concern: Concern, service: Service, cell: Responsibility['cell']): AnswerOption {
  const word = cell.owner === 'none' ? 'does not arise' : ownerWord[cell.owner];
  return {
    ...(cell.owner === 'none' ? {} : { owner: cell.owner }),
    concern: concern.id,
    service: service.id,
    label: `${service.name}: ${word}`,
  };
}

function halves(cells: readonly Responsibility[]): Pick<AnswerBase, 'aws' | 'customer'> {
  const lines = (party: 'aws' | 'customer'): readonly string[] =>
    cells.flatMap(({ service, cell }) => {
      const [first] = cell.owner === 'none' ? [] : cell[party];
      return first === undefined ? [] : [`${service.name}: ${first}`];
    });
  return { aws: lines('aws'), customer: lines('customer') };
}

/** Services at large: what falls off the customer's list and what comes onto it, from the first on. */
export function serviceComparison(
  knowledge: KnowledgeBase,
  services: readonly [Service, Service, ...Service[]],
  base: AnswerBase,
): Answer {
  const shown = services.slice(0, maxServices);
  const [from, to] = services;
  const changes = knowledge.concerns.flatMap(({ id }) => change(knowledge, id, from, to));
  const off = changes.filter(({ after }) => after === 'aws');
  const on = changes.filter(({ after }) => after !== 'aws');
  const names = enumerate(shown.map(({ name }) => name));
  return {
    ...base,
    kind: 'comparison',
    headline: `${names}: from ${from.name} to ${to.name}, ${changes.length} concerns change hands, ${off.length} of them to AWS.`,
    because: shown.map(({ name, why }) => `${name}: ${why}`).join(' '),
    aws: off.slice(0, maxChanges).map((c) => c.text),
    customer: on.slice(0, maxChanges).map((c) => c.text),
    sources: shown.map(({ name, security }) => ({ title: `Security in ${name}`, url: security })),
    reviewed: from.reviewed,
    options: shown.map(({ id, name }) => ({ service: id, label: name })),
  };
}

type Change = { readonly after: Owner; readonly text: string };

function change(
  knowledge: KnowledgeBase,
  concern: Concern['id'],
  from: Service,
  to: Service,
): readonly Change[] {
  const was = knowledge.cell(concern, from.id).cell.owner;
  const is = knowledge.cell(concern, to.id).cell.owner;
  if (was === 'none' || is === 'none' || was === is) return [];
  const after = knowledge.responsibility(concern, to.id);
  return [{ after: is, text: `${headline(after, to)} Before: ${ownerWord[was]}.` }];
}
