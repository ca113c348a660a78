/** Denunciations (tố cáo): law-breaking, above all officials who take money. Read on folded text, clause by clause. */

const rx = (source: string) => new RegExp(String.raw`\b(?:${source})\b`, 'g');

/** Say so by themselves, with and without accents. */
const BRIBE = rx(
  'tham nhung|dut lot|lot tay|tien boi tron|phi boi tron|tien lam luat|(?:doi|thu|nop|chi) lam luat|bien thu|rut ruot|' +
    '(?:nhan|dua|an|doi|voi|dut) hoi lo|hoi lo (?:cho |cua )?can bo|(?:dua|nhan|kep|doi|voi|boi|chuan bi|nhet|gui|phai co|co|khong) phong bi(?! ho so| thu| dung| giay)|' +
    'chi phi ngam|chung chi tien|an chan tien|an tien cua (?:dan|nguoi)|loi dung chuc vu|loi dung chuc quyen|loi dung quyen han|lam quyen|' +
    'gia mao (?:ho so|giay to|chu ky|con dau)|(?:sua|lam gia) (?:ho so|giay to|chu ky|con dau|so lieu)|chiem doat|ban ma tuy|' +
    'brib(?:e|es|ed|ery|ing)|corrupt|corruption|kickbacks?|embezzl\\w+|extort\\w*|under the table|denounce|denunciation|' +
    'pots?[- ]de[- ]vin|corrompu|dessous de table|bakchich|soudoyer',
);
/** Their folded forms also mean something harmless (hối lộ, hơi lo; tố cáo, to cao). Read in small letters with accents. */
const ACCENTED_BRIBE =
  /(?<!\p{L})(?:hối lộ|tham ô|vòi vĩnh|vòi tiền|vòi quà|đòi tiền mãi lộ|mãi lộ|bao che(?: cho)?|bảo kê|làm giả (?:hồ sơ|giấy|chữ ký|con dấu|sổ)|chạy chức|quà biếu|tiền bồi dưỡng|tiền cảm ơn)(?!\p{L})/gu;
const DENOUNCE =
  /(?:^|[.!?\n]\s*)(?:kính gửi[^.!?\n]{0,60}\s)?(?:đơn )?tố cáo|(?:tôi|em|cháu|chúng tôi|gia đình tôi|xin|muốn|phải|làm đơn|viết đơn|gửi đơn|nộp đơn|đơn) (?:được |gửi đơn )?tố cáo(?! (?:của|bị|từ|mà|nhưng))/u;
const DENOUNCE_PLAIN = /\b(?:toi|em|chau|chung toi|xin|muon|phai|lam don|viet don|gui don) (?:duoc )?to cao\b/;
const EAST_ASIAN =
  /贿赂|受贿|行贿|索贿|索要(?:红包|钱|好处)|收红包|贪污|腐败|뇌물|금품|뒷돈|촌지|부패|횡령|賄賂|わいろ|ワイロ|収賄|汚職|裏金/;
const EAST_ASIAN_NOT = /没有|不收|拒绝|않|없|거절|断/;

const OFFICIAL =
  '(?:can bo|cong chuc|vien chuc|chu tich|pho chu tich|truong phong|truong thon|to truong|lanh dao|cong an|canh sat|csgt|dia chinh|tu phap|' +
  'bac si|y ta|dieu duong|giao vien|thay giao|co giao|hieu truong|thanh tra|quan ly thi truong|dang kiem|hai quan|nhan vien|nv|cbcc)';
const MONEY =
  '(?:\\d[\\d.,]* ?(?:k|nghin|ngan|trieu|tr|dong|vnd|usd|do|ty)\\b|\\d[\\d.,]*00 ?d\\b|tien\\b|may trieu|vai trieu|phong bi|qua bieu|qua cap)';
const TAKES =
  '(?:nhan(?! vien| dan| ho so| xet| thay| duoc (?:tin|ket|giay)| ket| giay| so| phieu)|doi|voi|xin(?! loi| phep| chao)|lay(?! so| phieu| giay)|moi tien|goi y|' +
  'yeu cau|bat|ep|thu(?= (?:cua|them|rieng|ngoai|tien|\\d))|vay|an(?= tien))';
const TAKING = new RegExp(
  String.raw`\b(?<who>${OFFICIAL})\b(?<between>[^.!?\n;]{0,60}?) ${TAKES}\b(?<what>[^.!?\n;]{0,45}?) ?(?<money>${MONEY})(?<after>[^.!?\n;]{0,40})`,
  'g',
);
const TAKING_EN =
  /\b(?:officers?|officials?|clerks?|police(?:m[ae]n)?|civil servants?|inspectors?|staff|doctors?|teachers?)\b[^.!?\n;]{0,60}?\b(?:ask(?:ed|s|ing)?|demand(?:ed|s|ing)?|want(?:ed|s)?|took|takes?|taking|accept(?:ed|s|ing)?|request(?:ed|s|ing)?)\b[^.!?\n;]{0,30}?\b(?:money|cash|\d[\d.,]* ?(?:vnd|dong|k|million|usd|dollars)|gifts?)\b(?<after>[^.!?\n;]{0,40})/g;

const REFUSED_EN = /\b(?:not|never|refus\w*|declin\w*|n.t)\b/;

