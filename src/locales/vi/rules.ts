/** The codes of conduct in plain words. */
export const rules = {
  'rules.title': 'Quy tắc ứng xử',
  'rules.lead':
    'Hai bộ quy tắc của Thành phố Hà Nội, nói bằng lời thường. Khi góp ý, bạn có thể chọn điều có liên quan; không chọn cũng được.',
  'rules.code.522': 'Cán bộ, công chức, viên chức, người lao động (Quyết định 522/QĐ-UBND năm 2017)',
  'rules.code.1665': 'Nơi công cộng (Quyết định 1665/QĐ-UBND năm 2017)',
  'rules.code.khac': 'Quy định khác tại nơi này',
  'rules.do': 'Nên làm',
  'rules.dont': 'Không nên làm',
  'rules.source': 'Văn bản',
  'rules.since': 'Áp dụng từ {date}',
  'rules.unverified': 'Câu chữ đang chờ đối chiếu với văn bản gốc.',
  'rules.sensitive': 'Ý kiến về điều này chỉ người có thẩm quyền ở cấp trên được đọc.',
  'rules.all': 'Tất cả quy tắc',
  'rules.language': 'Câu chữ của các quy tắc chỉ có tiếng Việt và tiếng Anh.',
} as const;
