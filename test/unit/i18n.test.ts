import { describe, expect, test } from 'vitest';
import {
  chooseLang,
  deadlineInWords,
  formatDate,
  formatDateTime,
  formatNumber,
  isoLocal,
  placeholders,
  translator,
} from '../../src/platform/i18n/index.ts';

const friday = Date.UTC(2026, 11, 4, 10, 0);

describe('the language of a visitor', () => {
  test('is the one in the address, whatever the browser says', () => {
    expect(chooseLang('ko', 'fr')).toBe('ko');
  });

  test('is else the best that the browser asks for and we speak', () => {
    expect(chooseLang(undefined, 'de-DE,fr;q=0.7,en;q=0.8')).toBe('en');
    expect(chooseLang('xx', 'ja-JP')).toBe('ja');
  });

  test('is simplified Chinese for a reader of traditional Chinese', () => {
    expect(chooseLang(undefined, 'zh-Hant-TW,en;q=0.5')).toBe('zh');
  });

  test('is Vietnamese for everybody else, and for a header that makes no sense', () => {
    expect(chooseLang(undefined, undefined)).toBe('vi');
    expect(chooseLang(['en'], ';;q=2,,')).toBe('vi');
    expect(chooseLang(undefined, 'en;q=0')).toBe('vi');
  });
});

describe('dates as people in Hanoi write them', () => {
  test('day, month, year, and 24 hours', () => {
    expect(formatDate(friday, 'en')).toBe('04/12/2026');
    expect(formatDateTime(Date.UTC(2026, 10, 30, 17, 5), 'vi')).toBe('00:05, 01/12/2026');
    expect(isoLocal(friday)).toBe('2026-12-04T17:00:00+07:00');
  });

  test('a deadline in words', () => {
    expect(deadlineInWords(friday, 'vi')).toBe('trước 17 giờ thứ Sáu, 04/12/2026');
    expect(deadlineInWords(friday, 'en')).toBe('before 17:00 on Friday, 04/12/2026');
    expect(deadlineInWords(friday + 30 * 60_000, 'vi')).toBe('trước 17 giờ 30 thứ Sáu, 04/12/2026');
    expect(deadlineInWords(friday, 'ja')).toBe('04/12/2026（金曜日）17:00まで');
  });
});

test('numbers have a decimal comma and a dot for thousands in Vietnamese', () => {
  expect(formatNumber(1234567.5, 'vi')).toBe('1.234.567,5');
  expect(formatNumber(1234567.5, 'en')).toBe('1,234,567.5');
  expect(formatNumber(-0.001, 'vi')).toBe('0');
  expect(formatNumber(-1234, 'fr')).toBe('−1\u202f234');
});

describe('sentences', () => {
  test('have their holes filled, with numbers as the language writes them', () => {
    expect(translator('vi')('error.form.message.tooLong', { over: 1200, most: 4000 })).toContain('1.200 ký tự');
  });

  test('choose the plural of the language', () => {
    const t = translator('en');
    expect(t('privacy.contact.long', { n: 1 })).toBe('1 day after closing');
    expect(t('privacy.contact.long', { n: 90 })).toBe('90 days after closing');
    expect(translator('fr')('privacy.quarantine.long', { n: 0 })).toBe('0 jour');
  });

  test('refuse to be said in halves', () => {
    expect(() => translator('vi')('form.title')).toThrow('{place}');
  });

  test('of the office are said in English to a reader of Korean', () => {
    expect(translator('ko')('mail.footer')).toBe(translator('en')('mail.footer'));
  });

  test('name their holes, also inside plurals', () => {
    expect(placeholders('{who} has {n, plural, one {# photo of {place}} other {# photos}}')).toEqual(
      new Set(['who', 'n', 'place']),
    );
  });
});
