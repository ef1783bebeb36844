import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));

type Rule = {
  /** Rooms it may import; `(types)` means that nothing of it may run. */
  readonly rooms: readonly string[];
  /** Packages and modules of Node it may import; `(types)` as above. */
  readonly packages: readonly string[];
};

/** The table of DESIGN.md, "Rooms", with the packages beside it. A new room is a new row there first. */
const table: Readonly<Record<string, Rule>> = {
  knowledge: {
    rooms: [],
    packages: ['node:fs', 'node:path', 'node:crypto', 'node:url', 'yaml', 'zod'],
  },
  matching: { rooms: ['knowledge (types)'], packages: ['natural/lib/*', 'zod'] },
  answers: { rooms: ['knowledge', 'matching'], packages: [] },
  questionnaire: {
    rooms: ['answers (types)', 'knowledge (types)'],
    packages: ['csv-parse/sync', 'csv-stringify/sync'],
  },
  tips: { rooms: ['knowledge (types)'], packages: ['zod', 'temporal-polyfill'] },
  store: {
    rooms: ['knowledge (types)', 'tips (types)'],
    packages: ['kysely', 'kysely/*', 'libsql/promise', 'pg', 'zod', 'node:*'],
  },
  picture: { rooms: ['answers (types)'], packages: ['@resvg/resvg-js'] },
  slack: {
    // The shape of a connection is the one thing of the settings that slack reads.
    rooms: [
      'answers',
      'questionnaire',
      'tips',
      'store',
      'picture',
      'knowledge (types)',
      'monitor (types)',
      'connection.ts (types)',
    ],
    packages: ['@slack/*', 'zod', 'pino (types)', 'node:*'],
  },
  terminal: {
    rooms: ['answers', 'knowledge', 'matching', 'questionnaire', 'store', 'picture'],
    packages: ['node:*'],
  },
  monitor: {
    rooms: ['answers (types)', 'store (types)'],
    packages: ['prom-client', 'zod', 'node:*'],
  },
  // Made of the knowledge by way of terminal's loaders, which both programs share.
  process: {
    rooms: [
      'answers',
      'tips',
      'terminal',
      'monitor',
      'knowledge (types)',
      'store (types)',
      'config.ts',
    ],
    packages: ['date-holidays (types)', 'pino (types)', 'undici', 'node:*'],
  },
  'config.ts': { rooms: ['connection.ts'], packages: ['zod'] },
  'connection.ts': { rooms: [], packages: ['zod'] },
  'main.ts': { rooms: ['*', 'dev'], packages: ['*'] },
};

/** Rooms in which the same input always gives the same output, at once. */
const pure = ['matching', 'answers', 'questionnaire', 'tips', 'picture'];

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

type File = {
  /** From `src`, `matching/rank.ts`. */
  readonly path: string;
  /** First folder, or the file itself: a row of the table. */
  readonly room: string;
  readonly lines: number;
  readonly nodes: readonly Node[];
};

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

function readSource(path: string): File {
  const text = readFileSync(`${root}src/${path}`, 'utf8');
  const lang = path.endsWith('.d.ts') ? 'dts' : 'ts';
  return {
    path,
    room: path.split('/')[0] ?? path,
    lines: text.trimEnd().split('\n').length,
    nodes: nodesIn(parseAst(text, { lang, astType: 'ts' })),
  };
}

const paths = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.[a-z]+$/.test(path))
  .sort();
const files = paths.filter((path) => path.endsWith('.ts')).map(readSource);

/** All that `wrong` finds, as `path: what`; nothing is what the tests want. */
function findings(
  of: readonly File[],
  wrong: (node: Node, file: File) => string | false,
): readonly string[] {
  return of.flatMap((file) =>
    file.nodes.flatMap((node) => {
      const what = wrong(node, file);
      return what === false ? [] : [`${file.path}: ${what}`];
    }),
  );
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node.name === 'string' ? node.name : '';
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

type Import = { readonly from: string; readonly types: boolean };

const importing =
  /^(?:Import(?:Declaration|Expression)|Export(?:All|Named)Declaration|TSImportType)$/;

/** Import, re-export, `import()` or import type -> what it imports; undefined for other nodes. */
function importOf(node: Node): Import | undefined {
  const from = importing.test(node.type) ? textOf(node.source) : undefined;
  if (from === undefined) return undefined;
  const { specifiers } = node;
  const named = Array.isArray(specifiers) && specifiers.length > 0 ? specifiers : [{}];
  const types =
    node.type === 'TSImportType' ||
    [node.importKind, node.exportKind].includes('type') ||
    named.every(({ importKind, exportKind }) => [importKind, exportKind].includes('type'));
  return { from, types };
}

/** The file or folder of `src` that a relative import leads to. */
function target(file: File, from: string): string {
  return posix.join(posix.dirname(file.path), from);
}

function allows(list: readonly string[], { from, types }: Import): boolean {
  return list.some((entry) => {
    const [name = '', onlyTypes] = entry.split(' ');
    const fits = name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : from === name;
    return fits && (types || onlyTypes === undefined);
  });
}

/** Room that an import leads into; `dev` for the stand-in beside `src`. */
function roomOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '..');
  return parts[0] ?? path;
}

