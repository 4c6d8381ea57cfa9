import { createHash } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { appearanceStream } from './appearance.ts'
import type { SignatureAppearance } from './appearance.ts'
import { signContent } from './cms.ts'
import { certificateFingerprint } from './certificate.ts'
import { filledFields } from './field-values.ts'
import type { FieldValue } from './field-values.ts'
import { checkMaySign, datesOf } from './identity.ts'
import type { SigningKey } from './signing-key.ts'
import { appendRevision, dictionaryBytes } from './increment-writer.ts'
import type { WrittenObject } from './increment-writer.ts'
import { openRevision } from './pdf-revision.ts'
import { requireClockNotSetBack } from './signing-clock.ts'
import { catalogOf, fieldsToSign } from './signature-field.ts'
import { lockToWrite } from './signature-lock.ts'
import { byteRangeText, cmsCapacity, unsignedDictionary } from './signature-dictionary.ts'
import type { SignatureStatement, UnsignedDictionary } from './signature-dictionary.ts'

/** Asks an authority for a time-stamp token (RFC 3161) over the SHA-256 digest of a signature. */
export type TimeStamper = (digest: Uint8Array) => Promise<Uint8Array>

/** One signature to be added to a PDF. */
export interface SigningRequest extends SignatureStatement {
  readonly pdf: Uint8Array
  /** The full name of an empty signature field. */
  readonly field: string
  readonly key: SigningKey
  /** What is shown in the field; the field's own appearance stays when left out, as it should for one without a place on a page. */
  readonly appearance?: SignatureAppearance
  /** What the signer's other fields say: text fields and checkboxes that are empty so far. */
  readonly values?: readonly FieldValue[]
  /** Whether it locks fields; as the field's own /Lock says when left out. */
  readonly lock?: boolean
  /** Makes the signature B-T. */
  readonly timeStamp?: TimeStamper
}

/**
 * Signs one field by an incremental update: the given bytes stay the beginning of the result, and the new revision only adds a
 * signature dictionary and appearances, sets /V and /AP of the field and /V with /AP or /AS of the fields filled in (and /Perms of the
 * catalog when it certifies). The signature covers the whole result except its own contents, up to the last byte.
 *
 * Throws AppError as `fieldsToSign` and `filledFields` do, 'identity.expired', 'identity.not-yet-valid', 'identity.not-for-signing',
 * 'identity.damaged', 'signing.clock-set-back', 'signing.cms-too-large', 'mark.unreadable-image', 'identity.locked', what `timeStamp`
 * throws, and 'signing.unsupported-file'; the given bytes are never changed.
 */
export async function signIncrement(request: SigningRequest): Promise<Uint8Array> {
  const { pdf, key, values = [], timeStamp } = request
  requireUsable(key, request.signedAt)
  const revision = openRevision(pdf)
  const { signature: field, fills } = fieldsToSign(revision, { ...request, fills: values.map((value) => value.field) })
  requireClockNotSetBack(revision, request.signedAt)
  const catalog = catalogOf(revision)
  let next = revision.crossReference.size
  const newNumber = (): number => next++

  const signatureNumber = newNumber()
  const capacity = cmsCapacity([key.certificate, ...key.chain], timeStamp !== undefined)
  const dictionary = unsignedDictionary(request, { catalog: catalog.object, capacity, lock: lockToWrite(revision, field, request.lock) })
  const fieldEntries = new Map(field.dictionary)
  fieldEntries.set('V', Buffer.from(`${signatureNumber} 0 R`))
  const objects: WrittenObject[] = [{ number: signatureNumber, generation: 0, value: dictionary.bytes }]
  if (request.appearance !== undefined) {
    const drawn = await appearanceStream({
      width: field.width,
      height: field.height,
      appearance: request.appearance,
      signerName: request.signerName,
      signedAt: request.signedAt,
      fingerprint: certificateFingerprint(key.certificate),
    }, newNumber)
    fieldEntries.set('AP', Buffer.from(`<< /N ${drawn.form} 0 R >>`))
    objects.push(...drawn.objects.map((object) => ({ ...object, generation: 0 })))
  }
  objects.push({ number: field.object, generation: revision.generation(field.object), value: dictionaryBytes(fieldEntries) })
  const filled = fills.map((entry, at) => ({ field: entry, value: values[at]?.value ?? '' }))
  objects.push(...await filledFields(revision, filled, newNumber))
  if (request.certify) {
    const catalogEntries = new Map(catalog.dictionary)
    catalogEntries.set('Perms', Buffer.from(`<< /DocMDP ${signatureNumber} 0 R >>`))
    objects.push({ number: catalog.object, generation: revision.generation(catalog.object), value: dictionaryBytes(catalogEntries) })
  }

  const { bytes, valueStarts } = appendRevision(pdf, revision.crossReference, objects)
  const start = valueStarts.get(signatureNumber)
  if (start === undefined || !bytes.subarray(0, pdf.length).equals(pdf)) throw new Error('The increment does not begin with the bytes it was made for.')
  await fillIn(bytes, start, { dictionary, key, timeStamp })
  return bytes
}

/** The certificate is looked at here too, for keys that come from elsewhere than a stored identity. */
function requireUsable(key: SigningKey, signedAt: string): void {
  const allowed = checkMaySign({ certificate: key.certificate, ...datesOf(key.certificate) }, new Date(signedAt))
  if (!allowed.ok) throw AppError.from(allowed.refusal)
}

interface FillIn {
  readonly dictionary: UnsignedDictionary
  readonly key: SigningKey
  readonly timeStamp: TimeStamper | undefined
}

/** Writes the byte range, signs the two ranges, and writes the CMS into the gap as lower-case digits, zeros after it. */
async function fillIn(bytes: Buffer, start: number, { dictionary, key, timeStamp }: FillIn): Promise<void> {
  const gapStart = start + dictionary.contentsStart
  const gapEnd = start + dictionary.contentsEnd
  bytes.write(byteRangeText(gapStart, gapEnd, bytes.length), start + dictionary.rangeStart, 'latin1')
  const digest = createHash(key.digest).update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd)).digest()
  const made = signContent({ digest }, key)
  const token = await timeStamp?.(createHash('sha256').update(made.value).digest())
  writeContents(bytes, gapStart, gapEnd, made.encoded(token))
}

/** Writes a CMS between two angle brackets. Throws 'signing.cms-too-large'; the bytes are then as before. */
export function writeContents(bytes: Buffer, gapStart: number, gapEnd: number, cms: Uint8Array): void {
  if (cms.length * 2 > gapEnd - gapStart - 2) {
    throw new AppError('signing.cms-too-large', 'The certificates of this signature or time-stamp take more room than there is for them. Nothing was signed; use another identity or authority.')
  }
  bytes.write(Buffer.from(cms).toString('hex'), gapStart + 1, 'latin1')
}
