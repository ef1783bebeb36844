import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerKind, Hearing, Topic } from '../../src/answers/answer.ts';
import { cellOf, knowledge, realAsk } from '../knowledge-fixture.ts';
import { expectContract } from './contract.ts';

const ask = realAsk();

/** The answer to a question, which must keep the contract whatever it says. */
function answered(question: string, hearing: Hearing = 'addressed', previous?: Topic): Answer {
  const answer = ask(question, { hearing, previous });
  expectContract(answer, question);
  return answer;
}

describe('a question', () => {
  it.each<[AnswerKind, string]>([
    ['responsibility', 'who patches the OS on RDS?'],
    ['depends', 'who patches the database engine?'],
    ['several', 'who guards the data center and who patches the guest OS?'],
    ['overview', 'what is ours on RDS?'],
    ['comparison', 'who patches the OS on EC2 vs RDS vs Lambda?'],
    ['comparison', 'compare EC2 and RDS'],
    ['definition', 'what is the shared responsibility model?'],
    ['definition', 'what is a hypervisor?'],
    ['framework', 'what does PCI DSS require from us?'],
    ['unknown', 'what is for lunch?'],
    ['unknown', ''],
  ])('is answered by %s: %s', (kind, question) => {
    expect(answered(question).kind).toBe(kind);
  });

  it('that could mean several things with different owners is answered by a choice of at most three', () => {
    const vague = ['security', 'who patches EC2?', 'encryption on S3, us or AWS?', 'access to RDS'];
    const choice = vague
      .map((question) => answered(question))
      .find(({ kind }) => kind === 'choice');
    expect(choice).toMatchObject({ owner: null, concern: null, sources: [], reviewed: '' });
    const options = choice !== undefined && 'options' in choice ? choice.options : [];
    expect(options.length).toBeGreaterThan(1);
    expect(options.length).toBeLessThanOrEqual(3);
    for (const { concern } of options) expect(knowledge.findConcern(concern ?? '')).toBeDefined();
  });

  it('is answered the same way whatever was asked before', () => {
    const questions = [
      'who patches the OS on RDS?',
      'and for lambda?',
      'what about backups?',
      'no, I meant aurora',
      'security',
      '',
    ];
    const first = new Map(questions.map((question) => [question, ask(question)]));
    const order = fc.shuffledSubarray(questions, { minLength: questions.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        for (const question of shuffled) expect(ask(question)).toEqual(first.get(question));
      }),
      { numRuns: 20 },
    );
  });

  it('is taken as addressed to the app when nothing is said about it', () => {
    expect(ask('what is for lunch?')).toEqual(ask('what is for lunch?', { hearing: 'addressed' }));
    expect(ask('what is for lunch?').headline).not.toBe('');
  });
});

describe('a responsibility', () => {
  it.each([
    ['who patches the OS on RDS?', 'guest-os-patching', 'rds'],
    ['who patches the operating system of our EC2 instances?', 'guest-os-patching', 'ec2'],
    ['physical security of outposts, who?', 'datacenter-physical-security', 'outposts'],
    ['who configures security groups on EC2?', 'security-groups', 'ec2'],
    ['who guards the data center of S3?', 'datacenter-physical-security', 's3'],
  ])('%s is what the matrix says', (question, concern, service) => {
    const { cell, actions, sources } = cellOf(concern, service);
    const answer = answered(question);
    expect(answer).toMatchObject({ kind: 'responsibility', concern, service, owner: cell.owner });
    expect(answer.because).toContain(cell.because);
    expect(answer.actions.map((one) => one.do)).toEqual(actions.map((one) => one.do));
    expect(answer.sources).toEqual(sources);
    if (cell.owner !== 'none')
      expect([answer.aws, answer.customer]).toEqual([cell.aws, cell.customer]);
  });

  it('says in its first line who owns it', () => {
    expect(answered('who patches the OS on RDS?').headline).toMatch(/^AWS owns .*Amazon RDS/);
    expect(answered('who patches the OS of EC2 instances?').headline).toMatch(
      /^You own .*Amazon EC2/,
    );
  });

  it('that is shared says in its first line which half is whose', () => {
    const answer = answered('who patches EKS managed node groups, us or AWS?');
    expect(answer).toMatchObject({ owner: 'shared', service: 'eks-managed-node-groups' });
    const { cell } = cellOf(answer.concern ?? '', answer.service ?? '');
    const line = cell.owner === 'shared' ? cell.line : 'nothing is shared';
    expect(answer.headline.toLowerCase()).toContain(line.toLowerCase());
  });

  it('that does not arise says so in its first line, and states no owner', () => {
    const answer = answered('who configures security groups for S3?');
    expect(answer).toMatchObject({ concern: 'security-groups', service: 's3', owner: null });
    expect(answer).toMatchObject({ kind: 'responsibility', aws: [], customer: [], actions: [] });
    expect(answer.headline).toMatch(/does not arise/);
  });

  it('without a service named is that of the usual one, and says where it differs', () => {
    const answer = answered('who guards the data center?');
    expect(answer).toMatchObject({ kind: 'responsibility', owner: 'aws', service: null });
    expect(answer.headline).not.toMatch(/ on (?:Amazon|AWS) /);
    expect(answer.because).toMatch(/Outposts/);
  });

  it('with a service named says nothing about others', () => {
    expect(answered('who guards the data center of S3?').because).not.toMatch(/Outposts/);
  });

  it('of a service that is closed says that first', () => {
    const closed = knowledge.services.filter(({ lifecycle }) => lifecycle !== undefined);
    expect(closed.length).toBeGreaterThan(5);
    const answer = answered('who takes backups of QLDB?');
    const note = knowledge.findService('qldb')?.lifecycle?.note ?? 'no note';
    expect(answer.service).toBe('qldb');
    expect(answer.headline.startsWith(note)).toBe(true);
  });
});

