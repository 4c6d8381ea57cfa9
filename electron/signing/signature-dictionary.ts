import type { Instant } from '#shared/lib/ids.ts'

/** The CMS of a signature alone may take this many octets; what is left stays zero. */
const LEAST_CAPACITY = 8192
/** More for a time-stamp token, which carries certificates of its own. */
const TOKEN_CAPACITY = 6144
/** What a signature and the names in it take, besides its certificates. */
const BESIDES_CERTIFICATES = 4096

/** How many octets to leave for a CMS with these certificates, with a time-stamp or not. */
export function cmsCapacity(certificates: readonly Uint8Array[], timeStamped: boolean): number {
  const needed = certificates.reduce((sum, { length }) => sum + length, BESIDES_CERTIFICATES)
  return Math.max(LEAST_CAPACITY, Math.ceil(needed / 1024) * 1024) + (timeStamped ? TOKEN_CAPACITY : 0)
}

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
}

/** How a signature dictionary is to be made. */
export interface DictionaryPlan {
  readonly catalog: number
  /** In octets. */
  readonly capacity: number
  /** What of the form it locks, as /Action and /Fields of a lock dictionary say it (§12.8.2.4). */
  readonly lock: string | undefined
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
export function unsignedDictionary(statement: SignatureStatement, { catalog, capacity, lock }: DictionaryPlan): UnsignedDictionary {
  const references = [
    ...(statement.certify ? ['<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>'] : []),
    ...(lock === undefined
      ? []
      : [`<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams ${lock} /V /1.2 >> /Data ${catalog} 0 R >>`]),
  ]
  const tail = [
    ` /M (${pdfDate(statement.signedAt)})`,
    ` /Name ${textString(statement.signerName)}`,
    statement.reason === undefined ? '' : ` /Reason ${textString(statement.reason)}`,
    statement.location === undefined ? '' : ` /Location ${textString(statement.location)}`,
    references.length === 0 ? '' : ` /Reference [${references.join(' ')}]`,
    ' >>',
  ].join('')
  return dictionaryWithGap('/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached', capacity, tail)
}

/** A time-stamp of the document (§12.8.5): it says when by its token alone. */
export function unsignedTimeStamp(capacity: number): UnsignedDictionary {
  return dictionaryWithGap('/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161', capacity, ' >>')
}

function dictionaryWithGap(kind: string, capacity: number, tail: string): UnsignedDictionary {
  const head = `<< ${kind} /ByteRange [`
  const middle = `${' '.repeat(RANGE_WIDTH)}] /Contents `
  const contents = `<${'0'.repeat(capacity * 2)}>`
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
