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

  'notices.stuck': 'Thư chưa gửi được',
  'notices.stuck.lead':
    'Thư bị từ chối thì không tự đi nữa: xin sửa địa chỉ hoặc máy chủ thư rồi cho gửi lại. Thư đang chờ sẽ tự đi khi máy chủ nhận.',
  'notices.stuck.count': '{failed} thư bị từ chối, {waiting} thư chờ hơn một ngày.',
  'notices.stuck.none': 'Mọi thư đã được gửi.',
  'notices.stuck.kind': 'Thư',
  'notices.stuck.unit': 'Đơn vị',
  'notices.stuck.error': 'Máy chủ trả lời',
  'notices.stuck.since': 'Từ lúc',
  'notices.stuck.send': 'Gửi lại',
  'notices.stuck.again': 'Thư đã được xếp lại để gửi.',
  'notices.stuck.more': 'Và {n} thư khác.',
} as const;
