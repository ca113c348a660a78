export { type ChainHead, chainHead, keepChainHead, lastKeptHead } from './head.ts';
export { type AuditRow, type Deed, recordAudit } from './record.ts';
export { type AuditFinding, verifyAudit, verifyDays } from './verify.ts';
