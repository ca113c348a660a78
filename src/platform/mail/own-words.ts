import { CUT } from './html-text.ts';

/** "On … wrote:", "Vào … đã viết:": the line above a quotation, as Gmail, Apple Mail, Yahoo and Thunderbird write it, in one to three lines. */
const INTRODUCES = /^(on|vào|ngày|lúc|le|am)\b.{4,300}\b(wrote|viết|a écrit|schrieb)\s*:$/iu;
/** Somebody may begin a sentence like that; a program names a day and an address or a year. */
const NAMES_A_MAIL = /@|\b20\d\d\b/;

/** Lines with which Outlook, Zimbra and old clients begin a quotation. */
const RULES = [
  /^-{2,}\s*(original message|forwarded message|thư gốc|tin nhắn gốc|thư đã chuyển tiếp|thư chuyển tiếp)\s*-{2,}$/iu,
  /^_{10,}$/,
  /^\*{3,}\s*original message/i,
];

/** The head of a quoted mail: Outlook puts three or four such lines one below the other, with or without stars. */
const HEAD =
  /^\*{0,2}(from|sent|date|to|cc|subject|từ|người gửi|đã gửi|ngày gửi|ngày|gửi|tới|đến|người nhận|chủ đề|tiêu đề|v\/v)\s*:\*{0,2}\s*\S/iu;
const FROM = /^\*{0,2}(from|từ|người gửi)\s*:/iu;

const SIGNATURES = [
  /^-- ?$/,
  /^(đã )?gửi từ (iphone|ipad|điện thoại|thiết bị|samsung|outlook|gmail|yahoo|zalo|mail)/iu,
  /^(sent|envoyé) (from|de|depuis) (my|mon|outlook|yahoo|mail)/i,
  /^(get|tải|lấy|nhận) outlook (for|cho|dành cho) /iu,
];

const isQuoted = (line: string) => line.startsWith('>');

/** How many lines from here on introduce a quotation; 0: none. */
function introduction(lines: readonly string[], at: number): number {
  for (const n of [1, 2, 3]) {
    const text = lines
      .slice(at, at + n)
      .join(' ')
      .trim();
    if (text.length > 400) return 0;
    if (INTRODUCES.test(text) && NAMES_A_MAIL.test(text)) return n;
  }
  return 0;
}

const isHead = (lines: readonly string[], at: number) =>
  FROM.test(lines[at] ?? '') && lines.slice(at + 1, at + 5).filter((line) => HEAD.test(line)).length >= 2;

const ends = (line: string) => line === CUT || [...RULES, ...SIGNATURES].some((rule) => rule.test(line));

/**
 * What a person wrote in an answer to a mail, without the quotation and the signature below it. Who answers beneath or between the lines of a
 * quotation marked with `>` loses only those lines. In doubt more is kept: it is read once more by its writer before anybody else reads it.
 */
export function ownWords(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim());
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (ends(line) || isHead(lines, at)) break;
    const n = introduction(lines, at);
    if (n > 0) {
      // Nothing below is marked: the program quotes without marks, down to the end.
      if (!lines.slice(at + n).some(isQuoted)) break;
      at += n - 1;
    } else if (!isQuoted(line)) kept.push(line);
  }
  return kept
    .join('\n')
    .replaceAll(CUT, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
