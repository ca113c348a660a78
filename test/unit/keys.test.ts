import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeys } from '../../src/platform/crypto/keys.ts';

const SECRET = 'a secret of forty signs, for a test only';

test('no two seals of the same text begin with the same twelve bytes, and each opens', () => {
  const keys = createKeys(SECRET);
  const sealed = Array.from({ length: 600 }, () => keys.seal('receipt', 'the same', 'here'));
  expect(new Set(sealed.map((one) => Buffer.from(one, 'base64url').toString('hex', 0, 12))).size).toBe(600);
  expect(new Set(sealed.map((one) => keys.open('receipt', one, 'here')))).toEqual(new Set(['the same']));
});

test('given a key that is kept from before, then it hashes from now on, and one that is only trusted does not', () => {
  const keys = createKeys(SECRET);
  const own = keys.hash('recovery', 'a');
  const bytes = Buffer.alloc(32, 7);
  keys.trust({ recovery: bytes.toString('base64url') });
  expect(keys.hash('recovery', 'a')).toBe(own);
  keys.keep({ recovery: bytes.toString('base64url') });
  const mac = createHmac('sha256', bytes).update('a').digest();
  expect(keys.hash('recovery', 'a')).toBe(mac.toString('base64url'));
  expect(keys.mac('recovery', 'a')).toEqual(mac);
});
