/** Units, places, boxes, rules in the office. */
export const places = {
  'places.import.problem.notUtf8':
    'Tệp không ở bảng mã UTF-8. Trong Excel, hãy lưu lại dưới dạng “CSV UTF-8 (phân tách bằng dấu phẩy)”.',
  'places.import.problem.broken':
    'Không đọc được từ dòng này: có dấu ngoặc kép mở mà không đóng, hoặc đóng sai chỗ. Hãy sửa dấu ngoặc kép trong dòng.',
  'places.import.problem.empty': 'Tệp không có dòng nào. Dòng đầu phải là tên các cột.',
  'places.import.problem.missingColumn':
    'Thiếu cột “{column}”. Hãy thêm cột này vào dòng đầu; các cột được dùng: {known}.',
  'places.import.problem.unknownColumn':
    'Không có cột nào tên “{column}”. Hãy xóa hoặc sửa tên cột; các cột được dùng: {known}.',
  'places.import.problem.doubleColumn': 'Cột “{column}” có hai lần. Hãy xóa một cột.',
  'places.import.problem.cells':
    'Dòng có {found} ô, dòng đầu có {expected} cột. Nếu trong ô có dấu phẩy, hãy đặt cả ô trong dấu ngoặc kép.',
  'places.import.problem.missing': 'Ô “{column}” không được để trống. Hãy điền giá trị.',
  'places.import.problem.tooLong': 'Nội dung dài hơn {most} ký tự. Hãy rút gọn.',
  'places.import.problem.notInList': '“{value}” không có trong danh mục. Hãy chọn một trong các giá trị: {list}.',
  'places.import.problem.notYesOrNo': '“{value}” không phải là có hay không. Hãy ghi yes hoặc no.',
  'places.import.problem.notADate':
    '“{value}” không phải là một ngày có thật. Hãy ghi năm-tháng-ngày, ví dụ 2026-02-17.',
  'places.import.problem.notACode':
    'Mã “{value}” có ký tự không dùng được. Mã chỉ gồm chữ, số, dấu chấm và dấu gạch ngang.',
  'places.import.problem.double': '“{value}” đã có ở dòng {before}. Mỗi thứ chỉ ghi một dòng; hãy xóa một trong hai.',
  'places.import.problem.unknownUnit':
    'Không có đơn vị nào mang mã “{value}”. Hãy nạp đơn vị đó trước, hoặc sửa mã cho đúng với danh sách đơn vị.',
  'places.import.problem.unknownHole':
    'Không có chỗ tự điền nào tên như vậy: {holes}. Hãy dùng reference, place, date, today hoặc unit trong ngoặc nhọn.',
  'places.import.problem.loop': 'Đơn vị nằm trên chính nó: {path}. Hãy sửa mã đơn vị cấp trên.',
  'places.import.problem.widensPosts':
    '{count} chức vụ đang giữ ở đơn vị này sẽ đọc được cả thành phố mà không có người thứ hai xác nhận. Hãy ghi thôi giữ, nạp tệp, rồi giao lại.',
  'places.import.problem.endsBeforeBegin':
    'Ngày hết hiệu lực phải sau ngày có hiệu lực ({from}). Hãy sửa một trong hai ngày.',
  'places.import.problem.notInCountry':
    'Tọa độ “{value}” nằm ngoài Việt Nam (từ {least} đến {most}). Hãy kiểm tra xem có bị đổi chỗ hai số không.',
  'places.import.problem.halfAPoint': 'Chỉ có một trong hai số của tọa độ. Hãy điền cả hai, hoặc để trống cả hai.',
  'places.import.problem.unknownPlace':
    'Không có địa điểm nào mang mã “{value}”. Hãy nạp địa điểm đó trước, hoặc sửa mã.',
  'places.import.problem.badBoxCode':
    'Mã hòm thư “{value}” sai: chữ kiểm tra không khớp. Hãy chép lại mã in trên biển, hoặc để trống để hệ thống tạo mã mới.',
  'places.import.problem.unknownBox': 'Không có hòm thư nào khác mang mã “{value}”. Hãy ghi mã của hòm thư thay thế.',
  'places.import.problem.successorOfActive':
    'Hòm thư đang dùng không có hòm thư thay thế. Hãy ghi trạng thái retired, hoặc để trống ô này.',
  'places.import.problem.versionBeforeVersion':
    'Nội dung mới phải có hiệu lực từ {from} trở đi, là ngày bắt đầu của nội dung trước.',
  'places.import.problem.notAWeekday':
    '“{value}” không phải là ngày trong tuần. Hãy ghi 1 (thứ Hai) đến 7 (Chủ nhật), hoặc một khoảng như 1-5.',
  'places.import.problem.notATime': '“{value}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 13:30.',
  'places.import.problem.closesBeforeOpens': 'Giờ đóng cửa phải sau giờ mở cửa. Hãy sửa một trong hai giờ.',
  'places.import.problem.overlap':
    'Giờ làm việc của đơn vị chồng lên nhau trong cùng một ngày. Hãy tách các khoảng giờ.',
  'places.import.problem.notMail':
    '“{value}” không phải là địa chỉ thư điện tử. Hãy ghi địa chỉ đầy đủ, ví dụ lanh-dao@example.vn.',
  'places.import.problem.unknownPerson':
    'Không có ai dùng địa chỉ “{value}” trong tệp này hay trong hệ thống. Hãy thêm người đó, hoặc sửa địa chỉ.',
  'places.import.problem.absenceWithoutDays':
    'Thời gian vắng mặt cần ngày đầu và ngày cuối, đúng thứ tự. Hãy điền absent_from và absent_to.',
  'places.import.problem.notSubstitute':
    '“{value}” không thể làm thay. Chỉ lãnh đạo hoặc cấp phó đang giữ chức vụ ở đơn vị đó hay ở cấp trên mới được làm thay, và địa chỉ thư không đổi trong 7 ngày qua. Hãy chọn người khác, hoặc để trống.',
  'places.import.problem.substituteAway':
    '“{value}” cũng vắng mặt trong thời gian đó nên không có ai làm thay. Hãy chọn người khác, hoặc để trống.',
  'places.import.problem.absenceOverlaps':
    'Người này đã có một lần vắng mặt trùng với những ngày đó. Hãy sửa absent_from và absent_to, hoặc bỏ trống cả hai.',
  'places.import.add': 'thêm',
  'places.import.change': 'đổi',
  'places.import.same': 'giữ nguyên',
  'places.import.refused': '{count} lỗi. Không có gì được nạp: hãy sửa tệp rồi nạp lại.',
  'places.import.dryRun': 'Thử: sẽ thêm {added}, đổi {changed}, giữ nguyên {same}. Chưa có gì thay đổi.',
  'places.import.done': 'Đã nạp: thêm {added}, đổi {changed}, giữ nguyên {same}.',
  'places.import.nothing': 'Không có gì mới: cả {same} mục đã có đúng như trong tệp.',
  'places.import.head.line': 'Dòng',
  'places.import.head.column': 'Cột',
  'places.import.head.problem': 'Lỗi và cách sửa',
  'places.kind.cong_so': 'Công sở',
  'places.kind.mot_cua': 'Điểm phục vụ hành chính công (một cửa)',
  'places.kind.tiep_dan': 'Nơi tiếp công dân',
  'places.kind.benh_vien': 'Bệnh viện',
  'places.kind.truong_hoc': 'Trường học',
  'places.kind.bao_tang': 'Bảo tàng',
  'places.kind.thu_vien': 'Thư viện',
  'places.kind.nha_hat': 'Nhà hát',
  'places.kind.nha_van_hoa': 'Nhà văn hóa',
  'places.kind.di_tich': 'Di tích',
  'places.kind.ton_giao': 'Cơ sở tôn giáo, tín ngưỡng',
  'places.kind.vui_choi': 'Khu vui chơi, du lịch',
  'places.kind.pho_di_bo': 'Phố đi bộ',
  'places.kind.cong_vien': 'Công viên, vườn hoa, quảng trường',
  'places.kind.via_he': 'Vỉa hè, lòng đường',
  'places.kind.giao_thong': 'Giao thông',
  'places.kind.cho': 'Chợ',
  'places.kind.tttm': 'Trung tâm thương mại, siêu thị',
  'places.kind.nha_hang': 'Nhà hàng, quán ăn',
  'places.kind.ga_tau': 'Ga tàu',
  'places.kind.ga_metro': 'Ga metro',
  'places.kind.ben_xe': 'Bến xe',
  'places.kind.diem_trung_chuyen': 'Điểm trung chuyển xe buýt',
  'places.kind.san_bay': 'Sân bay',
  'places.kind.khu_dan_cu': 'Khu dân cư',
} as const;
