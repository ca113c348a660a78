export const error = {
  'refusal.forbidden': 'Bạn không có quyền xem trang này',
  'refusal.forbidden.help': 'Nếu bạn vừa gửi một biểu mẫu, hãy mở lại trang đó từ địa chỉ của hòm thư rồi gửi lại.',
  'refusal.notFound': 'Không có trang này',
  'refusal.notFound.help': 'Địa chỉ có thể bị gõ sai. Bạn có thể nhập mã hòm thư in trên biển ở trang đầu.',
  'refusal.gone': 'Trang này không còn nữa',
  'refusal.gone.help': 'Trang đã hết hạn hoặc đã được gỡ. Nếu bạn có mã tra cứu, hãy dùng trang tra cứu.',
  'refusal.tooLarge': 'Nội dung gửi lên quá lớn',
  'refusal.tooLarge.help':
    'Chưa có gì được gửi đi: đây là nhiều hơn mức chúng tôi nhận được trong một lần, nên trang này không giữ lại được những gì bạn viết. Máy của bạn thì thường vẫn giữ:',
  'error.tooLarge.back': 'Bấm nút Quay lại của trình duyệt: chữ bạn viết vẫn còn trong ô.',
  'error.tooLarge.draft':
    'Nếu ô trống, hãy quét lại mã hoặc mở lại địa chỉ của hòm thư: bản nháp lưu trên máy này sẽ hiện lại (khi trình duyệt cho chạy script).',
  'error.tooLarge.shorten':
    'Rút gọn còn tối đa 4.000 ký tự, bớt ảnh hoặc chọn ảnh nhỏ hơn (tối đa 3 ảnh, mỗi ảnh 8 MB), rồi gửi lại.',
  'refusal.tooMany': 'Quá nhiều lượt trong một lúc',
  'refusal.tooMany.help':
    'Bạn không làm gì sai: nhiều người dùng chung một đường mạng. Hãy chờ khoảng một phút rồi thử lại.',
  'refusal.overloaded': 'Hệ thống đang bận',
  'refusal.overloaded.help': 'Hãy thử lại sau ít phút.',
  'refusal.badRequest': 'Chúng tôi không đọc được yêu cầu này',
  'refusal.badRequest.help': 'Hãy quay lại trang trước, tải lại trang và thử lần nữa.',
  'refusal.bug': 'Có lỗi ở phía chúng tôi',
  'refusal.bug.help': 'Lỗi đã được ghi lại. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo cho chúng tôi mã dưới đây.',
  'error.requestId': 'Mã lỗi: {id}',
  'refusal.badFile': 'Tệp này không phải là ảnh đọc được',
  'refusal.badFile.help':
    'Hãy gửi ảnh JPEG, PNG hoặc WebP. Điện thoại iPhone: chọn ảnh rồi chụp màn hình ảnh đó cũng được.',
  'refusal.signInNeeded': 'Hãy đăng nhập',
  'refusal.signInNeeded.help': 'Phiên làm việc đã hết hoặc chưa bắt đầu. Đăng nhập rồi mở lại trang này.',
  'refusal.crossSite': 'Yêu cầu đến từ một trang khác',
  'refusal.crossSite.help':
    'Để an toàn, chúng tôi chỉ nhận biểu mẫu gửi từ chính trang này. Hãy mở lại trang từ địa chỉ của hòm thư rồi gửi lại.',
  'refusal.conflict': 'Có người vừa thay đổi nội dung này',
  'refusal.conflict.help': 'Hãy tải lại trang để xem bản mới rồi làm lại.',
  'refusal.notAllowedNow': 'Việc này không làm được ở bước hiện tại',
  'refusal.notAllowedNow.help': 'Ý kiến đã chuyển sang bước khác. Hãy tra cứu lại để xem tình trạng mới nhất.',
  'refusal.storeFull': 'Hệ thống tạm thời chưa lưu được',
  'refusal.storeFull.help': 'Chưa có gì được gửi đi. Hãy thử lại sau ít phút.',
  'refusal.storeReadOnly': 'Hệ thống tạm thời chưa lưu được',
  'refusal.storeReadOnly.help': 'Chưa có gì được gửi đi. Hãy thử lại sau ít phút.',
} as const;
