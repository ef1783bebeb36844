import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, fitting } from '../../src/slack/limits.ts';
import { bold, cleaned, escaped, link, mentions, questionText } from '../../src/slack/text.ts';

/** Text with plenty of what means something to Slack. */
const text = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('<', '>', '&', '|', '@U1', '!here', '#C1', '&lt;', '\n', '\0', '\ud83d'),
  ),
  maxLength: 300,
});

describe('the question in a message', () => {
  it.each([
    ['<@UBOT> who patches RDS?', 'who patches RDS?'],
    ['<@UBOT|srm>  who   patches RDS?', 'who patches RDS?'],
    ['who patches &lt;RDS&gt; &amp; EC2?', 'who patches <RDS> & EC2?'],
    ['is <https://aws.amazon.com/s3|S3> ours?', 'is S3 ours?'],
    ['is <https://aws.amazon.com/s3> ours?', 'is https://aws.amazon.com/s3 ours?'],
    ['in <#C1|general>, who?', 'in general, who?'],
    ['<!channel> who? <!subteam^S1|@team>', 'who?'],
    ['one\ntwo', 'one\ntwo'],
    ['a\0b \u202ec', 'a b c'],
  ])('%j -> %j', (said, question) => {
    expect(questionText(said)).toBe(question);
  });

  it('is at most 2,000 well-formed characters, whatever was said', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (said, times) => {
        const question = questionText(said.repeat(times));
        return question.length <= 2000 && question.isWellFormed() && !question.includes('\0');
      }),
    );
  });

  it('is found in time that grows with its length, not faster', () => {
    for (const nasty of ['<', '<@', '<@U1|', '&lt;', '\u202e', '<a|']) {
      const start = performance.now();
      questionText(nasty.repeat(40_000));
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});

describe('text for Slack', () => {
  it('never opens markup, whatever it holds', () => {
    fc.assert(fc.property(text, (words) => !/[<>]/.test(escaped(words))));
    fc.assert(fc.property(text, (words) => /^\*[^*<>]*\*$/.test(bold(words))));
    fc.assert(
      fc.property(text, fc.webUrl({ withQueryParameters: true }), (title, url) =>
        /^<[^<>|]*\|[^<>|]*>$/.test(link(url, title)),
      ),
    );
  });

  it('keeps nothing that turns or breaks a line', () => {
    fc.assert(
      fc.property(
        text,
        (words) => cleaned(words).isWellFormed() && !/[\0\u202e]/.test(cleaned(words)),
      ),
    );
  });

  it('is cut with an ellipsis, never inside a character', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
    expect(clip('a😀bc', 3)).toBe('a…');
  });
});

it('a list that does not fit says how many lines are left', () => {
  expect(fitting(['a', 'b', 'c'], { lines: 2, characters: 99 })).toEqual(['a', 'b', '_+ 1 more_']);
  expect(fitting(['aaaa', 'b'], { lines: 2, characters: 1 })).toEqual(['aaaa', '_+ 1 more_']);
  expect(fitting([], { lines: 2, characters: 1 })).toEqual([]);
});

it('a mention is seen with and without a label, and not inside another id', () => {
  expect(mentions('hi <@UBOT>', 'UBOT')).toBe(true);
  expect(mentions('hi <@UBOT|srm>', 'UBOT')).toBe(true);
  expect(mentions('hi <@UBOTX> UBOT', 'UBOT')).toBe(false);
});