describe('the rooms', () => {
  it('are those of the table, and nothing stands beside them', () => {
    const known = new Set(Object.keys(table));
    expect(files.filter(({ room }) => !known.has(room)).map(({ path }) => path)).toEqual([]);
    expect(files.map(({ room }) => room)).toEqual(expect.arrayContaining(['main.ts', 'answers']));
  });

  it('hold no drawer for what has no name, and no barrel', () => {
    const drawer = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|lib|types|index)(?:\.ts|\/)/;
    expect(paths.filter((path) => drawer.test(path))).toEqual([]);
    const reExports = findings(
      files,
      (node) => node.type === 'ExportAllDeclaration' && 'exports all of another file',
    );
    expect(reExports).toEqual([]);
  });

  it('import only the rooms that the table allows', () => {
    const wrong = findings(files, (node, file) => {
      const found = importOf(node);
      if (found === undefined || !found.from.startsWith('.')) return false;
      const room = roomOf(target(file, found.from));
      if (room === file.room || allows(table[file.room]?.rooms ?? [], { ...found, from: room })) {
        return false;
      }
      return `imports ${found.types ? 'types of ' : ''}${room}`;
    });
    expect(wrong).toEqual([]);
  });

  it('import only the packages that the table allows', () => {
    const wrong = findings(files, (node, file) => {
      const found = importOf(node);
      if (found === undefined || found.from.startsWith('.')) return false;
      if (allows(table[file.room]?.packages ?? [], found)) return false;
      return `imports ${found.types ? 'types of ' : ''}${found.from}`;
    });
    expect(wrong).toEqual([]);
  });

  it('import files by their whole names', () => {
    const wrong = findings(files, (node) => {
      const found = importOf(node);
      if (found === undefined || !found.from.startsWith('.')) return false;
      return !/\.(?:ts|json)$/.test(found.from) && `imports ${found.from}`;
    });
    expect(wrong).toEqual([]);
  });

  it('open natural only by path and only in matching: its index opens four database drivers', () => {
    const all = findings(files, (node, { room }) => {
      const from = importOf(node)?.from ?? '';
      if (!/^natural(?:\/|$)/.test(from)) return false;
      return !(room === 'matching' && /^natural\/lib\/.+\.js$/.test(from)) && `imports ${from}`;
    });
    expect(all).toEqual([]);
  });
});

