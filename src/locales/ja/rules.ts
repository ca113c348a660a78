import type { Texts } from '../types.ts';
import type { rules as vi } from '../vi/rules.ts';

export const rules: Texts<typeof vi> = {
  'rules.title': '行動規範',
  'rules.lead':
    'ハノイ市の二つの行動規範をやさしい言葉で示しています。ご意見を送るときに関係する項目を選べますが、選ばなくてもかまいません。',
  'rules.code.522': '公的機関で働く人（2017年 決定522/QĐ-UBND）',
  'rules.code.1665': '公共の場所（2017年 決定1665/QĐ-UBND）',
  'rules.code.khac': 'その場所のその他の決まり',
  'rules.do': 'すること',
  'rules.dont': 'してはいけないこと',
  'rules.source': '出典',
  'rules.since': '{date}から施行',
  'rules.unverified': '文言は正式な原文との照合を待っています。',
  'rules.sensitive': 'この項目についてのご意見は、上級機関の権限のある人だけが読みます。',
  'rules.all': 'すべての項目',
  'rules.language': '項目の文言はベトナム語と英語だけです。ここでは英語で表示しています。',
};
