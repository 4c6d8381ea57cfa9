export { ApprovalsQueue as Component } from '#renderer/features/approvals/queue/approvals-queue.tsx'
