import type { Handlers } from '#electron/ipc/handler.ts'
import { recogniseFile } from '#electron/signing-room/recognise.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { allIdentities } from '#electron/store/repositories/identities.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { summarise } from '#shared/signing/verification.ts'

export const verifyHandlers: Handlers<'verify'> = {
  'verify.file': (services, { blob: id }) => {
    const blob = services.transient.get(id) ?? findBlob(services.db, id)
    if (blob === null) throw new AppError('blob.missing', 'The file did not arrive. Choose it again.')
    const trusted = new Map(allIdentities(services.db).map((identity) => [identity.fingerprint, 'pinned' as const]))
    const report = verifyPdf(blob.bytes, { trusted, now: new Date(services.clock()) })
    return { report, sentence: summarise(report), known: recogniseFile(services, id) }
  },
}
