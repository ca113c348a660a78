import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupRecoveryCode, makeRecoveryCode, readRecoveryCode } from '../../src/domain/recovery-code.ts';
import { needsSecondFactor } from '../../src/domain/second-factor.ts';
import { isChallenge, makeChallenge } from '../../src/features/staff/second/challenge.ts';
import { codeAt, describeSecret, readCode, stepOf } from '../../src/features/staff/second/code-app.ts';
import { createKeys } from '../../src/platform/crypto/keys.ts';
import { createIds } from '../../src/platform/ids.ts';
import { CITY } from '../support/units.ts';

/** The secret of RFC 6238, appendix B, and its codes with SHA-1; we show the last six of eight digits. */
const SECRET = Buffer.from('12345678901234567890');
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('a code app', () => {
  test.each(VECTORS)('at %i seconds shows %s', async (seconds, code) => {
    expect(await codeAt(SECRET, seconds * 1000)).toBe(code);
    expect(await stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('a code counts for its own half minute and the ones beside it', async () => {
    const at = 1_111_111_110_000;
    const code = await codeAt(SECRET, at);
    const steps = await Promise.all([-60, -30, 0, 30, 60].map((off) => stepOf(SECRET, code, at + off * 1000)));
    expect(steps).toEqual([null, at / 30_000, at / 30_000, at / 30_000, null]);
  });

  test('its address says what every app understands', async () => {
    const { address, typed } = await describeSecret(SECRET, 'mot-cua@example.vn');
    const url = new URL(address);
    expect(decodeURIComponent(url.pathname)).toBe('/Hòm Thư:mot-cua@example.vn');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      issuer: 'Hòm Thư',
      digits: '6',
      period: '30',
    });
    expect(typed).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  });

  test.each([
    ['287082', '287082'],
    [' 287 082 ', '287082'],
    ['287-082', '287082'],
    ['２８７０８２', '287082'],
    ['28708', null],
    ['2870822', null],
    ['28708a', null],
    ['', null],
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});

describe('a challenge for a passkey', () => {
  let now = 1_763_258_400_000;
  const clock = { now: () => now };
  const deps = { clock, ids: createIds(clock), keys: createKeys('a secret of the unit test, long enough') };
  const text = (about: string) => Buffer.from(makeChallenge(deps, about)).toString('base64url');

  test('is ours for five minutes, for what it was made for, and for nothing else', () => {
    const challenge = text('sign-in');
    expect(isChallenge(deps, challenge, 'sign-in')).toBe(true);
    expect(isChallenge(deps, challenge, 'second 1')).toBe(false);
    expect(
      isChallenge({ ...deps, keys: createKeys('another secret, as long as the first') }, challenge, 'sign-in'),
    ).toBe(false);
    now += 5 * 60_000 - 1;
    expect(isChallenge(deps, challenge, 'sign-in')).toBe(true);
    now += 1;
    expect(isChallenge(deps, challenge, 'sign-in')).toBe(false);
  });

  test('changed anywhere, cut, or made up, is none', () => {
    const challenge = text('sign-in');
    for (let at = 0; at < challenge.length - 1; at++) {
      const other = challenge[at] === 'A' ? 'B' : 'A';
      expect(isChallenge(deps, challenge.slice(0, at) + other + challenge.slice(at + 1), 'sign-in')).toBe(false);
    }
    for (const made of ['', 'A', challenge.slice(4), `${challenge}AAAA`])
      expect(isChallenge(deps, made, 'sign-in')).toBe(false);
  });

  test('is another one each time', () => {
    expect(text('sign-in')).not.toBe(text('sign-in'));
  });
});

describe('a recovery code', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

  test('is read again however it is written down', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = makeRecoveryCode(random);
        expect(groupRecoveryCode(code)).toMatch(/^[1-9A-Z]{5}-[1-9A-Z]{5}$/);
        expect(readRecoveryCode(` ${groupRecoveryCode(code).toLowerCase()} `)).toBe(code);
        expect(readRecoveryCode(code.split('').join(' '))).toBe(code);
      }),
    );
  });

  test('with one wrong sign is none', () => {
    fc.assert(
      fc.property(bytes, fc.nat(9), (random, at) => {
        const code = makeRecoveryCode(random);
        const other = code[at] === 'A' ? 'B' : 'A';
        expect(readRecoveryCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('six digits are none', () => {
    expect(readRecoveryCode('287082')).toBeNull();
  });
});

describe('a second factor', () => {
  const unitId = 'temple';
  test.each([
    ['head', true],
    ['deputy', true],
    ['inspector', true],
    ['administrator', true],
    ['officer', false],
    ['specialist', false],
  ] as const)('asked of who holds the post %s: %s', (post, asked) => {
    expect(needsSecondFactor([{ unitId, post }], CITY)).toBe(asked);
  });

  test('is asked of who stands in for a head, and not for a post that was given up', () => {
    expect(
      needsSecondFactor(
        [
          { unitId, post: 'officer' },
          { unitId, post: 'head', acting: true },
        ],
        CITY,
      ),
    ).toBe(true);
    expect(needsSecondFactor([{ unitId, post: 'head', past: { from: 0, to: 1 } }], CITY)).toBe(false);
    expect(needsSecondFactor([], CITY)).toBe(false);
    expect(needsSecondFactor([{ unitId: 'culture', post: 'specialist' }], CITY)).toBe(true);
  });
});