describe('a claim', () => {
  it.each([
    ['AWS patches the OS on RDS, right?', 'Yes', 'aws'],
    ['AWS patches the OS on EC2, right?', 'No', 'customer'],
    ['we patch the OS on RDS ourselves, correct?', 'No', 'aws'],
    ['security groups on EC2 are our job, right?', 'Yes', 'customer'],
    ['so AWS guards the data centers, right?', 'Yes', 'aws'],
  ])('%s begins with %s', (question, word, owner) => {
    const answer = answered(question);
    expect(answer).toMatchObject({ kind: 'responsibility', owner });
    expect(answer.headline.split(/\W/)[0]).toBe(word);
  });

  it('is neither confirmed nor denied where nothing was claimed', () => {
    for (const question of ['who patches the OS on RDS?', 'does AWS patch the OS on RDS?']) {
      expect(answered(question).headline).not.toMatch(/^(?:Yes|No)\b/);
    }
  });

  it('is neither confirmed nor denied where the concern does not arise', () => {
    const answer = answered('AWS configures the security groups for S3, right?');
    expect(answer.headline).not.toMatch(/^(?:Yes|No)\b/);
  });
});

describe('what depends on the service', () => {
  const answer = answered('who patches the database engine?');
  const options = 'options' in answer ? answer.options : [];

  it('gives the rule in one line, and who owns it where', () => {
    expect(answer.headline).toMatch(/depends on the service/);
    expect(answer).toMatchObject({
      concern: 'database-engine-patching',
      service: null,
      owner: null,
    });
    expect(options.length).toBeGreaterThan(2);
    expect(new Set(options.map(({ owner }) => owner)).size).toBeGreaterThan(1);
  });

  it('gives each service with the owner that the matrix has', () => {
    for (const { concern = '', service = '', owner } of options) {
      expect(cellOf(concern, service).cell.owner).toBe(owner);
    }
  });

  it('is complete once a service is named', () => {
    const { kind, concern, service } = answer;
    const next = answered('rds', 'addressed', { kind, concern, service });
    expect(next).toMatchObject({ kind: 'responsibility', concern, service: 'rds', owner: 'aws' });
  });
});

describe('several questions in one message', () => {
  const answer = answered('who guards the data center and who patches the guest OS?');
  const parts = 'parts' in answer ? answer.parts : [];

  it('have one whole answer each', () => {
    expect(parts.map(({ concern }) => concern)).toEqual([
      'datacenter-physical-security',
      'guest-os-patching',
    ]);
    expect(parts.map(({ owner }) => owner)).toEqual(['aws', 'customer']);
  });

  it('state no owner together where they differ', () => {
    expect(answer).toMatchObject({ owner: null, concern: null, service: null });
  });

  it('have one headline that says all', () => {
    for (const { headline } of parts) expect(answer.headline).toContain(headline);
  });
});

