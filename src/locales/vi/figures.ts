/** Public figures. */
export const figures = {
  'figures.title': 'Số liệu công khai',
  'figures.span': 'Ý kiến nhận từ tháng {from} đến hết tháng {to}.',
  'figures.how':
    'Mỗi tỷ lệ đi cùng số ý kiến dùng để tính (n). Số nhỏ hơn {least} được ẩn để không ai bị nhận ra; đôi khi ẩn thêm một số khác để không suy ngược được. Ý kiến hạn chế xem không có ở đây.',
  'figures.fair':
    'Đơn vị xếp theo tên, không xếp hạng. Nhiều ý kiến không có nghĩa là phục vụ kém: nơi đông người và nơi chịu lắng nghe đều nhận được nhiều hơn.',
  'figures.none': 'Chưa có tháng nào đủ số liệu.',
  'figures.hidden': 'ẩn',
  'figures.city': 'Toàn thành phố',
  'figures.received': 'Ý kiến đã nhận',
  'figures.onTime': 'Trả lời đúng hạn',
  'figures.satisfaction': 'Hài lòng với câu trả lời',
  'figures.rating': 'Đánh giá tại chỗ',
  'figures.percent': '{value}% (n = {n})',
  'figures.stars': '{value}/5 (n = {n})',
  'figures.byMonth': 'Theo tháng nhận',
  'figures.month': 'Tháng',
  'figures.byUnit': 'Theo đơn vị',
  'figures.unit': 'Đơn vị',
  'figures.byRule': 'Theo điều quy tắc',
  'figures.files': 'Tải số liệu',
  'figures.csv': 'CSV',
  'figures.json': 'JSON',
} as const;
