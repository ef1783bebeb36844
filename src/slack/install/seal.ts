import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TokenKey } from '../../connection.ts';

/** A secret as it may lie in the store. */
export type Sealed = { readonly sealed: string; readonly keyId: string };

export type Opened =
  /** `old`: by a key that is to be retired. */
  | { readonly kind: 'opened'; readonly text: string; readonly old: boolean }
  /** The key by which it was sealed is not among ours. */
  | { readonly kind: 'no key' }
  /** Changed since, or sealed for another workspace. */
  | { readonly kind: 'broken' };

export type Seal = {
  /** With the first key; the same text twice gives two that differ. */
  readonly seal: (team: string, text: string) => Sealed;
  readonly open: (team: string, sealed: Sealed) => Opened;
};

const algorithm = 'aes-256-gcm';

/** In bytes: what GCM is made for, 96 bits, and all of its tag. */
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals by AES-256-GCM. What is sealed for one workspace does not open for another: its id is authenticated
 * with the secret, so a row that was moved or changed in the store is worth nothing.
 *
 * @see https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf
 */
export function createSeal(keys: readonly [TokenKey, ...TokenKey[]]): Seal {
  const [first] = keys;
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    seal: (team, text) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(algorithm, first.key, nonce, { authTagLength: tagLength });
      cipher.setAAD(about(team, first.id));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
      return { sealed, keyId: first.id };
    },
    open: (team, { sealed, keyId }) => {
      const key = byId.get(keyId);
      if (key === undefined) return { kind: 'no key' };
      const text = opened(key, Buffer.from(sealed, 'base64url'), about(team, keyId));
      if (text === undefined) return { kind: 'broken' };
      return { kind: 'opened', text, old: keyId !== first.id };
    },
  };
}

/** What is authenticated beside the secret; JSON, so that no two pairs read the same. */
function about(team: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['srm token', team, keyId]));
}

function opened(key: Uint8Array, bytes: Buffer, aad: Buffer): string | undefined {
  const [nonce, tag] = [
    bytes.subarray(0, nonceLength),
    bytes.subarray(nonceLength, nonceLength + tagLength),
  ];
  if (tag.length !== tagLength) return undefined;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  const body = decipher.update(bytes.subarray(nonceLength + tagLength));
  try {
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    // The one thing that `final` throws for: the tag does not fit.
    return undefined;
  }
}
