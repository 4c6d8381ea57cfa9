import type { ObligationEvent } from '#shared/audit/events/obligations.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { assertNever } from '#shared/lib/result.ts'

const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`)

function passage(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= 60 ? plain : `${plain.slice(0, 59).trimEnd()}…`
}

/** What happened to obligations and breaches, in plain words. */
export function obligationSentence(event: ObligationEvent): string {
  switch (event.kind) {
    case 'obligation added': return `Entered the obligation “${event.title}”${event.suggested ? ', as it was suggested from the text' : ''}`
    case 'obligation changed': return `Changed the obligation “${event.title}” (${event.changed.join(', ')})`
    case 'obligation ended': return `Ended the obligation “${event.title}”${because(event.reason)}`
    case 'obligation event happened': return `Said that “${event.event}” happened on ${dayInWords(event.on)}, which “${event.title}” waited for`
    case 'suggestion rejected': return `Set aside a suggestion from “${passage(event.quote)}”`
    case 'suggestion taken back': return `Took back the obligation “${event.title}”; it is suggested again`
    case 'evidence added': return `Added “${event.fileName}” to “${event.title}” due on ${dayInWords(event.due)}${event.validUntil === null ? '' : `, valid until ${dayInWords(event.validUntil)}`}`
    case 'occurrence submitted': return `Submitted “${event.title}” due on ${dayInWords(event.due)} as done on ${dayInWords(event.on)}${because(event.note)}`
    case 'occurrence accepted': return `Accepted “${event.title}” due on ${dayInWords(event.due)}${because(event.reason)}`
    case 'occurrence returned': return `Returned “${event.title}” due on ${dayInWords(event.due)}${because(event.reason)}`
    case 'occurrence waived': return `Waived “${event.title}” due on ${dayInWords(event.due)}${because(event.reason)}`
    case 'breach alleged': return `Recorded a breach by ${event.by === 'us' ? 'us' : 'the other side'}: ${passage(event.what)}`
    case 'breach letter drafted': return `Drafted the notice of breach “${event.fileName}”`
    case 'breach notice served': return `Recorded that notice of breach was sent on ${dayInWords(event.on)} (${event.method}) and is taken to be served on ${dayInWords(event.deemed)}${event.cureBy === null ? '' : `; it is to be cured by ${dayInWords(event.cureBy)}`}`
    case 'breach curing': return `Recorded that the breach is being cured${because(event.note)}`
    case 'breach ended': return `Recorded the breach as ${event.as} on ${dayInWords(event.on)}${because(event.how)}`
    default: return assertNever(event, 'audit event of obligations')
  }
}
