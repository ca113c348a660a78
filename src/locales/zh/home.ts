import type { Texts } from '../types.ts';
import type { home as vi } from '../vi/home.ts';

export const home: Texts<typeof vi> = {
  'home.title': '告诉您所在的地方',
  'home.lead':
    '扫描窗口、车站、古迹、公园等处标牌上的二维码，即可表扬、反映问题或提建议。无需账号。有人负责，有答复期限，有查询码可以跟进。',
  'home.box': '有意见箱代码？',
  'home.box.hint': '二维码下方的 7 个字符，例如 7K3QXM9。',
  'home.track': '已经提交过意见？',
  'home.error.empty': '请输入意见箱代码。',
  'home.error.mistyped': '代码不正确。请与标牌核对；代码不含 0、I、L、O、U。',
};
