export { chainHead, keepChainHead, lastKeptHead } from './head.ts';
export { type AuditRow, recordAudit } from './record.ts';
export { type AuditFinding, verifyAudit, verifyDays } from './verify.ts';
