import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.string(), version: z.string() }) }),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      externalReferences: z.array(z.object({ type: z.string(), url: z.string() })).default([]),
    }),
  ),
});
const Package = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const printed = execFileSync(process.execPath, ['scripts/sbom.mjs'], { encoding: 'utf8' });
const bom = Bom.parse(JSON.parse(printed));
const described = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const names = new Set(bom.components.map(({ name }) => name));

describe('the bill of materials', () => {
  it('is that of this program, with every dependency, and nothing that is for development', () => {
    const { name, version } = described;
    expect(bom.metadata.component).toMatchObject({ name, version });
    expect(Object.keys(described.dependencies).filter((each) => !names.has(each))).toEqual([]);
    // Slack's packages bring types along.
    const tools = Object.keys(described.devDependencies).filter((each) => !/^@types\//.test(each));
    expect(tools.filter((each) => names.has(each))).toEqual([]);
  });

  it('names no registry, no file and nothing of the machine that made it', () => {
    const { externalReferences, places } = {
      externalReferences: bom.components.flatMap((each) => each.externalReferences),
      places: [process.cwd(), homedir(), hostname()].filter((place) => place.length > 3),
    };
    expect(externalReferences.filter(({ type }) => type === 'distribution')).toEqual([]);
    expect(printed).not.toMatch(/"(?:file|link|workspace):|registry\.|localhost|127\.0\.0\.1/);
    for (const place of places) expect(printed).not.toContain(place);
  });
});
