import { numberedPoints, pointsOf, unansweredOf } from './answer-points.ts';
import type { CaseKind } from './case.ts';
import { fold } from './fold.ts';
import type { Outcome } from './outcomes.ts';
import { type WithoutPassingOn, withoutPassingOn } from './passed-on.ts';

/**
 * The questions that are asked of an answer before it is sent, in the order in which the desk shows them. They look at words alone, so they
 * may be wrong: each but `passed_on` may be overruled, with a reason.
 */
export const CHECKS = ['points', 'done', 'proof', 'next', 'own_words', 'blanks', 'passed_on'] as const;
export type Check = (typeof CHECKS)[number];

/** One question with its answer. `parts`: the words that it is about (points without an answer, blanks left to fill in). */
export type Finding = {
  readonly check: Check;
  readonly ok: boolean;
  readonly parts: readonly string[];
};

export type Answer = {
  readonly kind: CaseKind;
  /** What the resident wrote, and asked again. */
  readonly asked: string;
  readonly words: string;
  /** Language of the answer; of what is neither Vietnamese nor English the words are not judged. */
  readonly lang: string;
  readonly outcome: Outcome | null;
  readonly photos: number;
  /** Something is promised by a day. */
  readonly promised: boolean;
  /** The texts of the templates, filled in for this case. */
  readonly templates: readonly string[];
};

/** No head may wave this through: handing a case on is not what came of it. */
export const mustHold = (check: Check): boolean => check === 'passed_on';

/** Sending words, reporting and taking note are no deeds, nor is what another office is said to do. */
const NO_DEED =
  /^(?:gui|nhan(?! loi)|phan|gop|tiep nhan|tiep thu|ghi nhan|tong hop|lang nghe|neu|viet|chuyen|trinh|bao cao|de|la|den|qua|biet|quan|lau|cong an|phong|don vi|co quan|bo phan|lanh dao|ubnd|uy ban)\b/;
const DEED_VI = /\b(?:da|vua|dang)\s+(?:(?:duoc|bi|co|cung|va dang)\s+)?(\p{L}+(?:\s+\p{L}+)?)/gu;
/** What is otherwise from now on was changed. */
const CHANGED_VI =
  /\b(?:tu (?:tuan|thang|quy|dot) (?:nay|sau|toi)|tu hom nay|tu nay(?! (?:xin|ong|ban|quy vi))|duoc (?:cap|doi|thay|sua|bo sung|cong khai|nhac|yeu cau)|chuyen (?:\p{L}+ ){1,6}?(?:xuong|len|sang|ve|ra|vao) (?:tang|phong \d|phong so|tru so|dia chi|co so|khu|nha|gan))/u;
/** With its marks: `nay` is "from now on", `này` only "this". */
const NOW_VI = /(?<!\p{L})nay (?:mở|có|đã|được|mo|co|da|duoc)(?!\p{L})/u;
const DEED_EN =
  /\b(?:checked|looked into|reviewed|examined|spoke|spoken|talked|met|reminded|repaired|fixed|replaced|changed|corrected|opened|moved|put up|installed|cleaned|trained|apologi[sz]e[sd]?|decided|asked|told|thanked|arranged|added|removed|fined|available|now)\b/;
/** "According to the rules" alone is no reason, nor that somebody else is competent. */
const WHY =
  /\b(?:nguyen nhan|ly do|theo quy dinh (?:tai|cua|ve|so)|theo dieu|ket qua (?:kiem tra|xac minh|ra soat|cho thay|la)|qua (?:kiem tra|xac minh|ra soat|doi chieu)|khong co (?!tham quyen)|khong dung(?! tham quyen)|because|since|according|found)\b/;
/** With their marks: without, they are also parts of `đơn vị` and `đó`. */
const WHY_WRITTEN = /(?<!\p{L})(?:vì|bởi|do)(?!\p{L})(?! (?:không thuộc|chưa thuộc|vậy|đó|thế))/u;
const LATER = /(?<!\p{L})(?:se|will)(?!\p{L})[^.;,!?\n]*/gu;
/** `522/QĐ-UBND`, `118/2025/NĐ-CP`, and papers named by number or day. */
const DOCUMENT =
  /\b\d{1,5}\s?\/\s?(?:\d{4}\s?\/\s?)?[A-ZĐ]{1,8}(?:\s?[-–]\s?[A-ZĐ0-9&]{1,12})*|\b(?:quy[eế]t [dđ][iị]nh|c[oô]ng v[aă]n|th[oô]ng b[aá]o|bi[eê]n b[aả]n|b[aá]o c[aá]o|k[eế] ho[aạ]ch|decision|notice|minutes|report)\s+(?:s[oố]|ng[aà]y|no\.?|of)\s*\d/iu;
