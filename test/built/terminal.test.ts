import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { emptyFolder } from './program.ts';
import { repository } from './spawned.ts';

const owner = z.enum(['aws', 'customer', 'shared']).nullable();
const kinds = [
  'responsibility',
  'depends',
  'choice',
  'several',
  'overview',
  'comparison',
  'definition',
  'framework',
  'unknown',
] as const;
const words = z.array(z.string().min(1));

/** One object of `ask --json`, as programs outside rely on it (DESIGN.md, Contracts). */
const Answer = z.object({
  question: z.string(),
  kind: z.enum(kinds),
  owner,
  concern: z.string().nullable(),
  service: z.string().nullable(),
  headline: z.string(),
  because: z.string(),
  aws: words,
  customer: words,
  actions: z.array(
    z.strictObject({ do: z.string().min(1), checks: z.array(z.string()), source: z.url() }),
  ),
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.url() })),
  reviewed: z.string(),
  options: z
    .array(
      z.strictObject({
        owner: z.string().optional(),
        concern: z.string().optional(),
        service: z.string().optional(),
        label: z.string().min(1),
      }),
    )
    .optional(),
  parts: z.array(z.looseObject({ kind: z.string(), owner })).optional(),
});
type Answer = z.infer<typeof Answer>;

type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

/** Runs npm as a person would, from a folder. */
function npm(args: readonly string[], cwd: string, input = ''): Promise<Ended> {
  const { PATH = '', HOME = cwd } = process.env;
  const child = spawn('npm', args, { cwd, env: { PATH, HOME }, shell: false });
  const out = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      out[stream] += text;
    });
  }
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ ...out, code }));
  });
}

/** Each line of standard output, which holds nothing but answers. */
function answersIn({ stdout, code }: Ended): readonly Answer[] {
  expect(code).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => Answer.parse(JSON.parse(line)));
}

const ask = ['run', '--silent', 'ask', '--', '--json'];

it('npm run ask prints one object and nothing else', async () => {
  const answers = answersIn(await npm([...ask, 'who patches the OS on RDS?'], repository));
  expect(answers).toMatchObject([
    { question: 'who patches the OS on RDS?', kind: 'responsibility', owner: 'aws' },
  ]);
});

it('npm run ask answers line by line from another folder, each kind in the shape of the contract', async () => {
  const questions: readonly (readonly [string, Answer['kind']])[] = [
    ['who patches the OS on RDS?', 'responsibility'],
    ['who handles patching of the database engine?', 'depends'],
    ['who patches the OS on RDS and who configures security groups?', 'several'],
    ['what do we own on lambda?', 'overview'],
    ['patching on EC2 versus RDS, who does it?', 'comparison'],
    ['what is the shared responsibility model?', 'definition'],
    ['PCI DSS 6.3.3', 'framework'],
    ['', 'unknown'],
    ['xyzzy', 'unknown'],
  ];
  const input = questions.map(([question]) => `${question}\n`).join('');

  const answers = answersIn(await npm(['--prefix', repository, ...ask], emptyFolder(), input));

  expect(answers.map(({ question, kind }) => [question, kind])).toEqual(questions);
  const withOptions = answers.filter(({ options }) => options !== undefined);
  expect(withOptions.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['depends', 'comparison']),
  );
  expect(answers[2]?.parts?.length).toBeGreaterThan(1);
});

it('npm run srm passes on what went wrong as the exit code, without a trace', async () => {
  const { stdout, stderr, code } = await npm(
    ['--prefix', repository, 'run', '--silent', 'srm', '--', 'checklist', 'no-such-service'],
    emptyFolder(),
  );
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toContain('unknown service "no-such-service"');
  expect(stderr).not.toMatch(/^\s+at /m);
});
