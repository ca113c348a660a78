/**
 * What people of the office do and read besides moving cases: every entry of the audit log is one of these. Moves of a case are
 * events of its chain. Each has its sentence in the catalogue area `audit`, as `audit.action.<action>`.
 */
export const AUDIT_ACTIONS = [
  // At the door.
  'sign_in',
  'sign_in.failed',
  'sign_out',
  'session.ended',
  'password.changed',
  'factor.added',
  'factor.removed',
  'recovery.used',
  'recovery.renewed',
  // People and their rights.
  'person.invited',
  'person.changed',
  'person.disabled',
  'person.enabled',
  'person.move_asked',
  'person.moved',
  'person.move_refused',
  'person.move_withdrawn',
  'post.given',
  'post.ended',
  'post.handed_over',
  'post.asked',
  'post.confirmed',
  'post.refused',
  'post.withdrawn',
  'absence.set',
  'absence.ended',
  // Reading what few may read.
  'case.read',
  'case.photo',
  'case.original',
  'quarantine.read',
  'report.exported',
  'cases.exported',
  'audit.exported',
  // The second key.
  'key.asked',
  'key.approved',
  'key.refused',
  'key.withdrawn',
  // Managing.
  'setting.changed',
  'calendar.changed',
  'template.changed',
  'body.changed',
  'import',
  'mail.retried',
  'address.blocked',
  'address.freed',
  'secret.rotated',
  'secret.lost',
  // What residents ask about their own data.
  'privacy.asked',
  'privacy.decided',
  'privacy.done',
  'privacy.downloaded',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Those that read something, for the filter "who read what". */
export const READING_ACTIONS: readonly AuditAction[] = [
  'case.read',
  'case.photo',
  'case.original',
  'quarantine.read',
  'report.exported',
  'cases.exported',
  'audit.exported',
  'privacy.downloaded',
];

export function isAuditAction(value: unknown): value is AuditAction {
  return AUDIT_ACTIONS.some((action) => action === value);
}
