/** The local mailbox of a machine without a mail server. */
export const notices = {
  'notices.mailbox': 'Hộp thư thử',
  'notices.mailbox.lead': 'Máy này chưa nối với máy chủ thư, nên mọi thư được giữ lại ở đây.',
  'notices.mailbox.empty': 'Chưa có thư nào.',
  'notices.mailbox.samples': 'Xem mẫu của mọi loại thư',
  'notices.mailbox.back': 'Về hộp thư',
  'notices.mail.to': 'Gửi đến',
  'notices.mail.at': 'Lúc',
  'notices.mail.html': 'Bản trình bày',
  'notices.mail.text': 'Bản chữ thường',
  'notices.mail.source': 'Nguyên văn thư',
  'notices.samples': 'Mẫu của mọi loại thư',
  'notices.samples.lead': 'Mỗi thư được viết từ dữ liệu mẫu, bằng hai thứ tiếng. Không thư nào được gửi đi.',
} as const;
