import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';

export const today = '2026-11-24';

/** Writes files below a new folder, which is gone when the test is over. Objects are written as YAML. */
export function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'srm-knowledge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : stringify(content));
  }
  return folder;
}

const source = { title: 'A page', url: 'https://docs.aws.amazon.com/page' };

export type Fields = Readonly<Record<string, unknown>>;

export function service(id: string, fields: Fields = {}): Fields {
  return {
    id,
    name: `Amazon ${id}`,
    aliases: [id],
    category: 'compute',
    model: 'infrastructure',
    why: 'You hold the guest.',
    security: source.url,
    reviewed: '2026-11-01',
    ...fields,
  };
}

export const models = [
  'infrastructure',
  'container',
  'abstracted',
  'software',
  'tooling',
  'hybrid',
] as const;

export function line(owner: string, fields: Fields = {}): Fields {
  const halves = { aws: ['Runs the host.'], customer: ['Patch the guest.'] };
  return {
    owner,
    because: `It is ${owner}.`,
    ...(owner === 'none' ? {} : halves),
    ...(owner === 'shared' ? { line: 'AWS publishes, you apply' } : {}),
    ...fields,
  };
}

export function concern(id: string, fields: Fields = {}): Fields {
  return {
    id,
    name: `${id} patching`,
    group: 'guest-os',
    summary: 'Keeping something current.',
    asks: [`who patches ${id}`],
    lines: [line('customer', { models })],
    actions: [{ do: 'Patch it.', source: source.url }],
    sources: [source],
    reviewed: '2026-11-01',
    ...fields,
  };
}

export function tip(id: string, fields: Fields = {}): Fields {
  const text = 'Patch the guest today, not tomorrow.';
  return { id, text, concern: 'patching', topic: 'patching', level: 'basics', ...fields };
}

export function definition(id: string, fields: Fields = {}): Fields {
  return {
    id,
    name: `the ${id}`,
    asks: [`what is ${id}`],
    headline: 'It is this.',
    because: 'So it is.',
    sources: [source],
    reviewed: '2026-11-01',
    ...fields,
  };
}

export function framework(id: string, fields: Fields = {}): Fields {
  return {
    id,
    name: id.toUpperCase(),
    aliases: [id],
    because: 'It is audited.',
    aws: ['Attests the sites.'],
    customer: ['Attest the rest.'],
    concern: 'patching',
    requirements: [{ id: '6.3.3', name: 'Patches', concerns: ['patching'] }],
    sources: [source],
    reviewed: '2026-11-01',
    ...fields,
  };
}

export const hosts = { id: 'hosts', hosts: ['docs.aws.amazon.com'] };
export const checks = {
  id: 'config-rules',
  name: 'AWS Config rules',
  origin: 'made for the tests',
  checks: ['ec2-managedinstance-patch-compliance-status-check'],
};

/** Files of a small knowledge in which nothing is wrong; `over` replaces or adds files. */
export function sound(
  over: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    'services/compute.yaml': [service('vm'), service('db', { model: 'container' })],
    'concerns/patching.yaml': concern('patching'),
    'tips/patching.yaml': [tip('patch-now')],
    'frameworks/pci.yaml': framework('pci'),
    'definitions/model.yaml': definition('model'),
    'catalogue/hosts.yaml': hosts,
    'catalogue/config-rules.yaml': checks,
    ...over,
  };
}
