import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/knowledge/load.ts';
import { mentionsOf } from '../../src/matching/mentions.ts';
import { createNames, findNames, type Names, nameKey } from '../../src/matching/names.ts';
import { clean, tokenise } from '../../src/matching/tokens.ts';
import { folderOf, framework, service, sound, today } from '../knowledge/folder.ts';
import { knowledge, names as realNames } from '../knowledge-fixture.ts';

function smallNames(): Names {
  const files = sound({
    'services/compute.yaml': [
      service('vm', { name: 'Amazon VM', aliases: ['vm', 'virtual machine'], hints: ['box'] }),
      service('vm-big', { aliases: ['big vm'], hints: ['bare metal', 'table'], partOf: 'vm' }),
      service('db', { aliases: ['db', 'data base'], hints: ['table'] }),
      service('db-proxy', { aliases: ['db proxy', 'data base proxy'] }),
    ],
    'frameworks/pci.yaml': framework('pci', { name: 'PCI DSS 4.0', aliases: ['pci', 'pci dss'] }),
  });
  const { knowledge: small, errors } = checkFolder(folderOf(files), today);
  expect(errors).toEqual([]);
  return createNames(small);
}

/** Names found, as `words: what they can mean`. */
function found(text: string, names: Names = smallNames()): readonly string[] {
  const words = tokenise(clean(text)).map(({ word }) => word);
  return findNames(words, names).map(
    ({ at, length, names: means }) =>
      `${words.slice(at, at + length).join(' ')}: ${means.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`,
  );
}

/** Services that a text mentions, with what is said about them. */
function mentioned(text: string, names: Names = smallNames()): readonly string[] {
  const tokens = tokenise(clean(text));
  const places = findNames(
    tokens.map(({ word }) => word),
    names,
  );
  return mentionsOf(tokens, places, names).map(({ service: id, by, role, negated }) =>
    [negated ? 'not' : '', id, by === 'hint' ? 'by a hint' : '', role === 'subject' ? '' : role]
      .filter((part) => part !== '')
      .join(' '),
  );
}

describe('a name', () => {
  it.each([
    ['an alias', 'who patches the vm', ['vm: service vm']],
    ['the name itself', 'who patches Amazon VM?', ['amazon vm: service vm']],
    ['letters of any size', 'who patches VIRTUAL Machine', ['virtual machine: service vm']],
    ['hyphens for spaces', 'a virtual-machine', ['virtual machine: service vm']],
    [
      'the plural',
      'our vms and virtual machines',
      ['vms: service vm', 'virtual machines: service vm'],
    ],
    ['the possessive', "the vm's disk", ['vm: service vm']],
    ['a framework', 'what does PCI DSS say', ['pci dss: framework pci']],
  ])('is found by %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is the longest that fits: none is found inside another', () => {
    expect(found('the data base proxy of the db')).toEqual([
      'data base proxy: service db-proxy',
      'db: service db',
    ]);
    expect(found('who audits PCI DSS 4.0')).toEqual(['pci dss 4.0: framework pci']);
  });

  it('is not found inside a word', () => {
    expect(found('vmware and dbms')).toEqual([]);
  });

  it('may mean a service and, beside its parent, a kind of another', () => {
    expect(found('a table')).toEqual(['table: service db']);
    expect(found('a table on the vm')).toEqual([
      'table: part vm-big, service db',
      'vm: service vm',
    ]);
  });

  it('is not hidden by a longer one that does not count: who patches the OS on outposts', () => {
    expect(mentioned('who patches the OS on outposts?', realNames)).toEqual(['outposts']);
  });

  it('is found in its place whatever stands around it', () => {
    const names = smallNames();
    const word = fc.constantFrom('who', 'patches', 'the', 'on', 'our', 'really');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const places = findNames([...before, 'data', 'base', 'proxy', ...after], names);
        expect(places).toMatchObject([{ at: before.length, length: 3 }]);
      }),
    );
  });

  it('of every service that ships leads to that service', () => {
    for (const { id, name, aliases } of knowledge.services) {
      for (const alias of [name, ...aliases]) {
        const means = realNames.byWords.get(nameKey(alias)) ?? [];
        expect(
          means.some((one) => one.kind === 'service' && one.id === id && one.by === 'name'),
        ).toBe(true);
      }
    }
  });

  it('that ships leads to one service only', () => {
    const shared = [...realNames.byWords].filter(
      ([, means]) => means.filter((one) => one.kind === 'service' && one.by === 'name').length > 1,
    );
    expect(shared.map(([words]) => words)).toEqual([]);
  });
});

describe('a mention', () => {
  it.each<[string, string, readonly string[]]>([
    ['what is asked about', 'who patches the vm?', ['vm']],
    ['each service that is named', 'vm or db', ['vm', 'db']],
    ['a word that hints at a service', 'who patches the box', ['vm by a hint']],
    [
      'the kind in place of what it is a kind of',
      'who patches the vm, the bare metal one',
      ['vm-big'],
    ],
    ['a kind by its own name', 'who patches the big vm', ['vm-big']],
    ['no kind where its parent is not named', 'who owns bare metal', []],
    [
      'the service a word hints at, where the parent of the kind is not named',
      'the table',
      ['db by a hint'],
    ],
    ['what is ruled out', 'not the vm, the db', ['not vm', 'db']],
    ['what is ruled out some words on', 'forget about our vm', ['not vm']],
    ['what stands behind instead of', 'the db instead of the vm', ['db', 'not vm']],
    ['what is ruled out only within its half-sentence', 'is it not ours? the vm', ['vm']],
    ['a negation that is about something else', 'we do not patch the vm', ['vm']],
    ['who reported something', 'the db reports that the vm is old', ['db reporter', 'vm']],
    ['where something happens', 'who patches the vm in our db', ['vm', 'db host']],
  ])('is %s', (_what, text, expected) => {
    expect(mentioned(text)).toEqual(expected);
  });

  it('of what is ruled out does not replace its parent', () => {
    expect(mentioned('the vm, not the big vm')).toEqual(['vm', 'not vm-big']);
  });

  it.each<[string, readonly string[]]>([
    ['who patches EKS managed node groups', ['eks-managed-node-groups']],
    ['who patches eks fargate pods', ['eks-fargate']],
    ['is EKS auto mode patched', ['eks-auto-mode']],
    ['who patches RDS Custom', ['rds-custom']],
    ['who patches RDS', ['rds']],
    ['elastic compute cloud', ['ec2']],
    ['our s3 buckets', ['s3']],
    ['lambda functions', ['lambda']],
    ['aurora serverless v2', ['aurora-serverless']],
    ['lambda container images', ['lambda-container-image']],
    ['imported certificates in ACM', ['acm-imported-certificate']],
  ])('in the words of people: %s', (text, expected) => {
    expect(mentioned(text, realNames)).toEqual(expected);
  });
});
