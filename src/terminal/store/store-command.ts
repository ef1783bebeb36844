import { parseArgs } from 'node:util';

/** What to do with the store that `DATA_DIR` or `DATABASE_URL` names. */
export type StoreCommand = { readonly kind: 'store' } & (
  | { readonly act: 'check'; readonly json: boolean }
  | { readonly act: 'unanswered' }
  | { readonly act: 'backup'; readonly file: string }
  | { readonly act: 'restore'; readonly file: string; readonly replace: boolean }
);

type Wrong = { readonly kind: 'wrong'; readonly message: string };

const flag = { type: 'boolean' } as const;

/** @throws TypeError for an option that it does not know. */
export function storeCommand(args: readonly string[]): StoreCommand | Wrong {
  const options = { json: flag, replace: flag };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { json = false, replace = false } = values;
  const [act, file, ...more] = positionals;
  const isRest = more.length > 0 || (replace && act !== 'restore') || (json && act !== 'check');
  if (act === 'check' && file === undefined && !isRest) return { kind: 'store', act, json };
  if (act === 'backup' && file !== undefined && !isRest) return { kind: 'store', act, file };
  if (act === 'restore' && file !== undefined && !isRest) {
    return { kind: 'store', act, file, replace };
  }
  return {
    kind: 'wrong',
    message: 'srm store check [--json], backup FILE, or restore FILE [--replace]',
  };
}
