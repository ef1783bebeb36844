import { describe, expect, it } from 'vitest';
import { type Answer, topicOf } from '../../src/answers/answer.ts';
import { realAsk } from '../knowledge-fixture.ts';
import { expectContract } from './contract.ts';

const ask = realAsk();

/** The answer to the last of several messages in one thread. */
function lastOf(...messages: readonly string[]): Answer {
  let answer = ask(messages[0] ?? '');
  for (const message of messages.slice(1)) {
    answer = ask(message, { hearing: 'addressed', previous: topicOf(answer) });
    expectContract(answer, message);
  }
  return answer;
}

describe('the next message of a thread', () => {
  it.each<[string, readonly [string, ...string[]], string, string]>([
    [
      'names another service',
      ['who patches the OS on EC2?', 'and for lambda?'],
      'guest-os-patching',
      'lambda',
    ],
    [
      'names a service and nothing else',
      ['who patches the OS on EC2?', 'rds'],
      'guest-os-patching',
      'rds',
    ],
    [
      'names another concern',
      ['who patches the OS on RDS?', 'what about backups?'],
      'backup',
      'rds',
    ],
    [
      'is a correction',
      ['who patches the OS on RDS?', 'no, I meant aurora'],
      'guest-os-patching',
      'aurora',
    ],
    ['names what an overview left open', ['what is ours on RDS?', 'and backups?'], 'backup', 'rds'],
    [
      'completes what depends',
      ['who patches the database engine?', 'dynamodb'],
      'database-engine-patching',
      'dynamodb',
    ],
    [
      'goes on after the next one',
      [
        'who patches the OS on EC2?',
        'and for lambda?',
        'no, I meant aurora',
        'what about backups?',
      ],
      'backup',
      'aurora',
    ],
    [
      'says all by itself',
      ['who patches the OS on RDS?', 'who configures security groups on EC2?'],
      'security-groups',
      'ec2',
    ],
  ])('that %s is understood with what was said before', (_what, messages, concern, service) => {
    expect(lastOf(...messages)).toMatchObject({ kind: 'responsibility', concern, service });
  });

  it.each<[string, readonly [string, ...string[]], string, string | null]>([
    [
      'has a clear concern of its own',
      ['who owns DDoS on CloudFront?', 'WAF rules then'],
      'web-application-firewall',
      'waf',
    ],
    [
      'hints at a service with a word that is a concern',
      ['who owns our IAM users?', 'and MFA'],
      'mfa-users',
      'iam',
    ],
    [
      'speaks of what runs on the service',
      ['who patches the hypervisor on EC2?', 'no sorry, the database I install there'],
      'database-engine-patching',
      'ec2',
    ],
    [
      'speaks of what cannot arise on the service before',
      ['who patches the hosts of Fargate?', 'and pod permissions inside the cluster'],
      'kubernetes-workload-security',
      null,
    ],
    [
      'names a kind and nothing else',
      ['who patches the Lambda runtime?', 'we use container images though'],
      'lambda-runtime-updates',
      'lambda-container-image',
    ],
    [
      'goes back to the plain service',
      ['who patches the Lambda runtime?', 'we use container images though', 'no, zip'],
      'lambda-runtime-updates',
      'lambda',
    ],
    [
      'goes back to the ordinary case',
      ['who guards the data centre?', 'and on an Outpost', 'in the normal region I mean'],
      'datacenter-physical-security',
      null,
    ],
    [
      'asks again, of the same',
      ['who upgrades the RDS engine?', 'and who switches it on?'],
      'database-engine-patching',
      'rds',
    ],
  ])('that %s is understood so', (_what, messages, concern, service) => {
    for (const hearing of ['addressed', 'thread'] as const) {
      let answer = ask(messages[0]);
      for (const message of messages.slice(1)) {
        answer = ask(message, { hearing, previous: topicOf(answer) });
      }
      expect(answer, hearing).toMatchObject({ concern, service });
    }
  });

  it('says nothing new when it says thanks', () => {
    const previous = topicOf(ask('who patches the OS on EC2?'));
    for (const message of ['thanks, clear', 'ah ok makes sense', 'perfect, thank you']) {
      expect(ask(message, { hearing: 'addressed', previous }).kind).toBe('unknown');
      expect(ask(message, { hearing: 'thread', previous }).headline).toBe('');
    }
  });

  it('may ask about a framework where the app is part of the thread', () => {
    const previous = topicOf(ask('who provides the SOC 2 report?'));
    const message = 'are we HIPAA compliant because AWS is';
    expect(ask(message, { hearing: 'thread', previous }).kind).toBe('framework');
    expect(ask(message, { hearing: 'overheard' }).headline).toBe('');
  });

  it('has the same answer as the whole question would have had', () => {
    const { question: _q, ...short } = lastOf('who patches the OS on EC2?', 'and for RDS?');
    const { question: _w, ...whole } = ask('who patches the OS on RDS?');
    expect(short).toEqual(whole);
  });

  it('echoes what was written, not what was understood', () => {
    expect(lastOf('who patches the OS on EC2?', 'and for lambda?').question).toBe(
      'and for lambda?',
    );
  });

  it('is answered in the thread of those who are not addressed, too', () => {
    const previous = topicOf(ask('who patches the OS on EC2?'));
    const answer = ask('and for lambda?', { hearing: 'thread', previous });
    expect(answer).toMatchObject({ kind: 'responsibility', service: 'lambda' });
  });

  it('passes in silence when it is about something else altogether', () => {
    const previous = topicOf(ask('who patches the OS on RDS?'));
    for (const message of ['thanks!', 'yes', 'done, closing the ticket', 'deploy is at 5']) {
      expect(ask(message, { hearing: 'thread', previous })).toMatchObject({
        kind: 'unknown',
        headline: '',
      });
    }
  });

  it('stands alone where what was said before is not known any more', () => {
    const gone = { kind: 'responsibility', concern: 'gone', service: 'gone' } as const;
    for (const question of [
      'and for lambda?',
      'what about backups?',
      'who patches the OS on RDS?',
    ]) {
      expect(ask(question, { hearing: 'addressed', previous: gone })).toEqual(ask(question));
    }
  });

  it('without anything said before stands alone', () => {
    expect(ask('and for lambda?').concern).toBeNull();
  });
});

