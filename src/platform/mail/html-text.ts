const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

function entity(whole: string, name: string): string {
  if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}

/** Stands where a quotation begins; no keyboard types it. */
export const CUT = '\u0001';

/** Names by which Gmail, Outlook, Yahoo and Thunderbird mark what they quote. */
const QUOTES = /gmail_quote|divRplyFwdMsg|appendonsend|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader|reply-intro/i;

/** Quotations are marked, so that one rule cuts them and what is quoted in plain text. */
const markQuotes = (html: string) =>
  html.replace(/<(div|p|span|blockquote)\b([^>]{0,600})>/gi, (tag: string, name: string, more: string) =>
    name.toLowerCase() === 'blockquote' || QUOTES.test(more) ? `${CUT}${tag}` : tag,
  );

/**
 * The words of a mail that was sent as HTML alone. It is text for a person to look over before it goes anywhere, and is escaped when shown:
 * nothing is kept of markup.
 */
export function htmlToText(html: string): string {
  return markQuotes(html.slice(0, 500_000))
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<(script|style|head|title|template|object|svg)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/\s+/g, ' ')
    .replaceAll(CUT, `\n${CUT}\n`)
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/?(p|div|tr|table|h[1-6]|ul|ol|blockquote|hr|pre|section|article)\b[^>]*>/gi, '\n')
    .replace(/<\/t[dh]\s*>/gi, ' ')
    .replace(/<[^>]*(>|$)/g, '')
    .replace(/&(#?\w{1,10});/g, entity)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
