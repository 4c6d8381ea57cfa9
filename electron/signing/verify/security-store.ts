import type { Certificate } from './cms/certificate.ts'
import type { RevocationData } from './cms/revocation.ts'
import { PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'
import { decodeStream } from './syntax/filters.ts'
import { readableCertificates } from './trust-in-signer.ts'

/** What the document's security store (ISO 32000-2, 12.8.4.3) holds; anything that cannot be read is left out. */
export interface SecurityStore {
  /** The first revision that has one; nothing when none has. */
  readonly since: number | undefined
  readonly certificates: readonly Certificate[]
  readonly revocation: readonly RevocationData[]
}

/** No honest store holds as many of a kind; each costs a check of a signature. */
const maxItems = 120

/** Reads the store as of the newest revision. */
export function readSecurityStore(document: PdfDocument): SecurityStore {
  const since = document.revisions.findIndex(({ index }) => document.getDict(document.catalog(index), 'DSS', index) !== undefined)
  if (since < 0) return { since: undefined, certificates: [], revocation: [] }
  return {
    since,
    certificates: readableCertificates(listOf(document, 'Certs')),
    revocation: [
      ...listOf(document, 'CRLs').map((der): RevocationData => ({ kind: 'crl', der })),
      ...listOf(document, 'OCSPs').map((der): RevocationData => ({ kind: 'ocsp', der })),
    ],
  }
}

function listOf(document: PdfDocument, key: string): Uint8Array[] {
  const { newest } = document
  const store = document.getDict(document.catalog(newest), 'DSS', newest)
  const list = store === undefined ? undefined : document.get(store, key, newest)
  return (list?.kind === 'array' ? list.items.slice(0, maxItems) : []).flatMap((item) => {
    const stream = document.resolve(item, newest)
    if (stream.kind !== 'stream') return []
    try {
      const data = decodeStream(stream, document.budget, (value) => document.resolve(value, newest))
      document.budget.spend(data.length >> 4)
      return [data]
    } catch (error) {
      if (error instanceof PdfSyntaxError) return []
      throw error
    }
  })
}
