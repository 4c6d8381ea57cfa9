import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { editableStates } from '#shared/contracts/lifecycle.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import type { Exchange } from '#shared/negotiation/exchange.ts'

/** Whether a text may be sent, received or adopted now. Refuses exchange.may-not, exchange.fixed. */
export function mayCross(contract: Contract, actor: Person): Result<null> {
  if (!mayEdit(actor)) return refused('exchange.may-not', 'Only an owner or an editor may exchange texts with the other side. Nothing was changed; switch to your own profile.')
  if (!editableStates.has(contract.state)) {
    return refused('exchange.fixed', `The text of a contract in “${contract.state}” is fixed, so none is exchanged. Nothing was changed; take it back to editing first.`)
  }
  return accepted(null)
}

/** Whether a received text may become the working text. Refuses what `mayCross` does, exchange.not-received and exchange.edits-since. */
export function mayAdopt(contract: Contract, exchange: Exchange, actor: Person, edited: { readonly since: boolean; readonly setAside: boolean }): Result<null> {
  const allowed = mayCross(contract, actor)
  if (!allowed.ok) return allowed
  if (exchange.direction !== 'received') return refused('exchange.not-received', 'This text was sent, not received, so there is nothing to take in. Nothing was changed.')
  if (edited.since && !edited.setAside) {
    return refused(
      'exchange.edits-since',
      'The working text was edited since the text that this one answers. Nothing was changed; go on if those edits are to be set aside as a version.',
    )
  }
  return accepted(null)
}

/** What the log is told of a text that crossed. */
export function crossed(exchange: Exchange): AuditEvent {
  const { id, contract, version, versionHash, counterparty, files } = exchange
  const told = { contract, exchange: id, version, versionHash }
  if (exchange.direction === 'sent') return { kind: 'text sent', ...told, to: counterparty, files: files.map(({ fileName, blob }) => ({ fileName, hash: blob })) }
  const [file] = files
  return { kind: 'text received', ...told, from: counterparty, fileName: file?.fileName ?? '', file: file?.blob ?? versionHash }
}
