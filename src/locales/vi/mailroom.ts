/** What comes back by mail. */
export const mailroom = {
  'mail.answerable':
    'Ông/bà có thể trả lời thư này: nội dung và ảnh đính kèm được lưu thành bản nháp của câu trả lời. Người gửi chỉ đọc được sau khi ông/bà xem lại và gửi đi.',
  'mail.footer.answerable': 'Thư tự động của Hòm Thư, hòm thư góp ý số của Thành phố Hà Nội.',

  'mail.dead.subject': 'Hộp thư không nhận được thư: {who}',
  'mail.dead.title': 'Hộp thư không nhận được thư',
  'mail.dead.lead': 'Thư gửi cho {who} bị máy chủ thư từ chối.',
  'mail.dead.address': 'Địa chỉ',
  'mail.dead.since': 'Từ lúc',
  'mail.dead.words': 'Máy chủ trả lời',
  'mail.dead.goes': 'Từ bây giờ, thư báo về các ý kiến được gửi cho người làm thay, cấp phó hoặc đơn vị cấp trên.',
  'mail.dead.help': 'Xin báo cho người giữ hộp thư, và sửa địa chỉ nếu địa chỉ sai.',
  'mail.dead.open': 'Xem thư chưa gửi được',
} as const;