describe('the topic that an answer leaves behind', () => {
  it('is its kind, its concern and its service, and nothing that a person wrote', () => {
    expect(topicOf(ask('who patches the OS on RDS?'))).toEqual({
      kind: 'responsibility',
      concern: 'guest-os-patching',
      service: 'rds',
    });
  });
});

describe('a question with the name of a concern that hints at a service', () => {
  it.each([
    ['who owns MFA', 'mfa-users'],
    ['who runs etcd on EKS', 'kubernetes-control-plane'],
    ['who owns SSO', 'federation-sso'],
  ])('is about the concern: %s', (question, concern) => {
    expect(ask(question)).toMatchObject({ kind: 'responsibility', concern });
  });

  it.each(['who is responsible for EKS', 'who manages RDS', 'who owns the instances'])(
    'is about the service where it hints at no concern: %s',
    (question) => {
      expect(ask(question).kind).toBe('overview');
    },
  );
});

describe('a message in a thread that asks nothing', () => {
  const previous = {
    kind: 'responsibility',
    concern: 'guest-os-patching',
    service: 'rds',
  } as const;

  it.each(['nice', 'lgtm', 'merged', 'hm', 'lunch anyone?', 'cool, will do', 'thanks!', 'ok'])(
    'is met with silence: %s',
    (message) => {
      expect(ask(message, { hearing: 'thread', previous })).toMatchObject({
        kind: 'unknown',
        headline: '',
      });
    },
  );

  it.each(['what about backups', 'and for lambda?', 'no, I meant aurora'])(
    'is told from one that goes on: %s',
    (message) => {
      expect(ask(message, { hearing: 'thread', previous }).headline).not.toBe('');
    },
  );
});
