import type { Texts } from '../types.ts';
import type { rules as vi } from '../vi/rules.ts';

export const rules: Texts<typeof vi> = {
  'rules.title': '行为准则',
  'rules.lead': '用通俗的话说明河内市的两部准则。提意见时可以选择相关的条目，不选也可以。',
  'rules.code.522': '公职机构工作人员（2017 年第 522/QĐ-UBND 号决定）',
  'rules.code.1665': '公共场所（2017 年第 1665/QĐ-UBND 号决定）',
  'rules.code.khac': '该地点的其他规定',
  'rules.do': '应当做',
  'rules.dont': '不应做',
  'rules.source': '出处',
  'rules.since': '自 {date} 起施行',
  'rules.unverified': '文字尚待与正式文本核对。',
  'rules.sensitive': '关于此条的意见仅由上级有权限的人员阅读。',
  'rules.all': '全部准则',
  'rules.language': '条文只有越南语和英语，这里显示英语。',
};
