import { expect, it } from 'vitest';
import { scrubbed } from '../../src/slack/scrub.ts';

it.each([
  ['who owns arn:aws:s3:::secret-bucket/x?', 'who owns ARN'],
  ['is AKIAIOSFODNN7EXAMPLE ours', 'is KEY ours'],
  ['secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY leaked', 'secret KEY leaked'],
  ['token xoxb-123456789012-abcdefgh', 'token KEY'],
  ['account 123456789012 or 1234-5678-9012', 'account ACCOUNT or ACCOUNT'],
  ['ask jane.doe+aws@example.co.uk', 'ask MAIL'],
  ['see https://intranet.example/wiki?q=1', 'see ADDRESS'],
  ['10.0.12.7 and i-0123456789abcdef0', 'IP and ID'],
  ['who patches the OS on RDS for PostgreSQL 15?', 'who patches the OS on RDS for PostgreSQL 15?'],
  [
    'PCI DSS 4.0 requirement 9.1.1, NIST 800-53 AC-2',
    'PCI DSS 4.0 requirement 9.1.1, NIST 800-53 AC-2',
  ],
])('%s -> %s', (question, kept) => {
  expect(scrubbed(question)).toBe(kept);
});

it('takes time that grows with the length, not faster', () => {
  for (const nasty of ['a', '1', 'a1', 'a.', 'a@', '1.', 'arn:', '-', '=1']) {
    const start = performance.now();
    scrubbed(nasty.repeat(2000));
    expect(performance.now() - start).toBeLessThan(200);
  }
});
