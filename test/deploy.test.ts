import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Settings of srm, as `.env.sample` has them all; and what belongs to Node and PostgreSQL. */
const known = new Set([
  ...[...textOf('.env.sample').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name),
  ...['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'],
]);

/** Names that are not known, among those that a file sets. */
const unknownOf = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !known.has(name));

const Compose = z.object({
  services: z.object({
    srm: z.object({
      environment: z.record(z.string(), z.string()),
      deploy: z.object({ replicas: z.number() }),
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal('ALL')]),
      depends_on: z.object({ postgres: z.object({ condition: z.literal('service_healthy') }) }),
    }),
    postgres: z.object({
      environment: z.record(z.string(), z.string()),
      healthcheck: z.object({}),
    }),
  }),
});

describe('the compose file', () => {
  const { services } = Compose.parse(parse(textOf('compose.yaml')));

  it('runs two of srm, with settings that srm knows', () => {
    expect(services.srm.deploy.replicas).toBe(2);
    expect(unknownOf(Object.keys(services.srm.environment))).toEqual([]);
    expect(unknownOf(Object.keys(services.postgres.environment))).toEqual([]);
    const password = { ...services.srm.environment, METRICS_PORT: '9464' };
    expect(readConfig(password).monitor?.host).toBe('0.0.0.0');
  });
});

describe('the Dockerfile', () => {
  const text = textOf('Dockerfile');

  it('copies what is there, sets what srm knows, and runs as nobody in particular', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' '),
    );
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const [, settings = ''] = /^ENV (.+)$/m.exec(text) ?? [];
    expect(unknownOf(settings.split(' ').map((pair) => pair.split('=')[0] ?? ''))).toEqual([]);
    expect(text).toMatch(/^USER 1000:1000$/m);
  });

  it('takes nothing along that is secret or was compiled elsewhere', () => {
    const kept = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(textOf('.dockerignore')).toMatch(/^\*$/m);
    expect(kept).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/env|data|dist|node_modules|git/)]),
    );
    expect(kept.filter((line) => !existsSync(join(root, line.slice(1))))).toEqual([]);
  });
});

it('the systemd unit sets what srm knows, starts what is packed, and gives it its ten seconds', () => {
  const text = textOf('deploy/srm.service');
  const [, settings = ''] = /^Environment=(.+)$/m.exec(text) ?? [];
  expect(unknownOf(settings.split(' ').map((pair) => pair.split('=')[0] ?? ''))).toEqual([]);
  expect(text).toMatch(/^ExecStart=\S+ \S+\/dist\/src\/main\.js$/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).toBeGreaterThan(10);
});
