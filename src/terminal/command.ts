import { parseArgs } from 'node:util';
import type { MatrixFilter } from './matrix.ts';
import { type MatrixFormat, matrixFormats } from './matrix-text.ts';
import type { Wish } from './questionnaire/fill-in-file.ts';
import { type StoreCommand, storeCommand } from './store/store-command.ts';

/** What a command line asks for. */
export type Command =
  | {
      readonly kind: 'ask';
      /** Null: one question a line from standard input. */
      readonly question: string | null;
      readonly json: boolean;
      readonly channel: boolean;
      /** Show how the question was understood instead of the answer. */
      readonly explain: boolean;
    }
  | { readonly kind: 'check'; readonly json: boolean }
  | { readonly kind: 'matrix'; readonly format: MatrixFormat; readonly filter: MatrixFilter }
  | { readonly kind: 'checklist'; readonly service: string }
  | ({ readonly kind: 'questionnaire' } & Wish)
  | StoreCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const helpText = `srm answers who owns what on AWS: AWS, you, or both and where the line runs.

  srm ask "who patches the OS on RDS?"   one answer, for people
  srm ask --json "..."                   the same as one JSON object
  srm ask --json < questions.txt         one question a line, one object a line
  srm ask --channel "..."                as if overheard in a channel: silent unless sure
  srm ask --explain "..."                how the question was understood, and why this answer
  srm matrix --format md|csv|json|html   every concern on every service; narrow it down with
      --service rds --concern backup --owner customer --framework pci-dss-4.0
  srm checklist rds                      what you do for a service, with checks
  srm questionnaire in.csv out.csv       a whole sheet of questions, answers in columns behind it
      --column "Question"                which column asks, if it does not see that itself
  srm knowledge check [--json]           everything wrong with the knowledge, all at once
  srm unanswered                         questions that had no answer, one object a line
  srm store check [--json]               is the store whole, and what does it hold
  srm store backup FILE                  all of it as lines of JSON, while srm runs or not
  srm store restore FILE [--replace]     and back, into an empty store of either kind

From a checkout: npm run --silent ask -- "..." and npm run --silent srm -- <command>.
KNOWLEDGE_OVERLAY names your organisation's folder; DATA_DIR or DATABASE_URL the store.
`;

/** Arguments after the program's name -> command. Never throws: a wrong line is a command too. */
export function commandOf(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return { kind: 'help' };
  }
  try {
    return parse(name, rest);
  } catch (error) {
    // parseArgs throws TypeError for an option it does not know.
    if (error instanceof TypeError) return { kind: 'wrong', message: error.message };
    throw error;
  }
}

const flag = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;

function parse(name: string, rest: readonly string[]): Command {
  const args = [...rest];
  switch (name) {
    case 'ask': {
      const options = { json: flag, channel: flag, explain: flag };
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const question = positionals.length === 0 ? null : positionals.join(' ');
      return { kind: 'ask', question, ...values };
    }
    case 'matrix':
      return matrixCommand(args);
    case 'checklist': {
      const [service, ...more] = args;
      if (service !== undefined && more.length === 0) return { kind: 'checklist', service };
      return { kind: 'wrong', message: 'name one service: srm checklist rds' };
    }
    case 'questionnaire': {
      const { values, positionals } = parseArgs({
        args,
        options: { column: text },
        allowPositionals: true,
      });
      const [input, output, ...more] = positionals;
      if (input === undefined || output === undefined || more.length > 0) {
        const message = 'name two files: srm questionnaire in.csv out.csv ("-" is a stream)';
        return { kind: 'wrong', message };
      }
      return { kind: 'questionnaire', input, output, column: values.column ?? null };
    }
    case 'knowledge': {
      const { values, positionals } = parseArgs({
        args,
        options: { json: flag },
        allowPositionals: true,
      });
      if (positionals.join(' ') === 'check') return { kind: 'check', json: values.json };
      return { kind: 'wrong', message: 'srm knowledge check is the one there is' };
    }
    case 'unanswered':
      if (args.length === 0) return { kind: 'store', act: 'unanswered' };
      return { kind: 'wrong', message: 'srm unanswered takes nothing more' };
    case 'store':
      return storeCommand(args);
    default:
      return { kind: 'wrong', message: `unknown command "${name}"` };
  }
}

function matrixCommand(args: string[]): Command {
  const options = { format: text, service: text, concern: text, owner: text, framework: text };
  const { values } = parseArgs({ args, options });
  const format = matrixFormats.find((name) => name === (values.format ?? 'json'));
  if (format === undefined) {
    const known = matrixFormats.join(', ');
    return { kind: 'wrong', message: `unknown format "${values.format}": one of ${known}` };
  }
  const { service = null, concern = null, owner = null, framework = null } = values;
  return { kind: 'matrix', format, filter: { service, concern, owner, framework } };
}
