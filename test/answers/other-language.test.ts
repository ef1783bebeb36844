import { describe, expect, it } from 'vitest';
import { realAsk } from '../knowledge-fixture.ts';
import { expectContract } from './contract.ts';

const ask = realAsk();

describe('a message in another language', () => {
  it.each([
    ['wer patcht bei RDS das Betriebssystem?', 'Ich verstehe nur Englisch.'],
    ['qui est responsable des sauvegardes ?', 'Je ne comprends que l’anglais.'],
    ['RDSのOSは誰がパッチを当てますか？', '英語だけ理解できます。'],
    ['من يقوم بتحديث نظام التشغيل؟', 'I only understand English.'],
  ])('is answered in it to whoever addresses the app: %s', (question, headline) => {
    const answer = ask(question);

    expect(answer).toMatchObject({ kind: 'unknown', owner: null, headline });
    expectContract(answer, question);
  });

  it('gets an example that is answered', () => {
    const { because } = ask('wer patcht bei RDS das Betriebssystem?');
    const [, example = ''] = /“(.+)”/.exec(because) ?? [];

    expect(ask(example).owner).toBe('customer');
  });

  it.each(['overheard', 'thread'] as const)('is met with silence: %s', (hearing) => {
    const previous = {
      kind: 'responsibility',
      concern: 'guest-os-patching',
      service: null,
    } as const;
    expect(ask('und wer patcht bei RDS?', { hearing, previous }).headline).toBe('');
  });
});
