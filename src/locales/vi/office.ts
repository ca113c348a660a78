/** The desk: its frame and the words that several of its pages share. */
export const office = {
  'office.menu': 'Các mục',
  'office.signOut': 'Đăng xuất',
} as const;
