import { createHash } from 'node:crypto'
import { appendRevision } from '../increment-writer.ts'
import { newWidgetObjects } from '../new-widget.ts'
import { openRevision } from '../pdf-revision.ts'
import { byteRangeText, unsignedTimeStamp } from '../signature-dictionary.ts'
import { freeFieldName } from '../signature-field.ts'
import { writeContents } from '../sign-increment.ts'
import { refusal } from './refusals.ts'
import { readTimeStampRequest, timeStampRequest } from './request.ts'
import { readTimeStampResponse } from './response.ts'
import type { TimeStampToken } from './response.ts'

/** A document with room for a time-stamp, and the request that goes with it. Both are needed again when the answer is there. */
export interface PendingTimeStamp {
  readonly pdf: Uint8Array
  /** The bytes of a .tsq. */
  readonly request: Uint8Array
}

/** Room for a token with the certificates of its authority, in octets. */
const CAPACITY = 12_288
const GAP = /\/Type \/DocTimeStamp \/Filter \/Adobe\.PPKLite \/SubFilter \/ETSI\.RFC3161 \/ByteRange \[0 (\d+) (\d+) (\d+) *\] \/Contents </g

/**
 * Begins a time-stamp of the whole document as it is (ISO 32000-2 §12.8.5, ETSI EN 319 142-1 §5.4.3): an increment with a field that shows
 * nothing, and room for the token. `nonce` are random octets. Permitted after any certification and lock.
 * Throws AppError 'signing.unsupported-file'.
 */
export function prepareDocumentTimeStamp(pdf: Uint8Array, nonce: Uint8Array): PendingTimeStamp {
  const revision = openRevision(pdf)
  const signature = revision.crossReference.size
  const dictionary = unsignedTimeStamp(CAPACITY)
  const widget = newWidgetObjects(revision, { name: freeFieldName(revision, 'TimeStamp'), tooltip: 'Time-stamp of the document', field: signature + 1, signature })
  const { bytes, valueStarts } = appendRevision(pdf, revision.crossReference, [{ number: signature, generation: 0, value: dictionary.bytes }, ...widget])
  const start = valueStarts.get(signature)
  if (start === undefined || !bytes.subarray(0, pdf.length).equals(pdf)) throw new Error('The increment does not begin with the bytes it was made for.')
  const [gapStart, gapEnd] = [start + dictionary.contentsStart, start + dictionary.contentsEnd]
  bytes.write(byteRangeText(gapStart, gapEnd, bytes.length), start + dictionary.rangeStart, 'latin1')
  return { pdf: bytes, request: timeStampRequest(digestAround(bytes, gapStart, gapEnd), nonce) }
}

/** Puts the answer (.tsr) of an authority into the document. Throws as `readTimeStampResponse` does, and 'signing.cms-too-large'. */
export function finishDocumentTimeStamp(pending: PendingTimeStamp, response: Uint8Array): TimeStampToken & { readonly pdf: Uint8Array } {
  const bytes = Buffer.from(pending.pdf)
  const [, start, end] = [...bytes.toString('latin1').matchAll(GAP)].at(-1)?.map(Number) ?? []
  if (start === undefined || end === undefined || end > bytes.length) throw refusal('time-stamp.other-document')
  const { hash } = readTimeStampRequest(pending.request)
  if (!digestAround(bytes, start, end).equals(hash)) throw refusal('time-stamp.other-document')
  const token = readTimeStampResponse(response, pending.request)
  writeContents(bytes, start, end, token.token)
  return { ...token, pdf: bytes }
}

function digestAround(bytes: Buffer, gapStart: number, gapEnd: number): Buffer {
  return createHash('sha256').update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd)).digest()
}
