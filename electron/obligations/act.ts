import { countConditions } from '#electron/obligations/replan.ts'
import type { Services } from '#electron/services.ts'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { getObligation } from '#electron/store/repositories/obligations.ts'
import { getOccurrence, saveOccurrence } from '#electron/store/repositories/occurrences.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { BlobId, ContractId } from '#shared/lib/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import { addEvidence, type Act } from '#shared/obligations/act.ts'
import { evidenceName } from '#shared/obligations/evidence-name.ts'
import type { Occurrence } from '#shared/obligations/occurrence.ts'

type Rule = (occurrence: Occurrence, act: Act) => Result<{ readonly occurrence: Occurrence; readonly event: AuditEvent }>

/** Acts on an occurrence by a rule; a condition precedent may be met by it. Answers whose contract it is. */
export function actOnOccurrence(services: Services, id: Occurrence['id'], rule: Rule): ContractId {
  return services.write((writer) => {
    const { db, actor, now, audit } = writer
    const before = getOccurrence(db, id)
    const obligation = getObligation(db, before.obligation)
    const { occurrence, event } = allowed(rule(before, { obligation, actor, now, today: services.today() }))
    saveOccurrence(db, occurrence, obligation.grace)
    audit(event)
    countConditions(writer, occurrence.contract)
    return occurrence.contract
  })
}

/** The largest file that is kept as evidence. */
const MOST_BYTES = 50 * 1024 * 1024

/** Keeps a file with an occurrence, to show that it was done. Throws occurrence.no-file, occurrence.too-large. */
export function keepEvidence(services: Services, id: Occurrence['id'], given: { readonly blob: BlobId; readonly fileName: string; readonly validUntil: CalendarDate | null }): ContractId {
  const file = services.transient.get(given.blob) ?? findBlob(services.db, given.blob)
  if (file === null || file === undefined) throw new AppError('occurrence.no-file', 'The file did not arrive whole. Nothing was kept; choose it again.')
  if (file.bytes.length > MOST_BYTES) throw new AppError('occurrence.too-large', 'The file is larger than 50 MB. Nothing was kept; choose a smaller one.')
  return actOnOccurrence(services, id, (occurrence, act) => {
    const blob = keepBlob(services.db, { bytes: file.bytes, mediaType: file.mediaType, fileName: evidenceName(given.fileName) }, act.now)
    return addEvidence(occurrence, { blob, fileName: given.fileName, bytes: file.bytes.length, validUntil: given.validUntil }, act)
  })
}

/** A file that was kept with an occurrence. Throws occurrence.no-file. */
export function openEvidence({ db }: Services, id: Occurrence['id'], blob: BlobId): { blob: BlobId; fileName: string } {
  const found = getOccurrence(db, id).evidence.find((each) => each.blob === blob)
  if (found === undefined) throw new AppError('occurrence.no-file', 'This file is not kept with this occurrence.')
  return { blob, fileName: found.fileName }
}
