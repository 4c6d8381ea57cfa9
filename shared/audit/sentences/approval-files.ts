import type { ApprovalFileEvent } from '#shared/audit/events/approval-files.ts'
import { assertNever } from '#shared/lib/result.ts'

const short = (hash: string): string => hash.slice(0, 12)
const decided = { approved: 'Approved', rejected: 'Rejected' } as const

/** What happened to an approval between machines, in plain words. */
export function approvalFileSentence(event: ApprovalFileEvent): string {
  switch (event.kind) {
    case 'approval request given out':
      return `Gave out a request to ${event.name} to decide the stage “${event.stage}” on another machine, until ${event.expiresAt.slice(0, 10)} (${short(event.request)})`
    case 'decision file taken in':
      return `Took in “${event.fileName}”, in which ${event.name} ${event.decision} with key ${short(event.fingerprint)} (${short(event.file)})`
    case 'approval request taken in':
      return `Took in “${event.fileName}”, in which ${event.from} asks for the approval of “${event.title}” (${short(event.request)})`
    case 'approval request answered':
      return `${decided[event.decision]} “${event.title}” for ${event.to}, with key ${short(event.fingerprint)}${event.reason === '' ? '' : `: ${event.reason}`}`
    case 'approver key recorded':
      return `Recorded the key of ${event.name}, certified for “${event.certified}”, for decisions from other machines (${short(event.fingerprint)})`
    case 'approver key removed':
      return `Stopped knowing ${event.name} by the key certified for “${event.certified}” (${short(event.fingerprint)})`
    default:
      return assertNever(event, 'audit event of approval files')
  }
}
