import { enhancedCode, isDeadMailbox, isLongDead } from './dead-mailbox.ts';
import type { Incoming } from './read-mail.ts';

/** What a report says of our letter: it did not arrive. */
export interface Failure {
  /** The mailbox is dead; else the letter was refused for another reason. */
  dead: boolean;
  /** The last server's own words, or what comes nearest. */
  words: string;
}

/** A field of a report (RFC 3464 §2.3); folded lines are joined. */
function field(block: string, name: string): string {
  const [, value = ''] = new RegExp(`^${name}:[ \\t]*((?:.*(?:\\n[ \\t]+.*)*))`, 'im').exec(block) ?? [];
  return value.replace(/\s+/g, ' ').trim();
}

/**
 * What the sentence for people says below a recipient. Exim's report of an address that it does not know itself has the status 5.0.0 and no
 * diagnostic code; its reason stands there alone.
 */
function saidBelow(text: string, recipient: string): string {
  const lines = text.slice(0, 20_000).split('\n');
  const at = lines.findIndex((line) => recipient !== '' && line.toLowerCase().includes(recipient.toLowerCase()));
  if (at < 0) return '';
  const below = lines.slice(at + 1, at + 5);
  const end = below.findIndex((line) => !/^\s+\S/.test(line));
  return (end < 0 ? below : below.slice(0, end)).join(' ').replace(/\s+/g, ' ').trim();
}

function failureOf(block: string, text: string): Failure | null {
  if (field(block, 'action').toLowerCase() !== 'failed') return null;
  const status = field(block, 'status').split(' ')[0] ?? '';
  const recipient = field(block, 'final-recipient').replace(/^[\w-]+\s*;\s*/, '');
  const diagnostic = field(block, 'diagnostic-code').replace(/^[\w-]+\s*;\s*/, '') || saidBelow(text, recipient);
  const words = diagnostic || status || 'no words';
  // Of the two codes the server's own is the better one; a relay often says no more than 5.0.0.
  const said = enhancedCode(diagnostic) ? diagnostic : `${status} ${diagnostic}`;
  // A server that could not be reached for days is as silent as a mailbox that is not there.
  const silent = /^4\.(4|3)\.\d+$/.test(status) || /^5\.4\.(1|4|7)$/.test(status);
  return { dead: isDeadMailbox(said) || isLongDead(said) || (silent && diagnostic === ''), words: words.slice(0, 500) };
}

/** Sentences of programs that write reports for people only: qmail, and older servers. */
const PROSE =
  /^(hi\. this is the|this is a permanent error|your message .{0,80}could not be delivered|delivery has failed|undeliver|mail delivery failed|delivery status notification \(failure\))/im;

/**
 * What a mail to a return address reports; null when it reports no failure: a delay, a delivery, a holiday notice, anything else. Only
 * a report in the form of the standard is believed at once; prose needs a server's reply code in it.
 */
export function readFailure({ reportParts, automatic, from, text, subject }: Incoming): Failure | null {
  if (reportParts.length > 0)
    return reportParts.map((part) => failureOf(part, text)).find((failure) => failure !== null) ?? null;
  const isDaemon = /^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[^@]*)@/i.test(from);
  if (!(isDaemon || automatic) || !PROSE.test(`${subject}\n${text.slice(0, 2000)}`)) return null;
  const line = /^.*\b5\d\d[ -#](5\.\d{1,3}\.\d{1,3}\b)?.*$/m.exec(text.slice(0, 8000))?.[0]?.trim();
  if (!line) return null;
  return { dead: isDeadMailbox(line), words: line.slice(0, 500) };
}
