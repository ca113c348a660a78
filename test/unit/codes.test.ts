import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as codes from '../../src/domain/codes.ts';
import { isRude } from '../../src/domain/rude.ts';

const { ALPHABET, checkSign, DRAW_BYTES, makeBoxCode, makeReference, makeTrackingCode, readBoxCode, readReference } =
  codes;
const { groupTrackingCode, readTrackingCode } = codes;

const signs = (length: number) =>
  fc.array(fc.constantFrom(...ALPHABET), { minLength: length, maxLength: length }).map((all) => all.join(''));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const replaced = (code: string, at: number, sign: string) => code.slice(0, at) + sign + code.slice(at + 1);
const swapped = (code: string, i: number, j: number) => replaced(replaced(code, i, code.charAt(j)), j, code.charAt(i));
const isBoxCode = (code: string) => 'code' in readBoxCode(code);

describe('the check sign', () => {
  test('the alphabet has 31 different signs and none that looks like another', () => {
    expect(new Set(ALPHABET).size).toBe(31);
    expect(ALPHABET).not.toMatch(/[0ILOU]/);
  });

  test.each([6, 11, 15, 24])('after %i signs, every wrong sign and every exchange of two signs is found', (length) => {
    fc.assert(
      fc.property(signs(length), (body) => {
        const code = body + checkSign(body);
        const passes = (other: string) => checkSign(other.slice(0, -1)) === other.at(-1);
        for (let i = 0; i < code.length; i++) {
          for (const sign of ALPHABET) expect(passes(replaced(code, i, sign))).toBe(sign === code.charAt(i));
          for (let j = i + 1; j < code.length; j++) {
            expect(passes(swapped(code, i, j))).toBe(code.charAt(i) === code.charAt(j));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a sign from outside the alphabet is a programming error, not a code', () => {
    expect(() => checkSign('ABC0')).toThrow(RangeError);
  });
});

describe('box codes', () => {
  test('a code has 7 signs, reads back as itself, and mixes digits with letters', () => {
    fc.assert(
      fc.property(bytes(32), (random) => {
        fc.pre(random.filter((byte) => byte < 248).length > 24 && new Set(random).size > 12);
        const code = makeBoxCode(random);
        expect(readBoxCode(code)).toEqual({ code });
        expect(code).toHaveLength(7);
        expect(code).toMatch(/\d/);
        expect(code).toMatch(/[A-Z]/);
        expect(isRude(code)).toBe(false);
        expect(makeBoxCode(random)).toBe(code);
      }),
    );
  });

  test('bytes that would spell a rude word are passed over for the following ones', () => {
    const spell = (word: string) => [...word].map((sign) => ALPHABET.indexOf(sign));
    const code = makeBoxCode(Uint8Array.from([...spell('2FVCK7'), ...spell('9KQR4TXWZ7')]));
    expect(code).not.toContain('FVCK');
    expect(readBoxCode(code)).toEqual({ code });
  });

  test.each(['VCL', 'DKM', 'FVCK', 'SH1T', '5EX', 'D1T'])('%s is rude', (word) => {
    expect(isRude(`2${word.replace('L', '1')}9`)).toBe(true);
  });

  test('given too few bytes, no code is made', () => {
    expect(() => makeBoxCode(new Uint8Array(5))).toThrow(RangeError);
  });

  test.each([
    '7K3QXM9',
    '7k3qxm9',
    ' 7K3 QXM9 ',
    '7k3-qxm9',
    '7K3.QXM9',
    '7K3QXM9/',
    'https://homthu.example.vn/7K3QXM9',
    'HTTPS://HOMTHU.EXAMPLE.VN/7K3QXM9?lang=en#top',
    '７Ｋ３ＱＸＭ９',
  ])('the code of the poster is read from "%s"', (typed) => {
    expect(readBoxCode(typed)).toEqual({ code: '7K3QXM9' });
  });

  test('I and L are read as 1, in both cases', () => {
    const code =
      ALPHABET.split('')
        .map((sign) => `1${sign}2A3B`)
        .map((body) => body + checkSign(body))[7] ?? '';
    for (const one of 'iIlL') expect(readBoxCode(one + code.slice(1))).toEqual({ code });
  });

  test('a code typed with the Vietnamese keyboard left on is read as it was meant', () => {
    for (const [meant, typed] of [
      ['2AA3K5', '2Â3K5'],
      ['DD37KA', 'Đ37KA'],
      ['AS37KQ', 'Á37KQ'],
      ['W3W7KQ', 'Ư3Ư7KQ'],
      ['EEJ7KQ', 'Ệ7KQ'],
    ] as const) {
      const check = checkSign(meant);
      expect(readBoxCode(typed + check)).toEqual({ code: meant + check });
    }
  });

  test('whatever single slip is made, the meant code is among at most 13 suggestions', () => {
    fc.assert(
      fc.property(signs(6), fc.nat(6), fc.constantFrom(...ALPHABET, '0', 'O', 'U'), (body, at, sign) => {
        const code = body + checkSign(body);
        const slips = [
          replaced(code, at, sign),
          replaced(code, at, ''),
          code.slice(0, at) + sign + code.slice(at),
          ...(at < 6 ? [swapped(code, at, at + 1)] : []),
        ];
        for (const slip of slips) {
          const reading = readBoxCode(slip);
          if (!('suggestions' in reading)) {
            expect(reading).toEqual({ code });
            continue;
          }
          expect(reading.suggestions).toContain(code);
          expect(reading.suggestions.length).toBeLessThanOrEqual(13);
          expect(reading.suggestions.every(isBoxCode)).toBe(true);
        }
      }),
    );
  });

  test('two unreadable signs are a slip without suggestions', () => {
    expect(readBoxCode('0O3QXM9')).toEqual({ mistyped: true, suggestions: [] });
  });

  test.each(['', 'xin chào bạn', 'favicon.ico', 'wp-login.php', '7K3', 'ABCDEFGHJK', '😡😡😡', '7K3QXM9!'])(
    '"%s" is no code at all',
    (typed) => {
      expect(readBoxCode(typed)).toEqual({ notACode: true });
    },
  );
});

describe('tracking codes', () => {
  test('a code has 16 signs, reads back in groups, and is the same for the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 40 }), (random) => {
        const before = Uint8Array.from(random);
        const code = makeTrackingCode(random);
        expect(code).toHaveLength(16);
        expect(makeTrackingCode(random)).toBe(code);
        expect(random).toEqual(before);
        expect(groupTrackingCode(code)).toMatch(/^\w{4} \w{4} \w{4} \w{4}$/);
        expect(readTrackingCode(groupTrackingCode(code))).toEqual({ code });
      }),
    );
  });

  test('the signs are those of the bytes read as one number in base 31', () => {
    fc.assert(
      fc.property(bytes(16), (random) => {
        let number = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
        let body = '';
        for (let i = 0; i < 15; i++, number /= 31n) body += ALPHABET.charAt(Number(number % 31n));
        expect(makeTrackingCode(random).slice(0, 15)).toBe(body);
      }),
    );
  });

  test('fewer than 16 bytes are refused', () => {
    expect(() => makeTrackingCode(new Uint8Array(15))).toThrow(RangeError);
  });

  test('case, spaces, dashes and full-width forms do not matter', () => {
    const code = makeTrackingCode(new Uint8Array(16).fill(83));
    const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [code.toLowerCase(), ` ${groupTrackingCode(code)}\n`, code.replace(/(.{4})/g, '$1–'), wide]) {
      expect(readTrackingCode(typed)).toEqual({ code });
    }
  });

  test('a slip is told apart from something else, before any database is asked', () => {
    const code = makeTrackingCode(new Uint8Array(16).fill(83));
    expect(readTrackingCode(replaced(code, 3, '0'))).toEqual({ mistyped: true });
    expect(readTrackingCode(swapped(`${code.slice(0, 4)}29${code.slice(6)}`, 4, 5))).toEqual({ mistyped: true });
    expect(readTrackingCode(code.slice(1))).toEqual({ mistyped: true });
    expect(readTrackingCode('')).toEqual({ notACode: true });
    expect(readTrackingCode('hồ sơ của tôi đâu')).toEqual({ notACode: true });
    expect(readTrackingCode('7K3QXM9')).toEqual({ notACode: true });
  });
});

