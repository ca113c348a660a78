import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/platform/config/config.ts';
import { createKeys } from '../../src/platform/crypto/keys.ts';
import { createReturnAddresses } from '../../src/platform/mail/return-address.ts';

const keys = createKeys('a secret that is long enough for this');
const returns = createReturnAddresses('tra-lai.hom-thu@hn.example.vn', keys);
const token = { kind: 'reply', outboxId: '0193a1c2-7d00-7abc-8def-0123456789ab', turns: 3 } as const;
const address = returns.write(token);

describe('the return address of a letter', () => {
  test('names the letter, and fits into what mail servers take', () => {
    expect(address).toMatch(/^tra-lai\.hom-thu\+r[a-z2-7]{44}@hn\.example\.vn$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(returns.read(address)).toEqual(token);
  });

  test.each([
    ['in upper case', address.toUpperCase()],
    ['with a name', `"Hòm Thư" <${address}>`],
    ['among others', `a@example.vn, <${address}>, b@example.vn`],
  ])('is found %s', (_how, header) => {
    expect(returns.read(header)).toEqual(token);
  });

  test('is wrong with any one sign changed', () => {
    const start = address.indexOf('+') + 1;
    for (let at = start; at < address.indexOf('@'); at++) {
      const other = address[at] === 'b' ? 'r' : 'b';
      // The last sign of the name has four bits that mean nothing.
      if (at === start + 28) continue;
      expect(returns.read(address.slice(0, at) + other + address.slice(at + 1))).toBe('wrong');
    }
  });

  test('is wrong under another secret, and none where there is no token', () => {
    const others = createReturnAddresses(
      'tra-lai.hom-thu@hn.example.vn',
      createKeys('another secret, as long as the first'),
    );
    expect(others.read(address)).toBe('wrong');
    expect(returns.read('tra-lai.hom-thu@hn.example.vn')).toBeNull();
    expect(returns.read(`x${address}`)).toBeNull();
    expect(returns.read(address.replace('hn.example', 'hnxexample'))).toBeNull();
    expect(returns.read('tra-lai.hom-thu+anything@hn.example.vn')).toBe('wrong');
  });

  test('of a report is none of an answer, and of one sending none of the next', () => {
    const all = (['reply', 'bounce'] as const).flatMap((kind) =>
      [0, 1, 255].map((turns) => returns.write({ ...token, kind, turns })),
    );
    expect(new Set(all.map((one) => one.slice(-30))).size).toBe(6);
  });
});

describe('the settings of returned mail', () => {
  const problems = (more: Record<string, string>) => {
    try {
      readConfig({ DATA_DIR: '/tmp', SECRET_KEY: 'x'.repeat(40), ...more });
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.problems : [];
    }
  };
  test.each([
    [{ MAIL_RETURN: 'tra-lai@hn.example.vn' }, /set together/],
    [{ IMAP_URL: 'imaps://a:b@mail.example.vn' }, /set together/],
    [{ MAIL_RETURN: 'hom-thu-tra-lai-cua-thanh-pho@x.vn', IMAP_URL: 'imaps://a@b' }, /at most 18/],
    [{ MAIL_RETURN: 'a+b@x.vn', IMAP_URL: 'imaps://a@b' }, /no \+/],
    [{ MAIL_RETURN: 'a@x.vn', IMAP_URL: 'pop3://a@b' }, /imap/],
  ])('%o is refused before anything starts', (more, why) => {
    expect(problems(more).join()).toMatch(why);
  });
});
