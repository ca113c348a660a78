/** Kinds of place, as rules and statistics name them; `di_tich` is a relic site, `mot_cua` a one-stop counter. */
export const PLACE_KINDS = [
  'cong_so',
  'mot_cua',
  'tiep_dan',
  'benh_vien',
  'truong_hoc',
  'bao_tang',
  'thu_vien',
  'nha_hat',
  'nha_van_hoa',
  'di_tich',
  'ton_giao',
  'vui_choi',
  'pho_di_bo',
  'cong_vien',
  'via_he',
  'giao_thong',
  'cho',
  'tttm',
  'nha_hang',
  'ga_tau',
  'ga_metro',
  'ben_xe',
  'diem_trung_chuyen',
  'san_bay',
  'khu_dan_cu',
] as const;

/** A rule with this mark fits every kind of place. */
export const EVERY_PLACE_KIND = '*';

/** Kinds of unit; the last four are those that Hanoi had until 30/06/2025, and other cities may still have. */
export const UNIT_KINDS = [
  'thanh_pho',
  'so',
  'thanh_tra',
  'van_phong',
  'trung_tam',
  'ban',
  'dvsn',
  'doanh_nghiep',
  'trung_uong',
  'phuong',
  'xa',
  'thi_tran',
  'quan',
  'huyen',
  'thi_xa',
] as const;
