/** The start page. */
export const home = {
  'home.title': 'Góp ý cho nơi bạn đang đến',
  'home.lead':
    'Quét mã QR trên biển ở quầy, nhà ga, di tích, công viên… để khen ngợi, phản ánh hoặc góp ý. Không cần tài khoản. Có người chịu trách nhiệm, có hạn trả lời, có mã để theo dõi.',
  'home.box': 'Có mã hòm thư?',
  'home.box.hint': '7 ký tự in dưới mã QR, ví dụ 7K3QXM9.',
  'home.track': 'Đã gửi ý kiến?',
  'home.error.empty': 'Nhập mã hòm thư.',
  'home.error.mistyped': 'Mã này chưa đúng. So lại với biển; mã không có 0, I, L, O, U.',
} as const;
