/** What went wrong at the desk, in words for staff; everything else says `error`. */
export const deskError = {
  'deskError.notFound': 'Không có trang này',
  'deskError.notFound.help':
    'Địa chỉ có thể bị gõ sai, hồ sơ đã chuyển đi nơi khác, hoặc nằm ngoài phạm vi ông/bà được xem.',
  'deskError.forbidden': 'Ông/bà không có quyền làm việc này',
  'deskError.forbidden.help': 'Việc này thuộc một vai trò khác. Nếu cần, hãy hỏi người quản trị của đơn vị.',
  'deskError.crossSite': 'Yêu cầu đến từ một trang khác',
  'deskError.crossSite.help':
    'Để an toàn, chỉ nhận biểu mẫu gửi từ chính trang này. Hãy mở lại trang từ danh sách hồ sơ rồi làm lại.',
  'deskError.gone': 'Trang này không còn nữa',
  'deskError.gone.help': 'Trang đã hết hạn hoặc đã được gỡ. Hãy mở lại từ danh sách hồ sơ.',
  'deskError.conflict': 'Có người vừa thay đổi nội dung này',
  'deskError.conflict.help': 'Thay đổi của ông/bà chưa được lưu. Hãy mở lại trang để xem bản mới rồi làm lại.',
  'deskError.notAllowedNow': 'Việc này không làm được ở bước hiện tại',
  'deskError.notAllowedNow.help': 'Hồ sơ đã chuyển sang bước khác. Hãy mở lại hồ sơ để xem tình trạng mới nhất.',
  'deskError.tooLarge': 'Nội dung gửi lên quá lớn',
  'deskError.tooLarge.help':
    'Chưa có gì được lưu. Hãy bấm nút Quay lại của trình duyệt: chữ đã viết thường vẫn còn trong ô. Rồi bớt ảnh hoặc rút gọn và gửi lại.',
  'deskError.words': 'Những gì ông/bà vừa nhập',
  'deskError.words.help': 'Chưa được gửi hay lưu ở đâu. Hãy sao chép phần còn cần trước khi rời trang này.',
  'deskError.back': 'Về danh sách hồ sơ',
} as const;
