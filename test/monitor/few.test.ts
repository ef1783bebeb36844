import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFew } from '../../src/monitor/few.ts';

it('words of the right shape pass, and go on passing', () => {
  const few = createFew(2, /^[a-z_]+$/);
  expect(['one', 'two', 'one', 'two'].map(few)).toEqual(['one', 'two', 'one', 'two']);
});

it('one too many, or of another shape, is "other"', () => {
  const few = createFew(1, /^[a-z_]+$/);
  expect(['<script>', 'one', 'two', 'one'].map(few)).toEqual(['other', 'one', 'other', 'one']);
});

it('whatever comes, no more different words leave than were allowed, and "other"', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const few = createFew(5, /^\S{1,10}$/);
      return new Set(words.map(few)).size <= 6;
    }),
  );
});
