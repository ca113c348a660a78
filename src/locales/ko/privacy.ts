import type { Texts } from '../types.ts';
import type { privacy as vi } from '../vi/privacy.ts';

export const privacy: Texts<typeof vi> = {
  'privacy.title': '개인정보 보호',
  'privacy.lead':
    '계정도 이름도 필요 없습니다. 이 사이트는 쿠키를 쓰지 않고, 추적하지 않으며, 제3자에게 아무것도 보내지 않습니다.',
  'privacy.not': '저장하지 않는 것',
  'privacy.not.address': '의견과 함께 네트워크 주소, 기기, 브라우저 정보;',
  'privacy.not.location': '위치. 사진 속 위치는 저장 전에 지웁니다;',
  'privacy.not.code': '조회 코드. 코드의 지문만 저장하므로 잃어버리면 누구도 되찾을 수 없습니다.',
  'privacy.stored': '무엇을, 왜, 얼마나 저장하나요',
  'privacy.what': '데이터',
  'privacy.why': '목적',
  'privacy.long': '보관 기간',
  'privacy.who': '볼 수 있는 사람',
  'privacy.words': '쓰신 내용과 대화',
  'privacy.words.why': '처리와 답변',
  'privacy.words.long': '종결 후 {n}개월, 그 뒤 글은 지우고 통계만 남김',
  'privacy.words.who': '담당 기관과 상급 기관. 기관장에 관한 의견은 상급 기관만',
  'privacy.photos': '사진',
  'privacy.photos.why': '상황을 보여 주기 위해',
  'privacy.photos.long': '종결 후 {n}개월',
  'privacy.photos.who': '위와 같음',
  'privacy.contact': '연락처(남기신 경우)',
  'privacy.contact.why': '이 의견에 관한 문의',
  'privacy.contact.long': '종결 후 {n}일',
  'privacy.contact.who':
    '봉인됨. 두 사람이 동의하고 사유를 밝혀야만 열 수 있으며 신고 대상자는 제외됩니다. 열람은 조회할 때 보입니다',
  'privacy.quarantine': '스팸으로 의심되는 의견',
  'privacy.quarantine.why': '진짜 의견을 잃지 않기 위해',
  'privacy.quarantine.long': '{n}일',
  'privacy.quarantine.who': '관리자와 감찰 담당자',
  'privacy.figures': '통계(종류, 장소, 달, 규범 항목)',
  'privacy.figures.why': '보고서와 공개 통계',
  'privacy.figures.long': '계속. 누구와도 연결되지 않음',
  'privacy.figures.who': '모든 사람. 작은 숫자는 가립니다',
  'privacy.rights': '권리',
  'privacy.rights.text':
    '개인정보보호법 91/2025/QH15에 따라 알 권리, 동의 철회, 삭제 요청의 권리가 있습니다. 조회 페이지에서 코드로 요청하시면 영업일 2일 안에 답합니다.',
  'privacy.phone': '내 기기에서',
  'privacy.phone.text':
    '쓰던 내용은 접수증이 나올 때까지 브라우저에 보관되었다가 지워집니다. 보내지 않으면 아무도 볼 수 없습니다.',
};
