import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtMain, repository } from '../built/spawned.ts';

/** The look for a message that may be in Slack already, as it stands in the bundled program. */
const look = /async function find\$?\d*\(client, post, token\) \{/;

/**
 * The built program with its eyes shut: it never finds what it looks for, and posts again, as a client that
 * just retries would do.
 */
export function blindProgram(): { readonly program: string; readonly remove: () => void } {
  const folder = join(repository, `.dist-blind-${process.pid}`);
  cpSync(dirname(dirname(builtMain)), folder, { recursive: true });
  const program = join(folder, 'src/main.js');
  const sighted = readFileSync(program, 'utf8');
  const blind = sighted.replace(look, "$&\n\treturn { kind: 'absent' };");
  if (blind === sighted) throw new Error(`no look to take away in ${builtMain}`);
  writeFileSync(program, blind);
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
