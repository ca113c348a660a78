/** Letters to the people of the units. */
export const mail = {
  'mail.footer': 'Thư tự động của Hòm Thư, hòm thư góp ý số của Thành phố Hà Nội.',
  'mail.signIn.subject': 'Liên kết đăng nhập Hòm Thư',
  'mail.signIn.open': 'Mở liên kết sau để đăng nhập. Liên kết chỉ dùng được một lần.',
  'mail.signIn.button': 'Đăng nhập',
  'mail.signIn.until': 'Liên kết hết hạn lúc {at}. Nếu ông/bà không yêu cầu, xin bỏ qua thư này.',
} as const;
