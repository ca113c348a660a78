/** Mails about posts, addresses and absences of people of the office. */
export const peopleMail = {
  'people.mail.asked.subject': 'Cần ông/bà xác nhận: {post}, {unit}',
  'people.mail.asked.lead':
    '{by} đề nghị giao chức vụ {post}, {unit}, cho {person}, từ {day}. Chức vụ này chỉ bắt đầu khi một người thứ hai xác nhận.',
  'people.mail.asked.button': 'Xem và xác nhận',
  'people.mail.imported.subject': 'Cần ông/bà xác nhận: chức vụ trong tệp nhân sự',
  'people.mail.imported.lead':
    'Một tệp nhân sự vừa được nạp, trong đó có {post}, {unit} cho {person}. Các chức vụ chỉ bắt đầu khi người thứ hai xác nhận.',
  'people.mail.imported.button': 'Xem và xác nhận',
  'people.mail.address.subject': 'Cần ông/bà xác nhận: địa chỉ thư của {person}',
  'people.mail.address.lead':
    '{by} đề nghị đổi địa chỉ thư của {person} ({post}, {unit}). Ai đọc được hộp thư mới thì đăng nhập được bằng tài khoản này, nên cần người thứ hai xác nhận.',
  'people.mail.address.button': 'Xem và xác nhận',
  'people.mail.addressRefused.subject': 'Không xác nhận: địa chỉ thư của {person}',
  'people.mail.addressRefused.lead': '{by} không đồng ý đổi địa chỉ thư của {person} ({post}, {unit}).',
  'people.mail.addressRefused.button': 'Xem',
  'people.mail.given.subject': 'Chức vụ mới: {post}, {unit}',
  'people.mail.given.lead': '{person} giữ chức vụ {post}, {unit}, từ {day}. Người giao hoặc xác nhận: {by}.',
  'people.mail.given.button': 'Xem',
  'people.mail.given.own':
    'Ông/bà được giao chức vụ {post}, {unit}, từ {day}. Đăng nhập bằng chính địa chỉ thư này; nếu chưa có mật khẩu, hãy xin liên kết đăng nhập ở trang đăng nhập.',
  'people.mail.given.ownButton': 'Đến bàn làm việc',
  'people.mail.ended.subject': 'Thôi giữ chức vụ: {post}, {unit}',
  'people.mail.ended.lead': '{person} thôi giữ chức vụ {post}, {unit}, từ {day}. Người ghi: {by}.',
  'people.mail.ended.button': 'Xem',
  'people.mail.ended.own':
    'Ông/bà thôi giữ chức vụ {post}, {unit}, từ {day}. Hồ sơ của đơn vị ở lại với chức vụ. Người ghi: {by}.',
  'people.mail.ended.ownButton': 'Xem tài khoản của tôi',
  'people.mail.refused.subject': 'Không được xác nhận: {post}, {unit}',
  'people.mail.refused.lead': '{by} không đồng ý giao chức vụ {post}, {unit}, cho {person}.',
  'people.mail.refused.button': 'Xem',
  'people.mail.check': 'Nếu ông/bà thấy điều này không đúng, hãy báo ngay cho đơn vị cấp trên hoặc quản trị viên khác.',
  'people.mail.absence.subject': 'Làm thay từ {from} đến hết {to}',
  'people.mail.absence.lead':
    '{person} vắng mặt từ {from} đến hết {to} và cử ông/bà làm thay ({units}). Trong thời gian đó ý kiến mới được báo cho ông/bà.',
  'people.mail.absence.button': 'Đến bàn làm việc',
  'people.mail.absence.ownSubject': 'Đã ghi ông/bà vắng mặt từ {from} đến hết {to}',
  'people.mail.absence.own':
    'Có người vừa ghi ông/bà vắng mặt từ {from} đến hết {to}. Nếu không đúng, hãy bỏ lịch này.',
  'people.mail.absence.ownButton': 'Xem lịch vắng mặt',
} as const;
