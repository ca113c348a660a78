import { fold } from './fold.ts';

/** Who a case is handed to. `ban` and `so` are bodies only with their names: without marks they are also "you" and "number". */
const BODY =
  '(?:don vi|co quan|bo phan|uy ban|ubnd|hdnd|cong an|thanh tra|lanh dao|chu tich|trung tam|chi cuc|nguoi co tham quyen|noi co tham quyen|nganh chuc nang|to dan pho|vien kiem sat|toa an|phong(?! (?:cho|hop|doi|tiep dan|lam viec|so|\\d))|ban (?:quan ly|chi dao|chi huy|to chuc|tiep cong dan|noi chinh|dan van)|so (?:noi vu|tu phap|y te|xay dung|tai chinh|nong nghiep|khoa hoc|giao duc|van hoa|cong thuong|ngoai vu|du lich|dan toc|giao thong|nganh)|cap (?:tren|co tham quyen|tham quyen|xa|phuong|tinh|thanh pho|uy))\\b';
const PAPER = '(?:cong van|van ban|phieu chuyen|phieu|giay|bao cao|to trinh)';
const WHEN = `(?:(?:da|se|dang|vua)\\s+)?(?:(?:duoc|bi|cung|kip thoi|lap tuc|tong hop|ghi nhan|tiep nhan|va)[\\s,]+)*(?:(?:co|ban hanh|lam|soan|ra)\\s+${PAPER}\\s+(?:so\\s+\\S+\\s+)?)?`;
const TO = '(?:cho|den|toi|sang|ve|len|qua)';
const WHOM = `(?:\\s+(?:[\\p{L}\\p{N}/-]+\\s+){0,8}?${TO}(?:\\s+\\p{L}+){0,3}?|\\s+(?:cac|lai|ngay|tiep))?\\s+${BODY}`;
/** What residents send, or are asked to send, is not handed on. */
const NOT_THE_RESIDENT =
  '(?<!(?<!cua\\s+)(?:ong ba|ong\\/ba|ban|cong dan|quy vi|nguoi dan|anh chi|anh\\/chi|xin|vui long|hay|co the|can)\\s+(?:da\\s+)?)';
const HANDED_VI = new RegExp(
  `\\b${WHEN}(?<!\\p{L})${NOT_THE_RESIDENT}(?:chuyen|gui|bao cao|trinh|xin y kien)(?!\\s+(?:ket qua|thu xin loi|loi xin loi|thu moi|giay))${WHOM}`,
  'gu',
);
const ORDERED_VI = new RegExp(
  `\\b${WHEN}(?<!\\p{L})(?:giao|yeu cau|de nghi|kien nghi|chi dao|phan cong)(?:\\s+nhiem vu)?${WHOM}`,
  'gu',
);
const HANDED_EN =
  /\b(?:(?:have|has|had|been|was|were|will|be)\s+)*(?:(?:sent|send|submitted|reported|assigned|handed|transferred|transfer|given|asked|instructed|requested)\b[^.;!?\n]{0,60}?\b(?:police|departments?|divisions?|offices?|units?|authority|authorities|committee|superiors|ministry|agency|agencies|board|council|bureau)\b|(?:forwarded|passed on|referred)\b)/gu;

/** An order that names a deed is one; an order to "consider and settle" is not. */
const NAMES_A_DEED =
  /\b(?:lap (?:dat|lai|them|bien|ghe|den)|mo (?:them|lai|cua|quay)|sua|bo tri|thay (?:the|moi|bang)|trong cay|don dep|tap huan|cap (?:the|lai|giay)|xin loi|nhac nho|kiem diem|chan chinh|cong khai|niem yet|bo sung|rut kinh nghiem|xu phat|thu hoi|hoan tra|tra lai|boi thuong|cu nguoi|doi lich)\b/;
const VAGUE =
  /\b(?:xem xet|giai quyet|xu ly|kiem tra|nghien cuu|tham muu|theo doi|xac minh|ra soat|lam ro|phoi hop|chu tri|phu trach|thuc hien|tra loi|tiep nhan|theo quy dinh|theo tham quyen)\b/;
/** Things are moved to another floor, cases are not. */
const A_PLACE = /^[^.;!?\n]{0,40}\b(?:xuong|len|sang|ve|ra|vao) (?:tang|tru so|dia chi|nha so|so nha|co so)\b/;
const FEWEST_WORDS_OF_AN_ORDER = 6;
/** Where the words about the handing on end. */
const CLAUSE_END =
  /[.;!?\n]|\b(?:da|vua|dang|dong thoi|hien nay|tu nay|tu hom nay|ket qua kiem tra|qua kiem tra|qua xac minh|and (?:we|have|has)|we|because|since)\b|(?<=,\s*)(?:vi|do)\b/u;

function clauseAfter(text: string, from: number): string {
  const rest = text.slice(from);
  const end = rest.search(CLAUSE_END);
  return end < 0 ? rest : rest.slice(0, end);
}

function isEmptyOrder(clause: string): boolean {
  if (NAMES_A_DEED.test(clause)) return false;
  return VAGUE.test(clause) || (clause.match(/\p{L}+/gu) ?? []).length < FEWEST_WORDS_OF_AN_ORDER;
}

/** An answer without the words that hand the case on. */
export interface WithoutPassingOn {
  /** Something was handed on. */
  readonly passed: boolean;
  /** What else is said, folded and as it was written. */
  readonly folded: string;
  readonly written: string;
}

/** Takes out of an answer whatever only hands the case to somebody else: what came of it is looked for in the rest. */
export function withoutPassingOn(words: string): WithoutPassingOn {
  const text = words.normalize('NFC').toLowerCase();
  const folded = fold(text);
  const cuts: { from: number; to: number }[] = [];
  for (const [pattern, isOrder] of [
    [HANDED_VI, false],
    [ORDERED_VI, true],
    [HANDED_EN, false],
  ] as const) {
    for (const { index, 0: said } of folded.matchAll(pattern)) {
      const clause = clauseAfter(folded, index + said.length);
      if (isOrder ? isEmptyOrder(clause) : !A_PLACE.test(clause))
        cuts.push({ from: index, to: index + said.length + clause.length });
    }
  }
  cuts.sort((a, b) => a.from - b.from);
  const cut = (whole: string) => {
    let left = '';
    let kept = 0;
    for (const { from, to } of cuts) {
      if (from >= kept) left += `${whole.slice(kept, from)} . `;
      kept = Math.max(kept, to);
    }
    return left + whole.slice(kept);
  };
  const rest = cut(folded);
  return { passed: cuts.length > 0, folded: rest, written: folded.length === text.length ? cut(text) : rest };
}
