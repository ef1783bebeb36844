import { describe, expect, it } from 'vitest';
import { questionOf, subjectOf } from '../../src/questionnaire/question-text.ts';

describe('a cell', () => {
  it.each([
    ['A.8.24 - Is data encrypted?', 'Is data encrypted?'],
    ['4. Is data encrypted?', 'Is data encrypted?'],
    ['1.2.3 Is data encrypted?', 'Is data encrypted?'],
    ['Q12: Is data encrypted?', 'Is data encrypted?'],
    ['(b) Is data encrypted?', 'Is data encrypted?'],
    ['AC-2(1) Is data encrypted?', 'Is data encrypted?'],
    ['CC6.1 Is data encrypted?', 'Is data encrypted?'],
    ['PR.DS-1: Is data encrypted?', 'Is data encrypted?'],
    ['  Is data\r\n  encrypted?\n', 'Is data encrypted?'],
    ['S3 buckets are private', 'S3 buckets are private'],
    ['EC2 - who patches?', 'EC2 - who patches?'],
    ['K8s nodes are patched', 'K8s nodes are patched'],
    ['2FA is enforced', '2FA is enforced'],
    ['24/7 support is offered', '24/7 support is offered'],
    ['3 copies of each backup are kept', '3 copies of each backup are kept'],
  ])('asks without its number: %s', (cell, question) => {
    expect(questionOf(cell)).toBe(question);
  });

  it.each(['', '  ', '12', 'A.8.24', '-', 'Yes', 'n/a', 'Yes / No', '?'])(
    'asks nothing without words: %j',
    (cell) => {
      expect(questionOf(cell)).toBeNull();
    },
  );
});

describe('what is asked about', () => {
  it.each([
    ['Please describe how backups are encrypted.', 'backups are encrypted.'],
    ['Describe the process for destroying media.', 'destroying media.'],
    ['Provide evidence of your access reviews.', 'access reviews.'],
    ['Confirm that logs are kept.', 'logs are kept.'],
    ['Are backups encrypted?', 'Are backups encrypted?'],
    ['Describe backups.', 'Describe backups.'],
  ])('stands behind how auditors begin: %s', (question, subject) => {
    expect(subjectOf(question)).toBe(subject);
  });
});
