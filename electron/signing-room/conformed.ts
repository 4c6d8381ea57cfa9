import type { AttachedFile } from '#electron/pdf/attached-files.ts'
import { conformedCopy } from '#electron/pdf/conformed-copy.ts'
import { counterpartDividersHtml, type CounterpartFacts } from '#electron/pdf/counterpart-html.ts'
import { pageCount } from '#electron/pdf/page-text.ts'
import { readScan } from '#electron/pdf/scan.ts'
import type { Services } from '#electron/services.ts'
import { finishedFile } from '#electron/signing-room/completion.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import { printOwnPage } from '#electron/signing-room/print-shop.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import type { Ceremony, InkRecord, Signer } from '#shared/signing/ceremony.ts'

/** The field of the house's seal on a conformed copy. */
export const CONFORMED_FIELD = 'Seal'

/** One scan, and everyone whose signature it shows: a signer and their witness may have signed on the same sheet. */
interface Counterpart {
  readonly scan: BlobId
  readonly signers: readonly Signer[]
  readonly ink: InkRecord
}

function counterpartsOf(ceremony: Ceremony): Counterpart[] {
  const found = new Map<BlobId, { ink: InkRecord; signers: Signer[] }>()
  for (const signer of ceremony.signers) {
    const ink = signer.signature?.ink
    if (ink === undefined || ink === null) continue
    const known = found.get(ink.scan)
    if (known === undefined) found.set(ink.scan, { ink, signers: [signer] })
    else known.signers.push(signer)
  }
  return [...found].map(([scan, rest]) => ({ scan, ...rest }))
}

const endings = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/**
 * The conformed copy (X8): the document with its digital signatures, then each counterpart's scan behind a page that says who signed, when,
 * where the original lies and its SHA-256; originals attached. Throws blob.missing, pdf.*, ink.*.
 */
export async function assembleConformed(services: Services, ceremony: Ceremony): Promise<Uint8Array> {
  const { title: contractTitle } = getContract(services.db, ceremony.contract)
  const title = `${contractTitle} (conformed copy)`
  const signed = storedPdf(services, finishedFile(ceremony))
  const counterparts = await Promise.all(
    counterpartsOf(ceremony).map(async (each, at) => {
      const bytes = storedPdf(services, each.scan)
      const pages = await readScan(bytes)
      return { ...each, bytes, pages, fileName: `Counterpart ${at + 1}.${endings[pages.mediaType]}` }
    }),
  )
  const facts = counterparts.map(({ signers, ink, scan, fileName, pages }): CounterpartFacts => ({
    name: signers.map(({ name }) => name).join(' and '),
    role: signers.map(({ role }) => role).join(' and '),
    party: signers[0]?.party ?? '',
    signedOn: ink.signedOn,
    takenInAt: signers[0]?.signature?.at ?? services.clock(),
    original: ink.original,
    scan,
    fileName,
    pages: pages.pages,
    shows: ink.shows,
  }))
  const { pageSize } = readWorkspace(services.db).settings
  const dividers = await printOwnPage(services, { title, right: finishedFile(ceremony).slice(0, 12), page: { ...defaultPage, size: pageSize }, content: counterpartDividersHtml(contractTitle, facts) })
  if ((await pageCount(dividers)) !== counterparts.length) {
    throw new AppError('conformed.too-long', 'What is said of a counterpart does not fit on one page, so the counterparts were not put together. Everything is kept as it is.')
  }
  const attachments: AttachedFile[] = [
    { name: 'Signed.pdf', mediaType: 'application/pdf', bytes: signed, description: 'The file with the digital signatures, byte for byte', relationship: 'Source' },
    ...counterparts.map(({ fileName, bytes, pages, signers }): AttachedFile => (
      { name: fileName, mediaType: pages.mediaType, bytes, description: `The scan of what ${signers.map(({ name }) => name).join(' and ')} signed on paper`, relationship: 'Source' }
    )),
  ]
  return conformedCopy({ title, createdAt: services.clock(), signed, dividers, scans: counterparts.map(({ pages }) => pages), attachments, field: CONFORMED_FIELD })
}
