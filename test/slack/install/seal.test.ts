import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../../src/slack/install/seal.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [old, current] = [key('2025'), key('2026')];

describe('a sealed secret', () => {
  it('opens as it was, for its workspace and with its key', () => {
    const { seal, open } = createSeal([current]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, team) => {
        expect(open(team, seal(team, text))).toEqual({ kind: 'opened', text, old: false });
      }),
    );
  });

  it('shows nothing of what it holds, and never looks the same twice', () => {
    const { seal } = createSeal([current]);
    const many = Array.from({ length: 100 }, () => seal('T1', 'xoxb-secret').sealed);

    expect(new Set(many.map((sealed) => sealed.slice(0, 16))).size).toBe(100);
    expect(many.filter((sealed) => Buffer.from(sealed, 'base64url').includes('xoxb'))).toEqual([]);
  });

  it('does not open when a single bit of it is another', () => {
    const { seal, open } = createSeal([current]);
    const { sealed, keyId } = seal('T1', 'xoxb-secret');
    const bytes = Buffer.from(sealed, 'base64url');

    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(open('T1', { sealed: changed.toString('base64url'), keyId })).toEqual({
        kind: 'broken',
      });
    }
  });

  it.each(['', 'AAAA', '!', 'not a seal at all, but long enough to be one'])(
    'does not open when it is none: %j',
    (sealed) => {
      expect(createSeal([current]).open('T1', { sealed, keyId: current.id })).toEqual({
        kind: 'broken',
      });
    },
  );

  it('does not open for another workspace, to whose row it was moved', () => {
    const { seal, open } = createSeal([current]);

    expect(open('T2', seal('T1', 'xoxb-secret'))).toEqual({ kind: 'broken' });
  });

  it('does not open by another key of the same name', () => {
    const { seal } = createSeal([current]);

    expect(createSeal([key(current.id)]).open('T1', seal('T1', 'x'))).toEqual({ kind: 'broken' });
  });
});

describe('keys', () => {
  it('are rotated: the first seals, the others still open and say that they are old', () => {
    const before = createSeal([old]).seal('T1', 'xoxb-secret');
    const { seal, open } = createSeal([current, old]);

    expect(open('T1', before)).toEqual({ kind: 'opened', text: 'xoxb-secret', old: true });
    expect(seal('T1', 'xoxb-secret').keyId).toBe(current.id);
  });

  it('that are gone open nothing', () => {
    const before = createSeal([old]).seal('T1', 'xoxb-secret');

    expect(createSeal([current]).open('T1', before)).toEqual({ kind: 'no key' });
  });

  it('do not open what another key sealed, though its id was changed to theirs', () => {
    const { sealed } = createSeal([old]).seal('T1', 'xoxb-secret');
    const { open } = createSeal([current, old]);

    expect(open('T1', { sealed, keyId: current.id })).toEqual({ kind: 'broken' });
  });
});
