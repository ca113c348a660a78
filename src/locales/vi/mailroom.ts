/** What comes back by mail. */
export const mailroom = {
  'mail.answerable':
    'Ông/bà có thể trả lời thư này: nội dung và ảnh đính kèm được lưu thành bản nháp của câu trả lời. Người gửi chỉ đọc được sau khi ông/bà xem lại và gửi đi.',
  'answer.draft.byMail':
    'Bản nháp có lời ông/bà trả lời qua thư lúc {at}. Xin xem còn sót phần trích thư hay chữ ký nào không.',
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

  'mail.filed.subject': '[{reference}] Thư trả lời của ông/bà đã thành bản nháp',
  'mail.filed.title': 'Thư trả lời đã thành bản nháp',
  'mail.filed.lead':
    'Nội dung ông/bà vừa gửi đã được lưu vào bản nháp của câu trả lời. Người gửi ý kiến chưa đọc được gì: xin mở ra xem lại rồi gửi đi.',
  'mail.filed.photos': 'Số ảnh được giữ lại: {n}.',
  'mail.filed.dropped': 'Số tệp không giữ được: {n}. Bản nháp chỉ nhận ảnh, nhiều nhất ba ảnh.',
  'mail.filed.open': 'Xem lại và gửi',

  'mail.refused.subject': 'Thư trả lời của ông/bà chưa được lưu',
  'mail.refused.lead': 'Ông/bà vừa trả lời một thư của Hòm Thư. Nội dung đó không thành câu trả lời hay bản nháp nào.',
  'mail.refused.why.late': 'Thư báo đó đã quá cũ, hoặc không còn nhận trả lời.',
  'mail.refused.why.closed': 'Ý kiến đó đã được trả lời hoặc đã khép lại.',
  'mail.refused.why.post': 'Ý kiến đó hiện không thuộc phần việc mà ông/bà trả lời qua thư được.',
  'mail.refused.why.empty': 'Trong thư không có chữ hay ảnh nào ngoài phần trích lại thư báo.',
  'mail.refused.why.large': 'Thư quá lớn.',
  'mail.refused.why.noToken':
    'Thư đó không nhận trả lời: chỉ trả lời được những thư báo về một ý kiến có ghi rõ như vậy.',
  'mail.refused.why.waits': 'Câu trả lời của ông/bà đang chờ người đứng đầu duyệt, nên chưa sửa được qua thư.',
  'mail.refused.keep': 'Thư của ông/bà vẫn còn trong mục thư đã gửi. Xin đăng nhập để trả lời.',
  'mail.refused.open': 'Mở danh sách ý kiến',

  'notices.stuck.works': 'Hộp thư được coi là đã nhận được thư. Thư sau sẽ lại gửi đến đó.',
  'notices.stuck.rest': 'Từng thư',
  'staff.me.mailbox':
    'Thư gửi đến địa chỉ này không tới được từ {at}. Thư báo đang được gửi cho người khác của đơn vị; xin báo quản trị viên sửa địa chỉ.',
  'people.mailbox': 'Hộp thư này không nhận được thư từ {at}. Máy chủ trả lời:',
  'notices.dead': 'Hộp thư không nhận được thư',
  'notices.dead.lead':
    'Thư báo gửi cho những người này được chuyển cho người làm thay, cấp phó hoặc đơn vị cấp trên. Khi địa chỉ được sửa, hoặc có thư đến được, hộp thư tự ra khỏi danh sách.',
  'notices.dead.who': 'Người nhận',
  'notices.dead.works': 'Đã nhận được thư',
  'notices.dead.worksFor': 'Đã nhận được thư: {who}',
  'notices.incoming.trouble': 'Hộp thư nhận thư trả về không đọc được từ {at}: {words}',
  'notices.incoming.left':
    'Trong tuần qua có {n} thư đến mà máy không hiểu. Thư nằm trong thư mục HomThu-Khac của hộp thư nhận thư trả về.',
} as const;
