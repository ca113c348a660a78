export { type AuditRow, auditHash, type Deed, recordAudit } from './record.ts';
