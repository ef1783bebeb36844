import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/tips/wall-time.ts';

describe('readTime', () => {
  it.each([
    ['09:30', '09:30'],
    ['9:30', '09:30'],
    [' 9.30 ', '09:30'],
    ['9h30', '09:30'],
    ['9h', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['1830', '18:30'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['00:05', '00:05'],
    ['23:59', '23:59'],
    ['9.30am', '09:30'],
    ['9:30 AM', '09:30'],
    ['9:30 p.m.', '21:30'],
    ['9pm', '21:00'],
    ['12am', '00:00'],
    ['12:30am', '00:30'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ["9 o'clock", '09:00'],
    ['9:30 Uhr', '09:30'],
    ['０９：３０', '09:30'],
  ])('%j is %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it.each([
    '',
    'nine',
    '24:00',
    '25',
    '9:60',
    '9:5',
    '099',
    '12345',
    '13pm',
    '0am',
    '9:30:00',
    '-9',
    '9:30 tomorrow',
    '9:30\n10:30',
    '9 30',
  ])('%j is no time', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  it('reads what it writes, and nothing but times comes out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:.hapm ]{1,8}$/)), (text) => {
        const time = readTime(text);
        if (time === undefined) return;
        expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
        expect(readTime(time)).toBe(time);
      }),
    );
  });
});
