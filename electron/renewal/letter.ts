import type { Validated } from '#electron/ipc/handler.ts'
import { letterFile } from '#electron/letters/letter-file.ts'
import { calendarOf } from '#electron/renewal/business-calendar.ts'
import type { Services } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import type { Output } from '#shared/ipc/api.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { mayEdit } from '#shared/contracts/person.ts'
import { letterDocument } from '#shared/letters/letter-document.ts'
import { noticeLetter } from '#shared/renewal/letter.ts'

/**
 * The letter that gives notice, as a file ready to send; the log is told. It gives no notice by itself: that is recorded, with its day, when it has
 * gone out. Throws renewal.*, and what writing a file throws.
 */
export async function writeNoticeLetter(services: Services, { contract: id, method, on, format, text }: Validated<'renewals.letter'>): Promise<Output<'renewals.letter'>> {
  if (!mayEdit(services.me())) throw new AppError('renewal.may-not-draft', 'Only an owner or an editor may draft a notice. Ask one of them, or switch to your own profile.')
  const contract = getContract(services.db, id)
  const { settings } = readWorkspace(services.db)
  const { subject, paragraphs, deemed, inTime } = allowed(noticeLetter(contract, { house: settings.house.name, on, method, calendar: calendarOf(contract.terms?.place ?? '') }))
  const said = text ?? [...paragraphs]
  const doc = letterDocument({
    from: settings.house,
    to: contract.counterparty,
    date: on,
    delivery: method === 'by hand' ? 'By hand' : `By ${method}`,
    reference: '',
    subject,
    paragraphs: said,
    closing: 'Yours faithfully',
  }, settings.pageSize)
  const { blob, fileName } = await letterFile(services, { doc, title: subject, format })
  services.write(({ audit }) => audit({ kind: 'notice letter drafted', contract: id, method, on, deemed, inTime, format, hash: blob }))
  return { blob, fileName, text: [...said], deemed, inTime }
}
