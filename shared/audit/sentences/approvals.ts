import type { ApprovalEvent } from '#shared/audit/events/approvals.ts'
import { assertNever } from '#shared/lib/result.ts'

const short = (hash: string): string => hash.slice(0, 12)
const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`)
const several = (count: number): string => (count === 1 ? 'An approval' : `${count} approvals`)

type Decided = Extract<ApprovalEvent, { kind: 'approval given' | 'approval refused' }>

/** Where a decision belongs: the stage, whom it stands for, and who gave it where that is not whoever worked here. */
function placeInWords({ place }: Decided): string {
  if (place === undefined) return ''
  const capacity = place.as === 'self' ? '' : ` as the ${place.as} of ${place.seatOf}`
  return ` in the stage “${place.stage}”${capacity}${place.file === null ? '' : `, decided by ${place.who} on another machine`}`
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what} ${names.map((name) => `“${name}”`).join(', ')}`]
}

/** What happened to approvals, in plain words. */
export function approvalSentence(event: ApprovalEvent): string {
  switch (event.kind) {
    case 'approval given':
      return `Approved the submitted version${placeInWords(event)} (${short(event.versionHash)})`
    case 'approval refused':
      return `Rejected the submitted version${placeInWords(event)}${because(event.reason)}`
    case 'approvals voided':
      return `${several(event.approvals.length)} ${event.approvals.length === 1 ? 'was' : 'were'} voided${because(event.because)}`
    case 'approvals carried over':
      return `${several(event.approvals.length)} of before ${event.approvals.length === 1 ? 'holds' : 'hold'} for this submission, too`
    case 'approval route changed':
      return `The way to approval changed: ${[...listed('now needed', event.inserted), ...listed('no longer needed', event.dropped)].join('; ')}`
    case 'approval delegated':
      return `Delegated the decision in the stage “${event.stage}” to ${event.name}${because(event.reason)}`
    case 'approver added':
      return `Added ${event.name} as an approver in the stage “${event.stage}”${because(event.reason)}`
    case 'approval policies changed': {
      const parts = [...listed('added', event.added), ...listed('changed', event.changed), ...listed('removed', event.removed), ...(event.reordered ? ['changed their order'] : [])]
      return `Changed the approval policies: ${parts.join('; ')}`
    }
    case 'signing authorities changed':
      return event.entries === 0 ? 'Let everybody sign for the house again' : `Set who may sign for the house (${event.people.join(', ')})`
    case 'substitutions changed':
      return `Changed who stands in for whom: ${[...listed('added', event.added), ...listed('removed', event.removed)].join('; ')}`
    default:
      return assertNever(event, 'audit event of approvals')
  }
}
