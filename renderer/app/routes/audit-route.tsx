export { AuditLog as Component } from '#renderer/features/audit/audit-log.tsx'
