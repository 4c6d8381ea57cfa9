import { type Budget, PdfSyntaxError } from './budget.ts'
import { PdfReader } from './reader.ts'
import { integerOf, type PdfDict, type PdfStream, type PdfValue } from './values.ts'

/** An indirect object where it stands in the file: `start` at its number, `end` after `endobj`. */
export interface PdfIndirect {
  readonly num: number
  readonly gen: number
  readonly value: PdfValue
  readonly start: number
  readonly end: number
}

/** Looks up the integer that an indirect /Length points to. */
export type LengthOf = (length: PdfValue) => number | undefined

/** Reads `num gen obj … endobj` at an offset (ISO 32000-2, 7.3.10); white space before it is tolerated. */
export function readIndirect(bytes: Uint8Array, offset: number, budget: Budget, lengthOf: LengthOf): PdfIndirect {
  if (offset < 0 || offset >= bytes.length) throw new PdfSyntaxError('An object outside the file', offset)
  const reader = new PdfReader(bytes, offset, budget)
  reader.skipSpace(false)
  const start = reader.position
  const num = reader.unsigned()
  reader.skipSpace(false)
  const gen = reader.unsigned()
  reader.skipSpace(false)
  if (!reader.startsWith('obj')) reader.fail('obj expected')
  reader.position += 3
  let value = reader.value()
  reader.skipSpace()
  if (value.kind === 'dict' && reader.startsWith('stream')) {
    value = readStream(reader, value, lengthOf)
    reader.skipSpace()
  }
  reader.keyword('endobj')
  return { num, gen, value, start, end: reader.position }
}

/** ISO 32000-2, 7.3.8: the data has exactly the length stated, an end of line may follow it, then `endstream`. */
function readStream(reader: PdfReader, dict: PdfDict, lengthOf: LengthOf): PdfStream {
  reader.position += 'stream'.length
  if (reader.startsWith('\r\n')) reader.position += 2
  else if (reader.startsWith('\n')) reader.position += 1
  else reader.fail('End of line expected after stream')
  const stated = dict.entries.get('Length')
  const length = stated === undefined ? undefined : integerOf(stated) ?? lengthOf(stated)
  const start = reader.position
  if (length === undefined || length < 0 || start + length > reader.bytes.length) reader.fail('Stream length')
  reader.position = start + length
  if (reader.startsWith('\r\n')) reader.position += 2
  else if (reader.startsWith('\n') || reader.startsWith('\r')) reader.position += 1
  reader.keyword('endstream')
  return { kind: 'stream', dict, start, end: start + length, data: reader.bytes.subarray(start, start + length) }
}