describe('a comparison', () => {
  it('of a concern gives the owner on each service, in the order they were named', () => {
    const answer = answered('who patches the OS on EC2 vs RDS vs Lambda?');
    const options = 'options' in answer ? answer.options : [];
    expect(options.map(({ service, owner }) => [service, owner])).toEqual([
      ['ec2', 'customer'],
      ['rds', 'aws'],
      ['lambda', 'aws'],
    ]);
    expect(answer).toMatchObject({ concern: 'guest-os-patching', owner: null });
  });

  it('of services counts what changes hands', () => {
    const answer = answered('compare EC2 and RDS');
    expect(answer).toMatchObject({ concern: null, owner: null, service: null });
    expect(answer.headline).toMatch(/Amazon EC2.*Amazon RDS.* \d+ concerns/);
  });
});

describe('an overview', () => {
  it('counts who owns what on the service, as the matrix does', () => {
    const answer = answered('what is ours on RDS?');
    const owned = (owner: string): number =>
      knowledge.concerns.filter(({ id }) => cellOf(id, 'rds').cell.owner === owner).length;
    expect(answer).toMatchObject({ service: 'rds', concern: null, owner: null });
    for (const owner of ['aws', 'customer', 'shared']) {
      expect(answer.headline).toContain(String(owned(owner)));
    }
  });
});

describe('a framework', () => {
  it('without a requirement states no owner', () => {
    expect(answered('what does PCI DSS require from us?')).toMatchObject({ owner: null });
  });

  it('states the owner that all the requirements named agree on', () => {
    expect(answered('who owns PE-3 of NIST 800-53?')).toMatchObject({
      kind: 'framework',
      owner: 'aws',
    });
  });
});

describe('what the app does not know', () => {
  it.each(['what is for lunch?', 'how do I install docker?', 'hello', '', ' ', 'xyzzy plugh'])(
    'it says, and states nothing: %j',
    (question) => {
      const answer = answered(question);
      expect(answer).toMatchObject({ kind: 'unknown', owner: null, aws: [], customer: [] });
      expect(answer.headline).toMatch(/don’t know/);
      const options = 'options' in answer ? answer.options : [];
      expect(options.length).toBeLessThanOrEqual(3);
    },
  );
});

describe('what was once answered wrongly', () => {
  it.each<[string, string, string]>([
    ['a sub-requirement is answered by the one above it', 'who owns PCI DSS 6.3.3', 'framework'],
    [
      'what one moves from is no place: both are compared',
      'what changes when we move from EC2 to Fargate?',
      'comparison',
    ],
    [
      'two questions with one owner are both answered',
      'who guards the data center and who maintains the hypervisor?',
      'several',
    ],
  ])('%s: %s', (_fact, question, kind) => {
    expect(ask(question).kind).toBe(kind);
  });

  it('says no first to "are we HIPAA compliant because AWS is"', () => {
    expect(ask('are we HIPAA compliant because AWS is?').headline).toMatch(/^No, /);
  });

  it('never cuts a letter in half when it cuts a question', () => {
    expect(ask(`${'a'.repeat(1999)}😀`).question).toBe('a'.repeat(1999));
  });
});

describe('a message that speaks of both parties', () => {
  it.each([
    'the guest os is ours and the hypervisor is aws, right?',
    'hypervisor: aws. guest os: us. right?',
    'data centre locks are amazon’s, bucket policies are ours, correct?',
  ])('is answered in parts where it wants each confirmed: %s', (question) => {
    expect(ask(question).kind).toBe('several');
  });

  it('is one question where it only tells what both do', () => {
    const told =
      'a subpoena served to aws about our account is answered by aws legal, they try to redirect it to us first';
    expect(ask(told)).toMatchObject({ kind: 'responsibility', concern: 'legal-requests' });
  });
});

describe('the headline', () => {
  it.each([
    ['my boss says amazon patches our ec2 instances', 'No, '],
    ['guest os patching = us?', 'Yes, '],
    ['nobody at our side needs to patch fargate hosts, agree?', 'Yes, '],
  ])('answers a claim with its first word: %s', (question, word) => {
    expect(ask(question).headline.startsWith(word)).toBe(true);
  });
});

describe('several services in one message', () => {
  it.each([
    'EC2, RDS and Lambda: who patches the os on each',
    'if we replace ec2 with lambda what is left for us',
  ])('are set side by side: %s', (question) => {
    expect(ask(question).kind).toBe('comparison');
  });

  it('are one question where one of them is what we run', () => {
    const question = 'we run lambda behind api gateway and store in dynamodb, who patches the os';
    expect(ask(question).kind).not.toBe('several');
  });
});
