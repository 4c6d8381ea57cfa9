import type { AuditEvent } from '#shared/audit/event.ts'
import { approvalSentence } from '#shared/audit/sentences/approvals.ts'
import { approvalFileSentence } from '#shared/audit/sentences/approval-files.ts'
import { obligationSentence } from '#shared/audit/sentences/obligations.ts'
import { renewalSentence } from '#shared/audit/sentences/renewal.ts'
import type { SigningWay } from '#shared/lib/signer-roles.ts'
import { assertNever } from '#shared/lib/result.ts'

function short(hash: string): string {
  return hash.slice(0, 12)
}

function because(reason: string): string {
  return reason === '' ? '' : `: ${reason}`
}

/** The beginning of a passage, enough to recognise it. */
function passage(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= 60 ? plain : `${plain.slice(0, 59).trimEnd()}…`
}

const waysInWords: Readonly<Record<SigningWay, string>> = { 'in person': 'here, in person', exchange: 'elsewhere, in a file that goes out and comes back', 'wet ink': 'on paper' }

/** An event in plain words, without who and when. */
export function auditSentence(event: AuditEvent): string {
  switch (event.kind) {
    case 'workspace created':
      return `Made the workspace “${event.name}”`
    case 'settings changed':
      return `Changed the settings (${event.changed.join(', ')})`
    case 'person added':
      return `Added ${event.name} as ${event.role}`
    case 'person changed':
      return `Changed a profile (${event.changed.join(', ')})`
    case 'profile switched':
      return 'Switched to this profile'
    case 'profile passphrase set':
      return 'Gave this profile a passphrase'
    case 'profile passphrase removed':
      return `Took the passphrase off the profile of ${event.name}`
    case 'identity made':
      return `Made a signing key for ${event.name} (${short(event.fingerprint)})`
    case 'identity imported':
      return `Took in the signing key of ${event.name} from a file (${short(event.fingerprint)})`
    case 'identity backed up':
      return `Made a back-up of the signing key of ${event.name} (${short(event.fingerprint)})`
    case 'passphrase changed':
      return `Changed the passphrase of the signing key of ${event.name} (${short(event.fingerprint)})`
    case 'certificate trusted':
      return `Trusted the certificate of ${event.name}${event.as === 'root' ? ' and whoever it vouches for' : ''} (${short(event.fingerprint)})`
    case 'trust withdrawn':
      return `Stopped trusting the certificate of ${event.name} (${short(event.fingerprint)})`
    case 'contract created':
      return event.source === 'blank' ? `Started “${event.title}”` : `Started “${event.title}” from ${event.from}`
    case 'details changed':
      return `Changed the details (${event.changed.join(', ')})`
    case 'editing session':
      return `Edited the text (${event.steps} ${event.steps === 1 ? 'step' : 'steps'})`
    case 'state changed':
      return `Moved from ${event.from} to ${event.to}${because(event.reason)}`
    case 'turn passed':
      return `Passed the turn to ${event.to === 'ours' ? 'our side' : 'the other side'} after ${event.daysHeld} ${event.daysHeld === 1 ? 'day' : 'days'}`
    case 'version named':
      return `Named version ${event.number}, “${event.name}” (${short(event.hash)})`
    case 'version restored':
      return `Went back to an earlier version (${short(event.hash)})`
    case 'approval given':
    case 'approval refused':
    case 'approvals voided':
    case 'approvals carried over':
    case 'approval route changed':
    case 'approval delegated':
    case 'approver added':
    case 'approval policies changed':
    case 'signing authorities changed':
    case 'substitutions changed':
      return approvalSentence(event)
    case 'approval request given out':
    case 'decision file taken in':
    case 'approval request taken in':
    case 'approval request answered':
    case 'approver key recorded':
    case 'approver key removed':
      return approvalFileSentence(event)
    case 'signing prepared':
      return `Prepared the execution copy for ${event.signers} ${event.signers === 1 ? 'signature' : 'signatures'} (${short(event.pdf)})`
    case 'document signed':
      return `${event.name} signed as ${event.role} with key ${short(event.fingerprint)}`
    case 'execution copy sealed':
      return `Sealed the execution copy with the key of ${event.name}, ${short(event.fingerprint)} (${short(event.pdf)})`
    case 'way of signing changed':
      return `${event.name} now signs ${waysInWords[event.way]}`
    case 'file given out':
      return `Gave out the file to be signed by ${event.signers.length === 1 ? 'one person' : `${event.signers.length} people`} elsewhere (${short(event.pdf)})`
    case 'signature taken back':
      return `Took in the signature of ${event.name} as ${event.role} from “${event.fileName}”, made with a key certified for “${event.certified}” (${short(event.fingerprint)})`
    case 'paper signature taken in':
      return `Took in the signature of ${event.name} as ${event.role}, made on paper on ${event.signedOn}; the original lies: ${event.original}`
    case 'copy handed over':
      return `Handed a copy of the signed file to ${event.name} (${short(event.pdf)})`
    case 'counterparts put together':
      return `Put the counterparts together in one file (${short(event.conformed)})`
    case 'certificate signed':
      return `Signed the certificate of completion with the key of ${event.name} (${short(event.certificate)})`
    case 'time-stamp requested':
      return `Asked for a time-stamp of the signed file (${short(event.pdf)})`
    case 'time-stamp added':
      return `Added a time-stamp by ${event.authority}${event.local ? ', by the local clock' : ''} (${short(event.pdf)})`
    case 'long-term data added':
      return `Added ${event.certificates} ${event.certificates === 1 ? 'certificate' : 'certificates'} and ${event.lists} revocation ${event.lists === 1 ? 'list' : 'lists'} to the signed file (${short(event.pdf)})`
    case 'signing expired':
      return `The time to sign ran out; ${event.signatures} collected ${event.signatures === 1 ? 'signature is' : 'signatures are'} void and kept`
    case 'signing declined':
      return `Declined to sign${because(event.reason)}`
    case 'signing voided':
      return `Ended the signing; ${event.signatures} collected ${event.signatures === 1 ? 'signature is' : 'signatures are'} void and kept${because(event.because)}`
    case 'signing completed':
      return `Everyone has signed (${short(event.pdf)})`
    case 'tracking changed':
      return `Turned tracking ${event.tracking}${because(event.because)}`
    case 'thread started':
      return `Commented${event.internal ? ' internally' : ''} on “${passage(event.quote)}”`
    case 'comment added':
      return event.reopened ? 'Answered a comment and opened its thread again' : 'Answered a comment'
    case 'comment edited':
      return `Reworded a comment that said “${passage(event.before)}”`
    case 'comment removed':
      return `Took back a comment that said “${passage(event.text)}”`
    case 'thread resolved':
      return 'Resolved a comment thread'
    case 'thread reopened':
      return 'Opened a comment thread again'
    case 'thread shown or hidden':
      return event.internal ? 'Made a comment thread internal' : 'Made a comment thread visible to the other side'
    case 'issue added':
      return `Added the issue “${event.title}”${event.clause === '' ? '' : ` on ${event.clause}`}`
    case 'issue changed':
      return `Changed the issue “${event.title}” (${event.changed.join(', ')})`
    case 'issue moved':
      return `Moved the issue “${event.title}” to place ${event.place}`
    case 'issue removed':
      return `Took the issue “${event.title}” off the list`
    case 'text sent':
      return `Sent ${event.files.map((file) => `“${file.fileName}”`).join(' and ')}${event.to === '' ? '' : ` to ${event.to}`} (${short(event.versionHash)})`
    case 'text received':
      return `Received “${event.fileName}”${event.from === '' ? '' : ` from ${event.from}`} (${short(event.versionHash)})`
    case 'Word file taken in':
      return `Took in the Word file “${event.fileName}” with ${event.changes} tracked changes and ${event.threads} comment threads; the file is kept as it came`
    case 'comments received':
      return `Received ${event.comments} comments in ${event.threads} threads with the text`
    case 'redline adopted':
      return `Took what was received into the text as tracked changes${event.setAside === null ? '' : '; the text before was kept as a version'}`
    case 'terms changed':
    case 'renewal decided':
    case 'notice letter drafted':
      return renewalSentence(event)
    case 'obligation added':
    case 'obligation changed':
    case 'obligation ended':
    case 'obligation event happened':
    case 'suggestion rejected':
    case 'suggestion taken back':
    case 'evidence added':
    case 'occurrence submitted':
    case 'occurrence accepted':
    case 'occurrence returned':
    case 'occurrence waived':
    case 'breach alleged':
    case 'breach letter drafted':
    case 'breach notice served':
    case 'breach curing':
    case 'breach ended':
      return obligationSentence(event)
    case 'exported':
      return `Exported as ${event.format}`
    default:
      return assertNever(event, 'audit event')
  }
}
