import type { Texts } from '../types.ts';
import type { home as vi } from '../vi/home.ts';

export const home: Texts<typeof vi> = {
  'home.title': '今いる場所に伝える',
  'home.lead':
    '窓口、駅、史跡、公園などの掲示にあるQRコードを読み取り、お褒めの言葉、苦情、提案をお送りください。アカウントは不要です。責任者がいて、回答期限があり、コードで経過を確認できます。',
  'home.box': '意見箱コードをお持ちですか？',
  'home.box.hint': 'QRコードの下にある7文字。例：7K3QXM9。',
  'home.track': 'もう送りましたか？',
  'home.error.empty': '意見箱コードを入力してください。',
  'home.error.mistyped': 'コードが正しくありません。掲示と見比べてください。0、I、L、O、Uは使いません。',
};
