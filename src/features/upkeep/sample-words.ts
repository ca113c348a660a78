/** What the samples of mails name and quote, as the city and its people would say it in English. */
const ENGLISH: Readonly<Record<string, string>> = {
  'Thành phố Hà Nội': 'Hanoi City',
  'Sở Văn hóa và Thể thao': 'Department of Culture and Sports',
  'Phường Hoàn Kiếm': 'Hoan Kiem Ward',
  'Phường Cửa Nam': 'Cua Nam Ward',
  'Phường Ba Đình': 'Ba Dinh Ward',
  'Xã Đông Anh': 'Dong Anh Commune',
  'Điểm phục vụ hành chính công số 1, phường Hoàn Kiếm': 'Public service point 1, Hoan Kiem Ward',
  'Chủ tịch Ủy ban nhân dân, Phường Hoàn Kiếm': 'Chair of the People’s Committee, Hoan Kiem Ward',
  'Chủ tịch UBND phường Hoàn Kiếm': 'Chair of the People’s Committee of Hoan Kiem Ward',
  'Trưởng đơn vị': 'Head',
  'Quản trị viên Thành phố': 'Administrator of the city',
  'người quản lý máy chủ': 'whoever runs the server',
  'Ý kiến mới': 'New feedback',
  'Quá hạn trả lời': 'Overdue',
  'Tôi chờ ở quầy số 3 từ 8 giờ đến 10 giờ 30.\nKhi hỏi thì được trả lời "đợi đi" mà không giải thích.':
    'I waited at counter 3 from 8 to 10:30.\nWhen I asked I was told "just wait", without a reason.',
  'Cảm ơn bạn nhân viên ở quầy số 2 đã giúp mẹ tôi.': 'Thanks to the clerk at counter 2 who helped my mother.',
};

/** The same model with English data; what is not in the table stays as it is. */
export function inEnglish<T>(model: T): T {
  if (typeof model === 'string') return (ENGLISH[model] ?? model) as T;
  if (Array.isArray(model)) return model.map(inEnglish) as T;
  if (model === null || typeof model !== 'object') return model;
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, inEnglish(value)])) as T;
}
