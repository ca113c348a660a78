import type { Texts } from '../types.ts';
import type { error as vi } from '../vi/error.ts';

export const error: Texts<typeof vi> = {
  'refusal.forbidden': 'このページは表示できません',
  'refusal.forbidden.help':
    'フォームを送信した直後の場合は、意見箱のアドレスからページを開き直して、もう一度送信してください。',
  'refusal.notFound': 'ページが見つかりません',
  'refusal.notFound.help':
    'アドレスの入力間違いかもしれません。最初のページで、掲示に書かれた意見箱コードを入力できます。',
  'refusal.gone': 'このページはもうありません',
  'refusal.gone.help': '期限が過ぎたか、取り下げられました。照会コードをお持ちの場合は照会ページをご利用ください。',
  'refusal.tooLarge': '送信内容が大きすぎます',
  'refusal.tooLarge.help':
    'まだ何も送信されていません。一度に受け取れる量を超えたため、このページには書かれた内容を残せませんでした。お使いの端末には、たいてい残っています。',
  'error.tooLarge.back': 'ブラウザの「戻る」を押してください。書いた文章はフォームに残っています。',
  'error.tooLarge.draft':
    'フォームが空の場合は、コードをもう一度読み取るか、意見箱のアドレスを開き直してください。この端末に保存された下書きが戻ります（スクリプトが動くブラウザの場合）。',
  'error.tooLarge.shorten':
    '4,000字以内に短くし、写真を減らすか小さくして（最大3枚、1枚8 MBまで）、もう一度送信してください。',
  'refusal.tooMany': '短時間に試した回数が多すぎます',
  'refusal.tooMany.help':
    'お客様の間違いではありません。多くの人が同じ回線を使っています。1分ほど待って、もう一度お試しください。',
  'refusal.overloaded': '混み合っています',
  'refusal.overloaded.help': '数分後にもう一度お試しください。',
  'refusal.badRequest': 'この要求を読み取れませんでした',
  'refusal.badRequest.help': '前のページに戻り、再読み込みしてもう一度お試しください。',
  'refusal.bug': 'こちら側で問題が起きました',
  'refusal.bug.help':
    '問題は記録されました。数分後にもう一度お試しください。続く場合は、下のコードをお知らせください。',
  'error.requestId': 'エラーコード：{id}',
  'refusal.badFile': '読み取れる画像ではありません',
  'refusal.badFile.help': 'JPEG、PNG、WebPの画像を送ってください。iPhoneでは写真のスクリーンショットでもかまいません。',
  'refusal.signInNeeded': 'ログインしてください',
  'refusal.signInNeeded.help':
    'ログインの期限が切れたか、まだログインしていません。ログインしてからこのページを開き直してください。',
  'refusal.crossSite': '別のサイトからの要求です',
  'refusal.crossSite.help':
    '安全のため、このサイトから送られたフォームだけを受け付けます。意見箱のアドレスからページを開き直して、もう一度送信してください。',
  'refusal.conflict': 'たった今、他の人がこの内容を変更しました',
  'refusal.conflict.help': 'ページを再読み込みして新しい内容を確かめてから、やり直してください。',
  'refusal.notAllowedNow': '現在の段階ではできません',
  'refusal.notAllowedNow.help': 'ご意見は次の段階に進みました。もう一度照会して最新の状況をご確認ください。',
  'refusal.storeFull': '現在、保存できません',
  'refusal.storeFull.help': 'まだ何も送信されていません。数分後にもう一度お試しください。',
  'refusal.storeReadOnly': '現在、保存できません',
  'refusal.storeReadOnly.help': 'まだ何も送信されていません。数分後にもう一度お試しください。',
};
