import { complaintIn } from './steering-complaint.ts';
import { denunciationIn, denunciationInEastAsian } from './steering-denunciation.ts';
import { dangersIn, dangersInEastAsian } from './steering-emergency.ts';

/** Where a text would be better served than in a letter box. */
export type Door = 'emergency' | 'denunciation' | 'complaint';

/** `signals` names what was seen: violence, fire, explosive, medical, child; bribe, denounce; decision, complain; rule. */
export type Steering = { door: Door | null; restricted: boolean; urgent: boolean; signals: string[] };

const EAST_ASIAN = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;
const ACCENTS = /[À-ỹ]/;

function doorOf(danger: boolean, denunciation: boolean, complaint: boolean): Door | null {
  if (danger) return 'emergency';
  if (denunciation) return 'denunciation';
  return complaint ? 'complaint' : null;
}

/**
 * Reads whether a text belongs to another door (promise 9; Law on Denunciations 25/2018/QH14, Law on Complaints
 * 02/2011/QH13). A hint for a page that keeps every word, never a refusal. `text` is clean, `folded` its fold. What sounds
 * like a denunciation or a formal complaint, and what is filed under a sensitive rule, is handled as restricted.
 */
export function steer(
  text: string,
  folded: string,
  context: { rule?: { sensitive: boolean; urgent: boolean } | undefined },
): Steering {
  const accented = ACCENTS.test(text);
  const lower = accented ? text.toLowerCase() : folded;
  const eastAsian = EAST_ASIAN.test(folded);
  const dangers = eastAsian ? dangersInEastAsian(folded) : dangersIn(lower, folded, accented);
  const denunciation = eastAsian ? denunciationInEastAsian(folded) : denunciationIn(lower, folded, accented);
  const complaint = eastAsian ? [] : complaintIn(folded);
  const { sensitive = false, urgent = false } = context.rule ?? {};
  return {
    door: doorOf(dangers.length > 0, denunciation.length > 0, complaint.length > 0),
    restricted: sensitive || denunciation.length > 0 || complaint.length > 0,
    urgent: urgent || dangers.length > 0,
    signals: [...dangers, ...denunciation, ...complaint, ...(sensitive || urgent ? ['rule'] : [])],
  };
}
