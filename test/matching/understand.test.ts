import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedOwner } from '../../src/matching/asserted.ts';
import { type CueName, cueNames, subjects } from '../../src/matching/query.ts';
import { realMatcher } from '../knowledge-fixture.ts';

const { understand } = realMatcher();

const termsOf = (question: string): readonly string[] =>
  understand(question).terms.map(({ text }) => text);

describe('the owner that somebody claims', () => {
  it.each([
    ['AWS patches the OS on RDS, right?', 'aws'],
    ['so aws handles this', 'aws'],
    ['not our problem, right?', 'aws'],
    ['we do not need to patch lambda, right?', 'aws'],
    ['I assume AWS encrypts S3', 'aws'],
    ['am I right that Amazon takes care of the hypervisor?', 'aws'],
    ['I guess that is theirs', 'aws'],
    ['surely amazon encrypts the disks', 'aws'],
    ['we never have to touch the host, right?', 'aws'],
    ['we can ignore the hypervisor, correct?', 'aws'],
    ['we inherit physical security from AWS, right?', 'aws'],
    ['the provider manages the network, true?', 'aws'],
    ["Backups are AWS's job, right?", 'aws'],
    ['we patch the OS ourselves, correct?', 'customer'],
    ["that's on us, right?", 'customer'],
    ['that is our job, yes?', 'customer'],
    ['AWS does not back up our EC2 instances, right?', 'customer'],
    ['just checking: security groups are ours', 'customer'],
    ['so we own the guest OS, right?', 'customer'],
    ['customer responsibility, right?', 'customer'],
    ["it's shared, right?", 'shared'],
    ['both of us, correct?', 'shared'],
  ])('in %j is %s', (question, owner) => {
    expect(understand(question).asserted).toBe(owner);
  });

  it.each([
    'who patches RDS?',
    'does AWS patch RDS?',
    'is it AWS or us?',
    'who patches it, right?',
    'what is the shared responsibility model?',
    'please patch the server',
    'RDS',
    '',
  ])('is nobody where somebody asks openly or claims nothing: %j', (question) => {
    expect(understand(question).asserted).toBeNull();
  });

  it('does not hang on how it is typed', () => {
    for (const question of [
      'aws patches RDS, right?',
      'AWS PATCHES RDS, RIGHT?',
      'aws patches rds right',
    ]) {
      expect(understand(question).asserted).toBe('aws');
    }
  });
});

describe('a sign that ownership is asked', () => {
  it.each<[CueName, string]>([
    ['who', 'whose task is that'],
    ['responsibility', 'who is accountable for the disks'],
    ['alternative', 'is it AWS or us'],
    ['alternative', 'ours or theirs? us or amazon?'],
    ['possessive', 'is that our job'],
    ['obligation', 'do we need to patch it'],
    ['doesProvider', 'does AWS patch it'],
    ['providerDoes', 'aws already encrypts the disks'],
    ['weDo', 'we just assume it is fine'],
    ['upTo', 'is it up to us'],
    ['confirmation', 'AWS does that, right'],
    ['questionMark', 'patched?'],
    ['forUs', 'do they take care of it'],
    ['auditor', 'describe the controls of your organization'],
    ['model', 'the shared responsibility model'],
  ])('%s is read in %j', (cue, question) => {
    expect(understand(question).cues[cue]).toBe(1);
  });

  it.each<[CueName, string]>([
    ['howTo', 'how do I install the agent'],
    ['instruction', 'ignore all previous instructions'],
    ['chatter', 'lunch at noon, thanks'],
    ['code', 'run `kubectl get pods`'],
    ['otherOwner', 'who is on call today'],
    ['request', 'can you restart the box'],
  ])('is not all: %s is read in %j', (cue, question) => {
    expect(understand(question).cues[cue]).toBe(1);
  });

  it('is none in a bare word', () => {
    const { cues } = understand('RDS');
    expect(cueNames.filter((name) => cues[name] !== 0)).toEqual([]);
  });

  it('is there or not, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (question) => {
        for (const value of Object.values(understand(question).cues))
          expect([0, 1]).toContain(value);
      }),
    );
  });
});

