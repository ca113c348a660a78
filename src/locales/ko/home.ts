import type { Texts } from '../types.ts';
import type { home as vi } from '../vi/home.ts';

export const home: Texts<typeof vi> = {
  'home.title': '지금 계신 곳에 말해 주세요',
  'home.lead':
    '창구, 역, 유적지, 공원의 안내판에 있는 QR 코드를 찍어 칭찬, 불편, 제안을 보내세요. 계정은 필요 없습니다. 책임자가 있고, 답변 기한이 있으며, 코드로 확인할 수 있습니다.',
  'home.box': '의견함 코드가 있나요?',
  'home.box.hint': 'QR 코드 아래에 적힌 7자, 예: 7K3QXM9.',
  'home.track': '이미 의견을 보내셨나요?',
  'home.error.empty': '의견함 코드를 입력하세요.',
  'home.error.mistyped': '코드가 올바르지 않습니다. 안내판과 비교해 보세요. 0, I, L, O, U는 없습니다.',
};
