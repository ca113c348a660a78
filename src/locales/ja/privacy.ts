import type { Texts } from '../types.ts';
import type { privacy as vi } from '../vi/privacy.ts';

export const privacy: Texts<typeof vi> = {
  'privacy.title': 'プライバシー',
  'privacy.lead': 'アカウントもお名前も不要です。このサイトはCookieを使わず、追跡せず、第三者に何も送りません。',
  'privacy.not': '保存しないもの',
  'privacy.not.address': 'ご意見とともに、ネットワークアドレス、端末、ブラウザの情報；',
  'privacy.not.location': '位置情報。写真の位置情報は保存前に削除します；',
  'privacy.not.code': '照会コード。指紋だけを保存するため、なくすと誰にも探し出せません。',
  'privacy.stored': '何を、なぜ、どのくらい保存するか',
  'privacy.what': 'データ',
  'privacy.why': '目的',
  'privacy.long': '保存期間',
  'privacy.who': '読める人',
  'privacy.words': 'お書きの内容とやりとり',
  'privacy.words.why': '対応と回答',
  'privacy.words.long': '終了後{n}か月。その後文章を消し、統計だけを残します',
  'privacy.words.who': '担当機関とその上位機関。機関の長についての意見は上位機関のみ',
  'privacy.photos': '写真',
  'privacy.photos.why': '状況を示すため',
  'privacy.photos.long': '終了後{n}か月',
  'privacy.photos.who': '上と同じ',
  'privacy.contact': '連絡先（残した場合）',
  'privacy.contact.why': 'このご意見についての問い合わせ',
  'privacy.contact.long': '終了後{n}日',
  'privacy.contact.who':
    '封印されます。二人が同意し理由を述べたときだけ開かれ、対象の人は含まれません。開かれた記録は照会ページで確認できます',
  'privacy.quarantine': '迷惑な投稿の疑いがある意見',
  'privacy.quarantine.why': '本物の意見を失わないため',
  'privacy.quarantine.long': '{n}日',
  'privacy.quarantine.who': '管理者と監察担当者',
  'privacy.figures': '統計（種類、場所、月、規範の項目）',
  'privacy.figures.why': '報告と公開統計',
  'privacy.figures.long': '長期。個人とは結びつきません',
  'privacy.figures.who': 'すべての人。小さな数は伏せます',
  'privacy.rights': 'あなたの権利',
  'privacy.rights.text':
    '個人データ保護法 91/2025/QH15により、知る権利、同意を撤回する権利、消去を求める権利があります。照会ページでコードを使って請求してください。2営業日以内に回答します。',
  'privacy.phone': 'お使いの端末では',
  'privacy.phone.text':
    '書きかけの内容は受付票が表示されるまでブラウザに保存され、その後消えます。送信しなければ誰にも見えません。',
};
