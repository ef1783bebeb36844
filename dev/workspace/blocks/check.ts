import { z } from 'zod';
import { type Block, block } from './blocks.ts';
import { characters, type Fault, faultsIn, MOST_CHARACTERS } from './rules.ts';
import { type HomeView, home, type ModalView, modal } from './views.ts';
import { named } from './walk.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

const blocksOfMessage = z.array(block).max(50);

const shown = ({ at, what }: Fault): string => `[ERROR] ${what} [json-pointer:${at}]`;
const refused = (error: string, messages: readonly string[]) =>
  ({ ok: false, error, messages }) as const;

/** Says what zod found in the words Slack uses. */
function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case 'too_small':
      return issue.origin === 'array'
        ? `no less than ${issue.minimum} items required`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${issue.discriminator ?? 'no schema matches'}`;
    case 'invalid_type':
      return issue.message.includes('undefined')
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must be a valid ${issue.expected}`;
    default:
      return issue.message;
  }
}

const faultsOf = (error: z.ZodError, at: string): readonly Fault[] =>
  error.issues.map((issue) => ({ at: [at, ...issue.path].join('/'), what: words(issue) }));

/** Blocks of a message within all of Slack's limits, with every id filled in. */
export function checkBlocks(value: unknown): Checked<readonly Block[]> {
  const parsed = blocksOfMessage.safeParse(value);
  if (!parsed.success) {
    return refused('invalid_blocks', faultsOf(parsed.error, '/blocks').map(shown));
  }
  const faults = faultsIn(parsed.data, 'message', '/blocks');
  if (faults.length > 0) return refused('invalid_blocks', faults.map(shown));
  const length = characters(parsed.data);
  if (length > MOST_CHARACTERS) {
    return refused('msg_blocks_too_long', [
      shown({ at: '/blocks', what: `${length} characters, about ${MOST_CHARACTERS} are allowed` }),
    ]);
  }
  return { ok: true, value: named(parsed.data) };
}

/** What only a modal can get wrong: something to fill in, and no button to send it. */
const unsendable = (view: ModalView): readonly Fault[] =>
  view.submit === undefined && view.blocks.some(({ type }) => type === 'input')
    ? [{ at: '/view', what: 'missing required field: submit' }]
    : [];

export function checkModal(value: unknown): Checked<ModalView> {
  const parsed = modal.safeParse(value);
  if (!parsed.success) {
    return refused('invalid_arguments', faultsOf(parsed.error, '/view').map(shown));
  }
  const view = parsed.data;
  const faults = [...unsendable(view), ...faultsIn(view.blocks, 'modal', '/view/blocks')];
  if (faults.length > 0) return refused('invalid_arguments', faults.map(shown));
  return { ok: true, value: { ...view, blocks: [...named(view.blocks)] } };
}

export function checkHome(value: unknown): Checked<HomeView> {
  const parsed = home.safeParse(value);
  if (!parsed.success) {
    return refused('invalid_arguments', faultsOf(parsed.error, '/view').map(shown));
  }
  const faults = faultsIn(parsed.data.blocks, 'home', '/view/blocks');
  if (faults.length > 0) return refused('invalid_arguments', faults.map(shown));
  return { ok: true, value: { ...parsed.data, blocks: [...named(parsed.data.blocks)] } };
}