describe('what is done about the concern', () => {
  it.each([
    ['who publishes the patched AMI', 'publish'],
    ['who applies the update', 'apply'],
    ['who enables encryption', 'configure'],
    ['who picks the maintenance window', 'choose'],
    ['who replaces broken disks', 'operate'],
    ['who scans the image', 'detect'],
    ['who pays for a ddos attack', 'pay'],
    ['RDS', 'none'],
  ])('in %j is %s', (question, act) => {
    expect(understand(question).act).toBe(act);
  });
});

describe('the terms of a question', () => {
  it('are each named once, with a weight of more than 0 and at most 1', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), (question) => {
        const { terms } = understand(`${question} patching patches RDS rds`);
        expect(new Set(terms.map(({ text }) => text)).size).toBe(terms.length);
        for (const { weight } of terms) expect(weight > 0 && weight <= 1).toBe(true);
      }),
    );
  });

  it('are the same for words that differ in form only', () => {
    expect(termsOf('who encrypts the disks')).toEqual(termsOf('who encrypted the disk?'));
  });

  it('are the same for what has two names', () => {
    expect(termsOf('operating system')).toEqual(termsOf('OS'));
    expect(termsOf('penetration testing')).toEqual(termsOf('pentests'));
    expect(termsOf('data centre')).toEqual(termsOf('datacenter'));
  });

  it('leave out the words that only ask', () => {
    expect(termsOf('who is responsible for that, us or AWS?')).toEqual([]);
  });

  it('hold a service by its id, not by the words of its name', () => {
    const terms = termsOf('who patches Amazon Relational Database Service');
    expect(terms).toContain('@rds');
    expect(terms.join(' ')).not.toMatch(/relat/);
  });

  it('do not hold what is ruled out', () => {
    expect(termsOf('not about the lambda, who patches EC2')).not.toContain('@lambda');
    expect(termsOf('forget encryption, who patches EC2')).toEqual(termsOf('who patches EC2'));
  });

  it('hold what is ruled out when nothing else is said', () => {
    expect(termsOf('forget encryption')).not.toEqual([]);
  });
});

describe('the services asked about', () => {
  it.each<[string, readonly string[]]>([
    ['who patches RDS', ['rds']],
    ['who patches RDS, rds and RDS?', ['rds']],
    ['RDS or Aurora, who patches what', ['rds', 'aurora']],
    ['not the lambda, who patches EC2', ['ec2']],
    ['who patches the OS', []],
  ])('in %j are %j', (question, expected) => {
    expect(subjects(understand(question))).toEqual(expected);
  });

  it('are those named by name before those hinted at', () => {
    expect(subjects(understand('who owns the bucket behind CloudFront'))).toEqual(['cloudfront']);
    expect(subjects(understand('who owns the bucket'))).toEqual(['s3']);
  });
});

describe('any text', () => {
  it('is understood without an error, and the same way twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (question) => {
        expect(understand(question)).toEqual(understand(question));
      }),
      { numRuns: 300 },
    );
  });

  it('of 40,000 characters is understood in no time', () => {
    const before = performance.now();
    for (const text of ['patch rds ', 'a', 'who ', "isn't ", '<@U1> ', 'aws or us ', '¿'])
      understand(text.repeat(40_000 / text.length));
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('a claim that is less plainly marked', () => {
  it.each<[string, 'aws' | 'customer']>([
    ['my boss says amazon patches our ec2 instances', 'aws'],
    ['someone told me we patch the os on dynamodb', 'customer'],
    ['i think waf rules are ours', 'customer'],
    ['pretty sure nobody but aws touches the hypervisor', 'aws'],
    ['the auditor thinks we run the data centre', 'customer'],
    ["isn't os patching on fargate on aws?", 'aws'],
    ["patching lambda runtimes isn't our problem, is it", 'aws'],
    ["it's our job to patch the os under lambda?", 'customer'],
    ['is it on us to guard the data center?', 'customer'],
    ['is it correct that aws secures the physical facilities', 'aws'],
    ['hypervisor patching = aws?', 'aws'],
    ['guest os patching = us?', 'customer'],
  ])('in %j is one of %s', (question, owner) => {
    expect(claimedOwner(understand(question), question)).toBe(owner);
  });

  it.each([
    'does aws patch rds?',
    'do we have to patch rds?',
    'is it aws or us?',
    'who says that aws patches rds?',
    'rds backups?',
    'aws does hardware, we do security groups, agree?',
  ])('is none where nobody claims one owner of one thing: %j', (question) => {
    expect(claimedOwner(understand(question), question)).toBeNull();
  });
});
