// Prints the bill of materials of what is shipped, as CycloneDX: what package-lock.json says, for every platform.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, root), 'utf8'));

/** `name@version` of all that is installed without development. npm's own `--omit dev` loses what both need. */
function shipped() {
  const { packages } = read('package-lock.json');
  const kept = Object.entries(packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
  return new Set(
    kept.map(
      ([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`,
    ),
  );
}

const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const printed = execFileSync('npm', [...asked, '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const bom = JSON.parse(printed);
const refs = shipped();
// npm calls it after the folder in which it stands.
bom.metadata.component.name = read('package.json').name;
bom.components = bom.components.filter(({ name, version }) => refs.has(`${name}@${version}`));
const known = new Set([bom.metadata.component, ...bom.components].map((each) => each['bom-ref']));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => known.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) }));
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
