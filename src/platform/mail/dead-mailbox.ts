/** Enhanced codes (RFC 3463, RFC 7505) that speak of the address itself: unknown, moved, switched off, full, its domain without a server. */
const DEAD = /^5\.(1\.(1|2|3|6|10)|2\.(0|1|2)|4\.4)$/;
/** Codes that servers give for many things; Exchange Online answers 5.4.1 for an unknown recipient. */
const VAGUE = /^5\.(0\.0|1\.0|3\.0|4\.1|5\.0)$/;
const SAYS_DEAD = [
  /\b(user|mailbox|recipient|address|account)\b.{0,40}\b(unknown|not (be )?found|not exist|not valid|invalid|disabled|inactive|full|over quota|suspended)\b/i,
  /\b(unknown|no such|invalid|nonexistent)\b.{0,20}\b(user|mailbox|recipient|address|account|person)\b/i,
  /mailbox unavailable|over quota|unrouteable|recipient address rejected/i,
];
/** Words about us or our letter: then the mailbox may well be alive. */
const SAYS_US =
  /relay|spam|blocked|block ?list|black ?list|polic(y|ies)|\b(spf|dkim|dmarc|rate|sender|content|virus)\b|reputation|authenticat/i;

/** The enhanced status code in a server's words, or null. */
export const enhancedCode = (words: string): string | null => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? null;

/**
 * Whether a refusal says that nobody will read mail at this address. When in doubt it does not: a server that refuses everything of ours
 * must not make a whole city seem unreachable.
 */
export function isDeadMailbox(words: string): boolean {
  const code = enhancedCode(words);
  if (code && DEAD.test(code)) return !/relay/i.test(words);
  if (code && !VAGUE.test(code)) return false;
  return SAYS_DEAD.some((says) => says.test(words)) && !SAYS_US.test(words);
}

/** The same of a server that asked to come back later (4xx), for days on end: a mailbox that is full, or switched off for a while. */
export const isLongDead = (words: string): boolean => isDeadMailbox(words.replace(/\b4(\.\d{1,3}\.\d{1,3})\b/g, '5$1'));
