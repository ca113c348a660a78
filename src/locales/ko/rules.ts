import type { Texts } from '../types.ts';
import type { rules as vi } from '../vi/rules.ts';

export const rules: Texts<typeof vi> = {
  'rules.title': '행동 규범',
  'rules.lead':
    '하노이시의 두 행동 규범을 쉬운 말로 옮겼습니다. 의견을 보낼 때 관련 항목을 고를 수 있으며, 고르지 않아도 됩니다.',
  'rules.code.522': '공공기관에서 일하는 사람(2017년 결정 522/QĐ-UBND)',
  'rules.code.1665': '공공장소(2017년 결정 1665/QĐ-UBND)',
  'rules.code.khac': '그 장소의 다른 규정',
  'rules.do': '해야 할 일',
  'rules.dont': '하지 말아야 할 일',
  'rules.source': '근거 문서',
  'rules.since': '{date}부터 시행',
  'rules.unverified': '문구는 아직 공식 원문과 대조 중입니다.',
  'rules.sensitive': '이 항목에 대한 의견은 상급 기관의 권한 있는 사람만 읽습니다.',
  'rules.all': '모든 항목',
  'rules.language': '항목의 문구는 베트남어와 영어로만 있으며, 여기에는 영어로 보입니다.',
};