const NEXT =
  /\b(?:se|co the|tu (?:tuan|thang|quy) (?:nay|sau|toi)|tu hom nay|tu nay|nay (?:mo|co)|hang (?:ngay|tuan|thang)|dau moi|mang (?:\p{L}+ ){1,3}den|lien he|so dien thoai|duong day nong|hotline|gap|moi (?:ong|ba)|xin moi|den phong|den quay|tai phong|tai quay|truoc ngay|tu ngay|theo doi|gop y them|phan anh them|tra loi lai|will|contact|call|please|visit|from now on|can|you may)\b|\d[\d .]{6,}\d|\S@\S/u;
const BLANK = /\[[^\]\n]{1,80}\]|\{[^}\n]{1,40}\}|…{2,}|\.{4,}|_{3,}/g;
/** Fewer words of one's own than a sentence has. */
const FEWEST_OWN_WORDS = 8;
/** Greetings are in every template, and in every answer. */
const FEWEST_WORDS_OF_A_TEMPLATE = 6;

/** What was done, besides writing and handing on. */
function deeds({ folded, written }: WithoutPassingOn): boolean {
  for (const [, deed = ''] of folded.matchAll(DEED_VI)) if (!NO_DEED.test(deed)) return true;
  return CHANGED_VI.test(folded) || NOW_VI.test(written) || DEED_EN.test(folded.replace(LATER, ''));
}

const reasons = ({ folded, written }: WithoutPassingOn): boolean =>
  WHY.test(folded.replace(LATER, '')) || WHY_WRITTEN.test(written);

const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?…:;])\s+|\n+/u)
    .map((sentence) =>
      fold(sentence)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .filter((sentence) => sentence !== '');

const wordCount = (sentence: string): number => sentence.split(' ').length;

/** True of an answer that took up a template and says little beside it. What is short and one's own is no template. */
function isTemplateAlone(words: string, templates: readonly string[]): boolean {
  const known = new Set(templates.flatMap(sentences));
  const said = sentences(words);
  const own = said.filter((sentence) => !known.has(sentence)).reduce((n, sentence) => n + wordCount(sentence), 0);
  return own < FEWEST_OWN_WORDS && said.some((one) => known.has(one) && wordCount(one) >= FEWEST_WORDS_OF_A_TEMPLATE);
}

const needsNoDeed = (outcome: Outcome | null) =>
  outcome === 'unfounded' || outcome === 'nothing_to_do' || outcome === 'explained' || outcome === 'reviewed_elsewhere';

const BY_WORDS: readonly Check[] = ['points', 'done', 'next', 'passed_on'];

/** Thanks are asked only whether they are one's own words; the others by kind. */
const ASKED_OF: Readonly<Record<CaseKind, readonly Check[]>> = {
  complaint: CHECKS,
  suggestion: ['points', 'done', 'next', 'own_words', 'blanks', 'passed_on'],
  praise: ['own_words', 'blanks'],
  rating: [],
};

/** Looks at an answer as far as words can tell. Where no point was made, none is asked for. Pure; the same words give the same findings. */
export function checkAnswer(answer: Answer): Finding[] {
  const { kind, words, outcome } = answer;
  const folded = fold(words);
  const points = pointsOf(answer.asked).length;
  const missing = numberedPoints(words) >= points ? [] : unansweredOf(answer.asked, words);
  const blanks = [...words.matchAll(BLANK)].map(([blank]) => blank);
  const besides = withoutPassingOn(words);
  const done = deeds(besides);
  const explained = needsNoDeed(outcome) && reasons(besides);
  const ok: Readonly<Record<Check, boolean>> = {
    points: missing.length === 0,
    done: done || explained,
    proof: answer.photos > 0 || DOCUMENT.test(words),
    next: answer.promised || NEXT.test(folded),
    own_words: !isTemplateAlone(words, answer.templates),
    blanks: blanks.length === 0,
    passed_on: !besides.passed || done || explained,
  };
  const parts: Partial<Record<Check, readonly string[]>> = { points: missing, blanks };
  const understood = answer.lang === 'vi' || answer.lang === 'en';
  return ASKED_OF[kind]
    .filter((check) => (understood || !BY_WORDS.includes(check)) && (check !== 'points' || points > 0))
    .map((check) => ({ check, ok: ok[check], parts: parts[check] ?? [] }));
}

/** How the answer stands: whether it holds, may be overruled, or must be changed. */
export function gateOf(findings: readonly Finding[]): 'passed' | 'doubtful' | 'must_change' {
  const failed = findings.filter(({ ok }) => !ok);
  if (failed.some(({ check }) => mustHold(check))) return 'must_change';
  return failed.length > 0 ? 'doubtful' : 'passed';
}
