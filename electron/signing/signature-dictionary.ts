import type { Instant } from '#shared/lib/ids.ts'

/** The CMS may take this many octets; the rest stays zero. */
export const CMS_CAPACITY = 8192

/** The number of digits each of the four numbers of a byte range has room for. */
const RANGE_DIGITS = 10
const RANGE_WIDTH = 4 * RANGE_DIGITS + 3

/** What a signature says of itself, besides its cryptography. */
export interface SignatureStatement {
  readonly signedAt: Instant
  readonly signerName: string
  readonly reason?: string
  readonly location?: string
  /** Certifies: form filling and signing stay permitted, nothing else (DocMDP, P 2). */
  readonly certify: boolean
  /** Locks every field (FieldMDP, All). */
  readonly lock: boolean
}

/** A signature dictionary's bytes, with where in them the byte range and the contents are to be written. */
export interface UnsignedDictionary {
  readonly bytes: Buffer
  readonly rangeStart: number
  /** The opening angle bracket of the contents. */
  readonly contentsStart: number
  /** Right after the closing one. */
  readonly contentsEnd: number
}

/** A PAdES signature dictionary (ISO 32000-2 table 255; ETSI EN 319 142-1 §5.2) with room for its byte range and CMS. */
export function unsignedDictionary(statement: SignatureStatement, catalog: number): UnsignedDictionary {
  const references = [
    ...(statement.certify ? ['<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>'] : []),
    ...(statement.lock
      ? [`<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams /Action /All /V /1.2 >> /Data ${catalog} 0 R >>`]
      : []),
  ]
  const head = '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ['
  const middle = `${' '.repeat(RANGE_WIDTH)}] /Contents `
  const contents = `<${'0'.repeat(CMS_CAPACITY * 2)}>`
  const tail = [
    ` /M (${pdfDate(statement.signedAt)})`,
    ` /Name ${textString(statement.signerName)}`,
    statement.reason === undefined ? '' : ` /Reason ${textString(statement.reason)}`,
    statement.location === undefined ? '' : ` /Location ${textString(statement.location)}`,
    references.length === 0 ? '' : ` /Reference [${references.join(' ')}]`,
    ' >>',
  ].join('')
  const contentsStart = head.length + middle.length
  return {
    bytes: Buffer.from(head + middle + contents + tail, 'latin1'),
    rangeStart: head.length,
    contentsStart,
    contentsEnd: contentsStart + contents.length,
  }
}

/** The byte range of a file of `length` bytes with the contents between `gapStart` and `gapEnd`, padded to its fixed width. */
export function byteRangeText(gapStart: number, gapEnd: number, length: number): string {
  return [0, gapStart, gapEnd, length - gapEnd].join(' ').padEnd(RANGE_WIDTH)
}

/** D:YYYYMMDDHHmmSSZ (§7.9.4). */
export function pdfDate(instant: Instant): string {
  return `D:${new Date(instant).toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`
}

/** A text string (§7.9.2.2): plain ASCII as it is, anything else in UTF-16 with its mark. */
export function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`
  return `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`
}
