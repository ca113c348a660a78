/** The codes of conduct in plain words, and the start page. */
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
  'home.title': 'Nói với nơi bạn đang đứng',
  'home.lead':
    'Quét mã QR trên biển ở quầy, nhà ga, di tích, công viên… để khen ngợi, phản ánh hoặc góp ý. Không cần tài khoản. Có người chịu trách nhiệm, có hạn trả lời, có mã để theo dõi.',
  'home.box': 'Có mã hòm thư?',
  'home.box.hint': '7 ký tự in dưới mã QR, ví dụ 7K3QXM9.',
  'home.track': 'Đã gửi ý kiến?',
  'home.error.empty': 'Nhập mã hòm thư.',
  'home.error.mistyped': 'Mã này chưa đúng. So lại với biển; mã không có 0, I, L, O, U.',
} as const;
