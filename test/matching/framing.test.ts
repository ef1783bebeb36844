import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/answers/ask.ts';
import {
  contentOf,
  isComparing,
  isContinuing,
  isDefining,
  isListing,
  isSurveying,
} from '../../src/matching/framing.ts';
import type { Query } from '../../src/matching/query.ts';
import { shapeOf } from '../../src/matching/shape.ts';
import { knowledge, realMatcher } from '../knowledge-fixture.ts';

const matcher = realMatcher();
const { understand } = matcher;

describe.each<[string, (query: Query) => boolean, readonly string[], readonly string[]]>([
  [
    'sets services side by side',
    isComparing,
    ['EC2 vs RDS', 'compare EC2 and RDS', 'what is different on Aurora', 'EC2 or RDS, who patches'],
    ['who patches RDS', 'backups of EC2 and RDS'],
  ],
  [
    'asks for the whole of something',
    isSurveying,
    [
      'what is ours on RDS',
      'what do we own on S3',
      "what's left for us on Fargate",
      'what is mine',
    ],
    ['who patches RDS', 'is it ours', 'what is a hypervisor'],
  ],
  [
    'wants a term explained',
    isDefining,
    ['what is a hypervisor', 'what does shared responsibility mean', 'define guest OS'],
    ['who owns the hypervisor', 'what is ours on RDS', 'is it AWS or us'],
  ],
  [
    'names things to be told apart',
    isListing,
    ['guest OS and hypervisor, who does which', 'host, guest, code: who owns each'],
    ['who patches RDS', 'who owns the guest OS'],
  ],
  [
    'goes on in a conversation',
    isContinuing,
    ['and for lambda?', 'what about backups', 'no, I meant aurora', 'rds', 'is it encrypted there'],
    [
      'who guards the data centers that our production systems run in',
      'AWS patches the operating system under our databases, right',
    ],
  ],
])('a message that %s', (_what, is, yes, no) => {
  it.each(yes)('is one like %j', (question) => {
    expect(is(understand(question))).toBe(true);
  });

  it.each(no)('is none like %j', (question) => {
    expect(is(understand(question))).toBe(false);
  });
});

describe('the content of a question', () => {
  it.each(['what is ours on RDS', 'RDS vs EC2', 'who is responsible for S3', ''])(
    'is empty where no concern is named: %j',
    (question) => {
      expect(contentOf(understand(question))).toEqual([]);
    },
  );

  it('is what could name a concern', () => {
    expect(contentOf(understand('who patches the hypervisor of EC2'))).toHaveLength(2);
  });
});

describe('the shape of a message', () => {
  it('has parties, services and content as marks, and the words that ask as they are', () => {
    const words = 'who patches the kernel module on rds aws or us'.split(' ');
    expect(shapeOf(words, new Set([6])).join(' ')).toBe('who patches the C on S P or W');
  });

  it('is no longer than the message', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 1 })), (words) => {
        expect(shapeOf(words, new Set()).length).toBeLessThanOrEqual(words.length);
      }),
    );
  });
});

describe('the gate', () => {
  const gate = (question: string): number => {
    const query = understand(question);
    return matcher.gate(query, matcher.rank(query, standingOf(knowledge)));
  };

  it('is a probability, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (question) => {
        expect(gate(question)).toBeGreaterThanOrEqual(0);
        expect(gate(question)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['who patches the OS on RDS, us or AWS?', 'lunch anyone?'],
    ['is backup of DynamoDB our job?', 'the backup job failed again, restarting it'],
    ['does AWS encrypt S3 objects for us?', 'how do I encrypt an S3 object with the CLI?'],
    ['who is responsible for the hypervisor?', 'who is on call for the hypervisor team?'],
  ])('is wider for %j than for %j', (asked, chatter) => {
    expect(gate(asked)).toBeGreaterThan(gate(chatter));
  });
});
