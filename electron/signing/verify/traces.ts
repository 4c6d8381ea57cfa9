import { checkCms } from './cms/check-cms.ts'
import { readContents } from './covered-bytes.ts'
import { PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'

/** What only signature dictionaries hold. */
const words = ['/ByteRange', '/adbe.pkcs7.detached', '/adbe.pkcs7.sha1', '/adbe.x509', '/ETSI.CAdES', '/ETSI.RFC3161']

const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the raw bytes speak of signatures, whether or not the document's structure leads there. */
export function signatureTraces(bytes: Uint8Array): number[] {
  const data = buffer(bytes)
  const found: number[] = []
  for (const word of words) for (let at = data.indexOf(word); at >= 0 && found.length < 10_000; at = data.indexOf(word, at + 1)) found.push(at)
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

/** Whether a signature that can be read from the raw bytes alone no longer fits them. For files whose structure could not be followed. */
export function hasBrokenTrace(bytes: Uint8Array): boolean {
  const text = buffer(bytes)
  let tried = 0
  for (const at of signatureTraces(bytes)) {
    const around = text.toString('latin1', at, at + 200)
    const [, ...range] = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(around) ?? []
    const [from = -1, length = -1, resume = -1, rest = -1] = range.map(Number)
    if (from !== 0 || resume <= length + 2 || resume + rest > bytes.length) continue
    const cms = readContents(bytes.subarray(length + 1, resume - 1))
    if (cms === undefined) continue
    // Each costs a digest of the whole file.
    if (++tried > 30) return false
    if (checkCms(cms, { detached: [bytes.subarray(0, length), bytes.subarray(resume, resume + rest)] }).codes.has('signature.digest-mismatch')) return true
  }
  return false
}
