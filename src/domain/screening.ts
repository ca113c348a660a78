/** Suspicion: quarantined for the administrator to look at, never refused. Whoever writes little, badly or angrily is not suspect. */
export type Suspicion = 'advert' | 'noise' | null;

const LINK = /\bhttps?:\/\/|\bwww\.|\b(?:t\.me|zalo\.me|bit\.ly|wa\.me|m\.me)\//g;
const PHONE = /(?<!\d)(?:\+?84|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d)/;
const SELLING =
  /\b(?:cho vay|vay (?:tien|von|nhanh|nong|tin chap)|lai suat|giai ngan|tin chap|ca cuoc|ca do|casino|nha cai|tai xiu|xoc dia|no hu|danh de|lo de|khuyen mai|giam gia|uu dai|mua ngay|dat hang|gia re|gia goc|hang chinh hang|hang auth|fake 1|tuyen (?:ctv|cong tac vien|nhan vien|dung)|viec nhe|luong cao|kiem tien|thu nhap thu dong|dau tu|sinh loi|bitcoin|crypto|forex|tien ao|viagra|tang can|giam can|gai goi|mat xa|massage|lam bang|bang gia|lam giay to|mua ban nha|ban dat|dat nen|lien he (?:ngay|zalo|hotline)|inbox|ib em|hotline|click|loans?|betting|jackpot|discount|earn money|cheap|seo|backlinks?|telegram|whatsapp|promo)\b|贷款|发票|博彩|代开|加微信|대출|카지노|도박/g;
/** Somebody who tells of an advert, or of the place, is no advertiser. */
const TELLING =
  /\b(?:de nghi|phan anh|gop y|dan (?:day|kin|bay|len)|to roi|go bo|boc|xu ly|don dep|can bo|nhan vien|quay|thai do|cam on|staff|officer|please)\b/;

function isAdvert(folded: string): boolean {
  const links = folded.match(LINK)?.length ?? 0;
  if (links === 0 && !PHONE.test(folded)) return false;
  if (TELLING.test(folded)) return false;
  if (links >= 3) return true;
  const selling = new Set(folded.match(SELLING)).size;
  const others = folded.replace(/\S*(?:https?:\/\/|www\.)\S*/g, '').match(/\p{L}{2,}/gu)?.length ?? 0;
  return selling >= 2 || (links > 0 && selling >= 1) || (links >= 2 && others < 8);
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) => [row, [...row].reverse().join('')]);
/** What fingers do: `asdasd`, `asdfghj`, `kkkkkkkk`. Laughter (haha, kkk) and short teencode are not it. */
const ONE_KEY = /^([a-z])\1{5,}$/;
const REPEATED = /^([a-z]{2,4}?)\1+[a-z]{0,3}$/;

function isRun(letters: string): boolean {
  return letters.length >= 3 && ROWS.some((row) => row.includes(letters));
}

function isMash(word: string): boolean {
  if (ONE_KEY.test(word) || isRun(word)) return true;
  const unit = REPEATED.exec(word)?.[1];
  if (unit !== undefined && isRun(unit)) return true;
  return word.length >= 9 && !/[aeiouy].*[aeiouy]/.test(word);
}

function isNoise(folded: string): boolean {
  if (!/^[a-z\s.,;!?]{5,400}$/.test(folded)) return false;
  const words = folded.match(/[a-z]+/g) ?? [];
  return words.join('').length >= 5 && words.every(isMash);
}

/**
 * Whether a text looks like an advert (a telephone number or link together with words of selling, or many links) or like
 * noise from a keyboard. Emoji, one word, teencode, anger, HTML and raw Telex are none of these. `folded` is the fold of the text.
 */
export function screen(_text: string, folded: string): { suspicion: Suspicion } {
  if (isAdvert(folded)) return { suspicion: 'advert' };
  return { suspicion: isNoise(folded) ? 'noise' : null };
}
