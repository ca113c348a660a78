import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createHmac256 } from '../../src/platform/crypto/hmac.ts';

const key = Buffer.from('0b'.repeat(20), 'hex');

test('hashes what RFC 4231 hashes in its first test case', () => {
  const found = createHmac256(key)('Hi There', 'binary');
  expect(Buffer.from(found, 'binary').toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
});

test.each(['', 'a', 'Ộ'.repeat(1024), 'Ộ'.repeat(1025), '😀'.repeat(512), 'x'.repeat(5000)])(
  'gives what Node gives, however long the text is and whatever was hashed before it',
  (text) => {
    const mac = createHmac256(key);
    mac('z'.repeat(900), 'base64url');
    expect(mac(text, 'base64url')).toBe(createHmac('sha256', key).update(text).digest('base64url'));
    expect(mac('short', 'base64url')).toBe(createHmac('sha256', key).update('short').digest('base64url'));
  },
);

test('refuses a key that would not fit into its block', () => {
  expect(() => createHmac256(Buffer.alloc(65))).toThrow(RangeError);
});
