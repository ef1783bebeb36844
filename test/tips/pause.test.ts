import { describe, expect, it } from 'vitest';
import { readPause } from '../../src/tips/pause.ts';

describe('readPause', () => {
  it.each([
    ['3d', '2026-11-26'],
    ['1 day', '2026-11-24'],
    ['10 days', '2026-12-03'],
    ['2w', '2026-12-07'],
    ['2 Weeks', '2026-12-07'],
    ['2 wks', '2026-12-07'],
    ['a week', '2026-11-30'],
    ['for one week', '2026-11-30'],
    ['1 month', '2026-12-23'],
    ['1mo', '2026-12-23'],
    ['3 months', '2027-02-23'],
    ['12m', '2027-11-23'],
    ['52w', '2027-11-22'],
    ['2026-12-27', '2026-12-27'],
    ['until 2026-12-27', '2026-12-27'],
  ])('%j on 2026-11-23 ends %s', (text, day) => {
    expect(readPause(text, '2026-11-23')).toBe(day);
  });

  it('keeps to the end of a shorter month', () => {
    expect(readPause('1 month', '2027-01-31')).toBe('2027-02-28');
    expect(readPause('1 month', '2028-01-31')).toBe('2028-02-29');
    expect(readPause('12 months', '2028-02-29')).toBe('2029-02-28');
  });

  it.each([
    '',
    '2',
    'w',
    '0d',
    '-2w',
    '1.5w',
    '2 fortnights',
    '1 may',
    '2h',
    '53w',
    '999d',
    '9999999w',
    'until friday',
    '2026-11-23',
    '2025-11-24',
    '2026-02-30',
    '2030-01-01',
    '2w please',
  ])('%j is no pause', (text) => {
    expect(readPause(text, '2026-11-23')).toBeUndefined();
  });
});
