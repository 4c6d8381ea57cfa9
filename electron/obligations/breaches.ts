import { letterFile, type LetterFormat } from '#electron/letters/letter-file.ts'
import { calendarOf } from '#electron/renewal/business-calendar.ts'
import type { Services } from '#electron/services.ts'
import { getBreach, saveBreach } from '#electron/store/repositories/breaches.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { getOccurrence } from '#electron/store/repositories/occurrences.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { BlobId, ContractId } from '#shared/lib/ids.ts'
import { after } from '#shared/lib/period.ts'
import type { Result } from '#shared/lib/result.ts'
import { letterDocument } from '#shared/letters/letter-document.ts'
import type { Breach, NoticeMethod } from '#shared/obligations/breach.ts'
import { breachLetter } from '#shared/obligations/breach-letter.ts'
import { allegeBreach, type Step } from '#shared/obligations/breach-steps.ts'
import type { Obligation } from '#shared/obligations/obligation.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'

export interface Alleged {
  readonly contract: ContractId
  readonly occurrence: Occurrence['id'] | null
  readonly obligation: Obligation['id'] | null
  readonly by: Breach['by']
  readonly what: string
  readonly on: CalendarDate
  readonly cureDays: number | null
}

/** Records that one side is in breach. Throws what the rule refuses, and breach.other-contract. */
export function allege(services: Services, given: Alleged): void {
  services.write(({ db, actor, now, audit }) => {
    getContract(db, given.contract)
    const occurrence = given.occurrence === null ? null : getOccurrence(db, given.occurrence)
    const of = occurrence?.obligation ?? given.obligation
    const obligation = of === null ? null : getObligation(db, of)
    if (obligation !== null && obligation.contract !== given.contract) throw new AppError('breach.other-contract', 'This obligation belongs to another contract. Nothing was recorded.')
    const { contract, by, what, on, cureDays } = given
    const alleged = { contract, by, what, allegedOn: on, obligation: of, occurrence: given.occurrence, source: obligation?.source ?? null, cureDays: cureDays ?? obligation?.cure ?? null }
    const { breach, event } = allowed(allegeBreach(alleged, services.newId<'breach'>(), { actor, now, today: services.today() }))
    saveBreach(db, breach)
    audit(event)
  })
}

/** Takes a breach a step on by a rule. Answers whose contract it is. */
export function takeStep(services: Services, id: Breach['id'], rule: (breach: Breach, step: Step) => Result<{ readonly breach: Breach; readonly event: AuditEvent }>): ContractId {
  return services.write(({ db, actor, now, audit }) => {
    const { breach, event } = allowed(rule(getBreach(db, id), { actor, now, today: services.today() }))
    saveBreach(db, breach)
    audit(event)
    return breach.contract
  })
}

/** The notice of a breach, as a file ready to send; the log is told. It serves no notice by itself. Throws breach.may-not-edit, breach.ended. */
export async function writeBreachLetter(
  services: Services,
  { breach: id, method, format, text }: { readonly breach: Breach['id']; readonly method: NoticeMethod; readonly format: LetterFormat; readonly text: readonly string[] | null },
): Promise<{ blob: BlobId; fileName: string; text: string[] }> {
  if (!mayEdit(services.me())) throw new AppError('breach.may-not-edit', 'Only an owner or an editor may draft a notice. Ask one of them, or switch to your own profile.')
  const breach = getBreach(services.db, id)
  if (breach.ended !== null) throw new AppError('breach.ended', 'This breach has ended; there is no notice of it to give.')
  const contract = getContract(services.db, breach.contract)
  const { settings } = readWorkspace(services.db)
  const today = services.today()
  const { terms } = contract
  const deemed = breach.served?.deemed ?? (terms?.notice === null || terms === null ? today : after(today, terms.notice.delivery, calendarOf(terms.place)))
  const { subject, paragraphs } = breachLetter(breach, { title: contract.title, counterparty: contract.counterparty.name, effective: contract.effective, house: settings.house.name, deemed })
  const said = text === null ? paragraphs : [...text]
  const doc = letterDocument({
    from: settings.house, to: contract.counterparty, date: today, delivery: method === 'by hand' ? 'By hand' : `By ${method}`, reference: '', subject, paragraphs: said, closing: 'Yours faithfully',
  }, settings.pageSize)
  const { blob, fileName } = await letterFile(services, { doc, title: subject, format })
  services.write(({ audit }) => audit({ kind: 'breach letter drafted', contract: breach.contract, breach: id, what: breach.what, fileName, file: blob }))
  return { blob, fileName, text: [...said] }
}