describe('case references', () => {
  const MOST = 31 ** 7;
  const random = Uint8Array.from({ length: 64 }, (_, i) => (i * 37 + 11) % 248);
  const at = (tick: number, bytes = random) => makeReference('2026-11', { tick: () => tick, bytes: () => bytes });
  const tickOf = (signs: string) =>
    [...signs.padEnd(7, '1')].reduce((sum, sign) => sum * 31 + ALPHABET.indexOf(sign), 0);
  const TICK = tickOf('7K3QXM9');

  test('a reference tells the month and reads back as people dictate it', () => {
    const reference = at(TICK);
    expect(reference).toMatch(/^HT2611-7K3QXM9[1-9A-HJKMNP-TV-Z]$/);
    expect(readReference(reference)).toBe(reference);
    expect(readReference(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference);
  });

  test('a wrong sign, a wrong month and other text are no reference', () => {
    const reference = at(TICK);
    expect(readReference(reference.replace('2611', '2612'))).toBeNull();
    expect(readReference(reference.replace('2611', '2613'))).toBeNull();
    expect(readReference(`${reference.slice(0, -1)}${reference.endsWith('2') ? '3' : '2'}`)).toBeNull();
    expect(readReference('HT2611')).toBeNull();
    expect(readReference('')).toBeNull();
  });

  test('two that come one after the other have names that stand beside one another', () => {
    const aside = at(tickOf('DM'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST - 2 }), (tick) => {
        const [one, next] = [at(tick), at(tick + 1)];
        fc.pre(one !== aside && next !== aside);
        expect(one < next).toBe(true);
      }),
    );
    expect(at(MOST + 5)).toBe(at(5));
  });

  test.each(['DM', '1Z', '69', '1VCC'])(
    'in the hour in which all ticks begin with %s, each case gets other signs at once, and a second start draws others',
    (signs) => {
      const first = tickOf(signs);
      const polite = at(first);
      expect(polite).not.toContain(`-${signs}`);
      expect(readReference(polite)).toBe(polite);
      expect(at(first, random.toReversed())).not.toBe(polite);
    },
  );

  test('bytes that go on and on without a sign that can be used are followed by others', () => {
    // Once in some twenty million draws: what a resident had sent was not taken for it.
    const long = Buffer.from('8cffeaebcc566ac9e3496cca8d6c16563b8a0f96f810f289c752928bb8ef163c', 'hex');
    expect(() => at(tickOf('DM'), long)).toThrow(RangeError);
    const whole = Buffer.concat([long, Buffer.from(Array.from({ length: DRAW_BYTES - long.length }, (_, n) => n * 7))]);
    const reference = at(tickOf('DM'), whole);
    expect(readReference(reference)).toBe(reference);
  });
});

test('no reader throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      readBoxCode(typed);
      readTrackingCode(typed);
      readReference(typed);
    }),
  );
});
