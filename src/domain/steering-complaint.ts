/** Formal complaints (khiếu nại): a wish that an administrative decision be cancelled or reviewed. Read on folded text. */

const rx = (source: string) => new RegExp(String.raw`\b(?:${source})\b`);

/** A decision of an authority, as opposed to "tôi quyết định đi về". */
const DECISION = rx(
  'quyet dinh (?:so|thu hoi|xu phat|cuong che|phe duyet|boi thuong|giai quyet|hanh chinh|bac|tu choi|ky luat|giao dat|cho thue dat|den bu|cua (?:phuong|xa|ubnd|uy ban|chu tich|quan|huyen|thanh pho|so))|' +
    '\\d+/(?:\\d+/)?qd|(?:voi|huy|huy bo|thu hoi|bai bo|xem xet lai|xem lai|rut|sua) quyet dinh|quyet dinh (?:nay|tren|do|kia)|bien ban xu phat|(?:thu hoi|boi thuong|den bu|giai phong) (?:mat bang|dat)|gpmb',
);
const DISPUTE = rx(
  'khong (?:dong y|dong tinh|chap nhan|nhat tri|thoa dang|thoa man|dung phap luat|dung luat)|phan doi|huy(?: bo)?|bai bo|xem xet lai|xem lai|rut lai|sai (?:luat|phap luat|doi tuong)|trai (?:luat|phap luat)|(?:yeu cau|de nghi|doi) (?:duoc )?(?:boi thuong|den bu|thu hoi quyet dinh)|phat oan|khieu nai',
);
const COMPLAINS = rx(
  '(?:toi|em|chau|chung toi|gia dinh toi|xin|muon|phai|lam don|viet don) (?:xin |muon |phai |lam don |viet don |gui don )*khieu nai(?! (?:cua|bi|tu|ma|nhung|tren|online))',
);
const OPENS_WITH = /^(?:don )?khieu nai\b/;
/** People say "khiếu nại" of rudeness and dirt too; that is what this box is for. */
const CONDUCT = rx(
  'thai do|phuc vu|coc can|quat|chui|hach sach|bat lich su|ve sinh|on ao|loa|rac|cho (?:lau|doi|ca)|gui xe|giu xe|chat chem|cheo keo|nhan vien|bao ve|bang|bien|quat|ghe|ve|gia|xep hang|chen|tre hen|cham tre|hut thuoc',
);
const ENGLISH = rx(
  '(?:cancel|revoke|annul|overturn|review|appeal|challenge|contest|object to|disagree with|reverse)\\b[^.!?\\n]{0,40}\\b(?:decision|fine|penalty|order)(?! of mine)|appeal against|formal complaint|' +
    'annul\\w*\\b[^.!?\\n]{0,30}\\bdecision|recours contre',
);

/** `decision` when a decision is contested, `complain` when the text calls itself a complaint and no matter of conduct. */
export function complaintIn(folded: string): string[] {
  if ((DECISION.test(folded) && DISPUTE.test(folded)) || ENGLISH.test(folded)) return ['decision'];
  const calls = COMPLAINS.test(folded) || OPENS_WITH.test(folded);
  return calls && !CONDUCT.test(folded) ? ['complain'] : [];
}