describe('a feature of slack', () => {
  it('imports no other feature', () => {
    const slack = files.filter(({ room }) => room === 'slack');
    const feature = (path: string): string | undefined => /^slack\/([^/]+)\//.exec(path)?.[1];
    const wrong = findings(slack, (node, file) => {
      const from = importOf(node)?.from;
      const [own, other] = [feature(file.path), from && feature(target(file, from))];
      return (
        own !== undefined && Boolean(other) && own !== other && `imports ${other} (${own} does)`
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('a file', () => {
  it('has at most 200 lines', () => {
    expect(files.filter(({ lines }) => lines > 200).map(({ path }) => path)).toEqual([]);
  });

  it('holds no any, no non-null assertion, no enum, no default export and no cast but as const', () => {
    const banned: Readonly<Record<string, string>> = {
      TSAnyKeyword: 'any',
      TSNonNullExpression: 'non-null assertion',
      TSEnumDeclaration: 'enum',
      TSTypeAssertion: 'cast in angle brackets',
    };
    const wrong = findings(files, (node, { path }) => {
      if (node.type === 'ExportDefaultDeclaration')
        return !path.endsWith('.d.ts') && 'default export';
      if (node.type === 'TSAsExpression') {
        const { typeAnnotation } = node;
        const type = isNode(typeAnnotation) ? nameOf(typeAnnotation.typeName) : '';
        return type !== 'const' && `as ${type}`;
      }
      return banned[node.type] ?? false;
    });
    expect(wrong).toEqual([]);
  });
});

describe('facts are data', () => {
  /** Ids that are everyday words too: in code they mean the word. */
  const everyday = new Set(
    `account amplify backup batch billing cli comprehend config connect console detective forecast
    glue health inspector interconnect location marketplace neuron organizations panorama
    personalize pinpoint proton shield signer support transcribe transform translate`.split(/\s+/),
  );
  const idsOf = (room: string): readonly string[] =>
    readdirSync(`${root}knowledge/${room}`)
      .flatMap((name) => [parse(readFileSync(`${root}knowledge/${room}/${name}`, 'utf8'))].flat())
      .map(({ id }) => String(id));
  const ids = idsOf('services');
  /** A catalogue of checks may be named like the service it comes from. */
  const catalogues = new Set(idsOf('catalogue'));

  it('no id of a service stands in the code as a string', () => {
    const known = new Set(ids.filter((id) => !everyday.has(id) && !catalogues.has(id)));
    expect(known.size).toBeGreaterThan(300);
    const wrong = findings(files, (node) => {
      const text = textOf(node) ?? '';
      return known.has(text) && `knows "${text}"`;
    });
    expect(wrong).toEqual([]);
  });

  it('no expression or table of words in matching knows a service that cannot be another word', () => {
    // With a digit or a hyphen, or one of the best known: no other word of English reads like that.
    const unmistakable = ids.filter((id) =>
      /[\d-]|^(?:rds|eks|ecs|iam|kms|lambda|vpc|sqs|sns)$/.test(id),
    );
    const words = new RegExp(`(?<![\\w-])(?:${unmistakable.join('|')})(?![\\w-])`);
    const matching = files.filter(({ room }) => room === 'matching');
    const wrong = findings(matching, (node) => {
      const value = node.type === 'TemplateElement' ? node.value : node.regex;
      const found = words.exec(typeof value === 'object' ? JSON.stringify(value) : '');
      return found !== null && `knows ${found[0]}`;
    });
    expect(wrong).toEqual([]);
  });
});

describe('nothing from outside runs', () => {
  it('no shell, no second process, no code from text', () => {
    const modules = /^(?:node:)?(?:child_process|vm|worker_threads|cluster|repl|inspector)(?:\/|$)/;
    const wrong = findings(files, (node) => {
      const from = importOf(node)?.from ?? '';
      if (modules.test(from)) return `imports ${from}`;
      const called = nameOf(node.callee);
      const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
      return isCall && /^(?:eval|Function)$/.test(called) && `calls ${called}`;
    });
    expect(wrong).toEqual([]);
  });

  it('what is imported, or required, stands in the code', () => {
    const wrong = findings(files, (node) => {
      if (node.type === 'ImportExpression') {
        return textOf(node.source) === undefined && 'imports what it works out';
      }
      if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'require') return false;
      const [name] = Array.isArray(node.arguments) ? node.arguments : [];
      return textOf(name) === undefined && 'requires what it works out';
    });
    expect(wrong).toEqual([]);
  });
});

describe('a pure room', () => {
  const world =
    /^(?:process|globalThis|global|fetch|console|performance|crypto|require|Promise|set(?:Timeout|Interval|Immediate)|queueMicrotask)$/;

  it('waits for nothing, knows no clock, no chance and no process', () => {
    const wrong = findings(
      files.filter(({ room }) => pure.includes(room)),
      (node) => {
        if (node.type === 'AwaitExpression' || node.async === true || node.await === true) {
          return 'waits';
        }
        if (node.type === 'Identifier' && world.test(nameOf(node))) return `uses ${nameOf(node)}`;
        return unpredictable(node);
      },
    );
    expect(wrong).toEqual([]);
  });

  it('is told what day it is, and so is knowledge', () => {
    const knowledge = files.filter(({ room }) => room === 'knowledge');
    expect(findings(knowledge, unpredictable)).toEqual([]);
  });

  function unpredictable(node: Node): string | false {
    if (node.type === 'MemberExpression') {
      const name = `${nameOf(node.object)}.${nameOf(node.property)}`;
      return /^(?:Date\.now|Math\.random)$/.test(name) && `uses ${name}`;
    }
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false;
    const bare = Array.isArray(node.arguments) && node.arguments.length === 0;
    return bare && nameOf(node.callee) === 'Date' && 'asks the clock';
  }
});