/** Money that an office or a trader takes openly, or gives: no bribe, whatever the price. */
const LAWFUL =
  /\b(?:phi|le phi|phat|lai|thua|tro cap|luong|luong huu|ho tro|den bu|boi thuong|bao hiem|thuong|dien|nuoc|coc|ve|mat|the chan|tan mat|chuyen khoan|gui xe|do xe|trong xe|giu xe|xe buyt|parking|tickets?|fares?|fees?|refund|deposit|change)\b/;
const BEYOND_LAW =
  /\b(?:ngoai quy dinh|sai quy dinh|trai quy dinh|khong (?:co |dua |xuat )?(?:bien lai|hoa don|phieu thu)|no receipt|without (?:a )?receipt)\b/;
const TRADE =
  /\b(?:chu quan|quan (?:nuoc|an|pho|bun)|hang rong|ban hang|nguoi ban|taxi|xe om|grab|gui xe|giu xe|trong xe|bai xe|bai gui|chat chem|cheo keo|phu xe|nha xe|lai xe|ve xe|parking|vendors?|taxi driver|shop)\b/;
const ADDRESSED =
  /\b(?:de nghi|mong|nho|yeu cau|kinh gui|kinh mong|bao|goi|moi|co|khong thay|can) (?:cac |anh |chi |dong chi |co quan )*$/;
const NEVER =
  /\b(?:khong|ko|kh|k|hong|chang|chua|tu choi|nhat quyet|kien quyet|tra lai|chong|phong chong|tranh|cam|nghiem cam|luat|not|never|no|n.t|refus\w*|without|declin\w*|turned down|return\w*|ne|sans|refuse)\b[^.!?;,\n]{0,24}$/;
/** "Without an envelope nothing happens": the denial is part of the demand. */
const OR_ELSE =
  /^[^.!?;\n]{0,16}\b(?:thi|la|moi|or|then)\b[^.!?;\n]{0,20}\b(?:khong|ko|k|cho|hanh|gay kho|bi|moi|lau|cham|bo|de|nothing|not)\b/;

function denied(text: string, start: number, end: number): boolean {
  return NEVER.test(text.slice(Math.max(0, start - 40), start)) && !OR_ELSE.test(text.slice(end, end + 50));
}

function says(pattern: RegExp, text: string, folded: string): boolean {
  // matchAll copies its pattern; nearly every text is done after this search.
  if (text.search(pattern) < 0) return false;
  for (const match of text.matchAll(pattern)) {
    // The accented text may differ in length from the folded one where there are emoji: then the denial is read unfolded.
    const source = text.length === folded.length ? folded : text;
    const start = match[0].startsWith('khong phong bi') ? match.index + 6 : match.index;
    if (!denied(source, start, match.index + match[0].length)) return true;
  }
  return false;
}

function isTaking(match: RegExpExecArray, folded: string): boolean {
  const { who = '', between = '', what = '', after = '' } = match.groups ?? {};
  const start = match.index;
  if (!BEYOND_LAW.test(folded) && LAWFUL.test(`${what} ${after}`)) return false;
  if (TRADE.test(between) || (/^n(?:v|han vien)$/.test(who) && TRADE.test(folded))) return false;
  if (ADDRESSED.test(folded.slice(Math.max(0, start - 30), start))) return false;
  return !denied(folded, start + who.length + between.length + 1, start + match[0].length - after.length);
}

function isTakingInEnglish([match]: RegExpExecArray): boolean {
  return !REFUSED_EN.test(match) && !LAWFUL.test(match) && !TRADE.test(match);
}

/** Spares most texts the two patterns that look far ahead. */
const MONEY_HINT = /\d ?(?:k|ngh|ngan|tr|ty|d|vnd|usd)|tien|trieu|phong bi|qua (?:bieu|cap)|money|cash|gift|million/;
/** The fold of what ACCENTED_BRIBE looks for; spares most texts the slower pattern. */
const ACCENTED_HINT =
  /\b(?:hoi lo|tham o|voi (?:vinh|tien|qua)|doi tien mai|mai lo|bao (?:che|ke)|lam gia|chay chuc|qua bieu|tien (?:boi|cam))/;

function takesMoney(folded: string): boolean {
  if (!MONEY_HINT.test(folded)) return false;
  return (
    folded.matchAll(TAKING).some((match) => isTaking(match, folded)) ||
    folded.matchAll(TAKING_EN).some(isTakingInEnglish)
  );
}

/**
 * What makes the text read like a denunciation: `bribe` (money, corruption, abuse of office), `denounce` (says so), or
 * nothing. Overcharging by traders is none, nor is praise for refusing an envelope.
 */
export function denunciationIn(lower: string, folded: string, accented: boolean): string[] {
  const found: string[] = [];
  if (
    says(BRIBE, folded, folded) ||
    (accented && ACCENTED_HINT.test(folded) && says(ACCENTED_BRIBE, lower, folded)) ||
    takesMoney(folded)
  ) {
    found.push('bribe');
  }
  if (folded.includes('to cao') && (accented ? DENOUNCE.test(lower) : DENOUNCE_PLAIN.test(folded)))
    found.push('denounce');
  return found;
}

/** The same for Chinese, Korean and Japanese. */
export function denunciationInEastAsian(folded: string): string[] {
  return EAST_ASIAN.test(folded) && !EAST_ASIAN_NOT.test(folded) ? ['bribe'] : [];
}
