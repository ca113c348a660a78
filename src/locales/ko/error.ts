import type { Texts } from '../types.ts';
import type { error as vi } from '../vi/error.ts';

export const error: Texts<typeof vi> = {
  'refusal.forbidden': '이 페이지를 볼 수 없습니다',
  'refusal.forbidden.help': '방금 양식을 보내셨다면 의견함 주소에서 페이지를 다시 열고 한 번 더 보내 주세요.',
  'refusal.notFound': '없는 페이지입니다',
  'refusal.notFound.help':
    '주소를 잘못 입력했을 수 있습니다. 첫 화면에서 안내판에 적힌 의견함 코드를 입력할 수 있습니다.',
  'refusal.gone': '더 이상 없는 페이지입니다',
  'refusal.gone.help': '기한이 지났거나 내려진 페이지입니다. 조회 코드가 있으면 조회 페이지를 이용하세요.',
  'refusal.tooLarge': '보낸 내용이 너무 큽니다',
  'refusal.tooLarge.help':
    '아직 아무것도 보내지지 않았습니다. 한 번에 받을 수 있는 양을 넘어 이 페이지에는 쓰신 내용을 남겨 두지 못했습니다. 하지만 기기에는 대개 남아 있습니다.',
  'error.tooLarge.back': '브라우저의 뒤로 버튼을 누르세요. 쓰신 글이 양식에 그대로 있습니다.',
  'error.tooLarge.draft':
    '양식이 비어 있으면 코드를 다시 스캔하거나 의견함 주소를 다시 여세요. 이 기기에 저장된 초안이 다시 나타납니다(브라우저에서 스크립트가 실행될 때).',
  'error.tooLarge.shorten':
    '4,000자 이내로 줄이고, 사진 수를 줄이거나 더 작은 사진을 골라(최대 3장, 한 장에 8 MB) 다시 보내 주세요.',
  'refusal.tooMany': '한꺼번에 너무 많이 시도했습니다',
  'refusal.tooMany.help':
    '잘못하신 것이 아닙니다. 여러 사람이 같은 네트워크를 쓰고 있습니다. 1분쯤 뒤에 다시 시도해 주세요.',
  'refusal.overloaded': '시스템이 바쁩니다',
  'refusal.overloaded.help': '몇 분 뒤에 다시 시도해 주세요.',
  'refusal.badRequest': '요청을 읽을 수 없습니다',
  'refusal.badRequest.help': '이전 페이지로 돌아가 새로 고친 뒤 다시 시도해 주세요.',
  'refusal.bug': '저희 쪽에 오류가 생겼습니다',
  'refusal.bug.help': '오류가 기록되었습니다. 몇 분 뒤에 다시 시도하시고, 계속되면 아래 코드를 알려 주세요.',
  'error.requestId': '오류 코드: {id}',
  'refusal.badFile': '읽을 수 있는 사진이 아닙니다',
  'refusal.badFile.help': 'JPEG, PNG 또는 WebP 사진을 보내 주세요. iPhone에서는 사진을 캡처해서 보내도 됩니다.',
  'refusal.signInNeeded': '로그인해 주세요',
  'refusal.signInNeeded.help': '로그인이 만료되었거나 아직 로그인하지 않았습니다. 로그인한 뒤 이 페이지를 다시 여세요.',
  'refusal.crossSite': '다른 사이트에서 온 요청입니다',
  'refusal.crossSite.help':
    '안전을 위해 이 사이트에서 보낸 양식만 받습니다. 의견함 주소에서 페이지를 다시 열고 한 번 더 보내 주세요.',
  'refusal.conflict': '방금 다른 사람이 내용을 바꾸었습니다',
  'refusal.conflict.help': '페이지를 새로 고쳐 새 내용을 확인한 뒤 다시 시도해 주세요.',
  'refusal.notAllowedNow': '지금 단계에서는 할 수 없습니다',
  'refusal.notAllowedNow.help': '의견이 다음 단계로 넘어갔습니다. 다시 조회해 현재 상태를 확인해 주세요.',
  'refusal.storeFull': '지금은 저장할 수 없습니다',
  'refusal.storeFull.help': '아직 아무것도 보내지지 않았습니다. 몇 분 뒤에 다시 시도해 주세요.',
  'refusal.storeReadOnly': '지금은 저장할 수 없습니다',
  'refusal.storeReadOnly.help': '아직 아무것도 보내지지 않았습니다. 몇 분 뒤에 다시 시도해 주세요.',
};
