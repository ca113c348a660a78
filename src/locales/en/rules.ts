import type { Texts } from '../types.ts';
import type { rules as vi } from '../vi/rules.ts';

export const rules: Texts<typeof vi> = {
  'rules.title': 'Codes of conduct',
  'rules.lead':
    'The two codes of the City of Hanoi in plain words. When you give feedback you may choose the point that fits; you need not.',
  'rules.code.522': 'People who work in public offices (Decision 522/QĐ-UBND of 2017)',
  'rules.code.1665': 'Public places (Decision 1665/QĐ-UBND of 2017)',
  'rules.code.khac': 'Other rules of a place',
  'rules.do': 'Do',
  'rules.dont': 'Do not',
  'rules.source': 'Text',
  'rules.since': 'In force since {date}',
  'rules.unverified': 'The wording is still to be compared with the official text.',
  'rules.sensitive': 'Feedback on this point is read by authorised people at a higher level only.',
  'rules.all': 'All points',
  'rules.language': 'The rules are written in Vietnamese and English only; here they stand in English.',
};
