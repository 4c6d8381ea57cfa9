import { findingRules } from '#shared/signing/verification.ts'
import { checkCms } from './cms/check-cms.ts'
import { readContents } from './covered-bytes.ts'
import { PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'

/** What only signature dictionaries hold; the kinds of signatures by how they begin. */
const whole = ['/ByteRange', '/adbe.pkcs7.detached', '/adbe.pkcs7.sha1', '/adbe.x509', '/ETSI.CAdES', '/ETSI.RFC3161']
/** Their beginnings after the slash: words this short, with a rare letter first, are found several times faster. */
const beginnings = ['ByteR', 'adbe.', 'ETSI.']

const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the raw bytes speak of signatures, whether or not the document's structure leads there. */
export function signatureTraces(bytes: Uint8Array): number[] {
  const data = buffer(bytes)
  const found: number[] = []
  for (const word of beginnings) {
    for (let at = data.indexOf(word); at >= 0 && found.length < 10_000; at = data.indexOf(word, at + 1)) {
      if (data[at - 1] !== 0x2f) continue
      const text = data.toString('latin1', at - 1, at + 23)
      if (whole.some((one) => text.startsWith(one))) found.push(at - 1)
    }
  }
  return found
}

/** Traces that are neither in one of the known places nor inside the data of a stream (an attached PDF may hold signatures of its own). */
export function unexplainedTraces(document: PdfDocument, traces: readonly number[], places: readonly { start: number; end: number }[]): number[] {
  const left = traces.filter((at) => !places.some(({ start, end }) => at >= start && at < end))
  if (left.length === 0) return left
  const streams = streamExtents(document)
  document.budget.spend((left.length * streams.length) >> 4)
  return left.filter((at) => !streams.some(({ start, end }) => at >= start && at < end))
}

function streamExtents(document: PdfDocument): { start: number; end: number }[] {
  const extents: { start: number; end: number }[] = []
  for (const revision of document.revisions) {
    for (const [num, entry] of revision.entries) {
      if (entry.kind !== 'offset') continue
      try {
        const value = document.object(num, entry.gen, revision.index)?.value
        if (value?.kind === 'stream') extents.push({ start: value.start, end: value.end })
      } catch (error) {
        if (!(error instanceof PdfSyntaxError)) throw error
      }
    }
  }
  return extents
}

/** The revision in which a proper object holds the trace; nothing when none does. */
export function revisionOfTrace(document: PdfDocument, at: number): number | undefined {
  const revision = document.revisions.find(({ start, eofEnd }) => at >= start && at < eofEnd)
  for (const [num, entry] of revision?.entries ?? []) {
    if (revision === undefined || entry.kind !== 'offset' || entry.offset > at) continue
    try {
      const place = document.object(num, entry.gen, revision.index)?.place
      if (place !== undefined && at >= place.start && at < place.end) return revision.index
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error
    }
  }
  return undefined
}

/**
 * What the signatures that can be read from the raw bytes alone say of them, for files whose structure could not be followed: one no
 * longer fits (`broken`), all fit and the last covers everything (`whole`), or neither (`unclear`).
 */
export function standingOfTraces(bytes: Uint8Array): 'broken' | 'whole' | 'unclear' {
  const text = buffer(bytes)
  let standing: 'whole' | 'unclear' = 'unclear'
  let tried = 0
  let understood = true
  for (const at of signatureTraces(bytes)) {
    const around = text.toString('latin1', at, at + 200)
    if (!around.startsWith('/ByteRange')) continue
    const [, ...range] = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(around) ?? []
    const [from = -1, length = -1, resume = -1, rest = -1] = range.map(Number)
    const proper = from === 0 && resume > length + 2 && resume + rest <= bytes.length && bytes[length] === 0x3c && bytes[resume - 1] === 0x3e
    const cms = proper ? readContents(bytes.subarray(length + 1, resume - 1)) : undefined
    // Each costs a digest of the whole file.
    if (cms === undefined || ++tried > 30) {
      understood = false
      continue
    }
    const parts = [bytes.subarray(0, length), bytes.subarray(resume, resume + rest)]
    const { codes } = checkCms(cms, { parts, digest: (algorithm) => algorithm.of(...parts) })
    if (codes.has('signature.digest-mismatch')) return 'broken'
    if ([...codes].some((code) => findingRules[code].effect !== 'note')) understood = false
    else if (resume + rest === bytes.length) standing = 'whole'
  }
  return understood ? standing : 'unclear'
}
