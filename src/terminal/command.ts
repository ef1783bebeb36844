import { parseArgs } from 'node:util';

/** What a command line asks for. */
export type Command =
  | {
      readonly kind: 'ask';
      /** Null: one question a line from standard input. */
      readonly question: string | null;
      readonly json: boolean;
      readonly channel: boolean;
    }
  | { readonly kind: 'check'; readonly json: boolean }
  | { readonly kind: 'matrix'; readonly format: 'json' }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const helpText = `srm answers who owns what on AWS: AWS, you, or both and where the line runs.

  srm ask "who patches the OS on RDS?"   one answer, for people
  srm ask --json "..."                   the same as one JSON object
  srm ask --json < questions.txt         one question a line, one object a line
  srm ask --channel "..."                as if overheard in a channel: silent unless sure
  srm matrix --format json               every concern on every service
  srm knowledge check [--json]           everything wrong with the knowledge, all at once

From a checkout: npm run --silent ask -- "..." and npm run --silent srm -- <command>.
KNOWLEDGE_OVERLAY names your organisation's folder.
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

function parse(name: string, rest: readonly string[]): Command {
  const args = [...rest];
  const json = { type: 'boolean', default: false } as const;
  switch (name) {
    case 'ask': {
      const channel = { type: 'boolean', default: false } as const;
      const { values, positionals } = parseArgs({
        args,
        options: { json, channel },
        allowPositionals: true,
      });
      const question = positionals.length === 0 ? null : positionals.join(' ');
      return { kind: 'ask', question, json: values.json, channel: values.channel };
    }
    case 'matrix': {
      const { values } = parseArgs({
        args,
        options: { format: { type: 'string', default: 'json' } },
      });
      if (values.format === 'json') return { kind: 'matrix', format: 'json' };
      return {
        kind: 'wrong',
        message: `unknown format "${values.format}": json is the one there is`,
      };
    }
    case 'knowledge': {
      const { values, positionals } = parseArgs({
        args,
        options: { json },
        allowPositionals: true,
      });
      if (positionals.join(' ') === 'check') return { kind: 'check', json: values.json };
      return { kind: 'wrong', message: 'srm knowledge check is the one there is' };
    }
    default:
      return { kind: 'wrong', message: `unknown command "${name}"` };
  }
}
