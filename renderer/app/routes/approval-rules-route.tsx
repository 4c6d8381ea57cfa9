export { ApprovalRules as Component } from '#renderer/features/policies/approval-rules.tsx'
