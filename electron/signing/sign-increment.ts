import { createHash } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { appearanceStream } from './appearance.ts'
import type { SignatureAppearance } from './appearance.ts'
import { detachedSignature } from './cms.ts'
import { certificateFingerprint } from './certificate.ts'
import type { SigningKey } from './identity.ts'
import { appendRevision, dictionaryBytes } from './increment-writer.ts'
import type { WrittenObject } from './increment-writer.ts'
import { openRevision } from './pdf-revision.ts'
import { catalogOf, fieldToSign } from './signature-field.ts'
import { byteRangeText, CMS_CAPACITY, unsignedDictionary } from './signature-dictionary.ts'
import type { SignatureStatement, UnsignedDictionary } from './signature-dictionary.ts'

/** One signature to be added to a PDF. */
export interface SigningRequest extends SignatureStatement {
  readonly pdf: Uint8Array
  /** The full name of an empty signature field. */
  readonly field: string
  readonly key: SigningKey
  readonly appearance: SignatureAppearance
}

/**
 * Signs one field by an incremental update: the given bytes stay the beginning of the result, and the new revision
 * only adds a signature dictionary and an appearance, and sets /V and /AP of the field (and /Perms of the catalog
 * when it certifies). The signature covers the whole result except its own contents, up to the last byte.
 *
 * Throws AppError as `fieldToSign` does, 'signing.cms-too-large', 'mark.unreadable-image', 'identity.locked' and
 * 'signing.unsupported-file'; the given bytes are never changed.
 */
export async function signIncrement(request: SigningRequest): Promise<Uint8Array> {
  const { pdf, key, appearance, ...intent } = request
  const revision = openRevision(pdf)
  const field = fieldToSign(revision, intent)
  const catalog = catalogOf(revision)
  let next = revision.crossReference.size
  const newNumber = (): number => next++

  const signatureNumber = newNumber()
  const dictionary = unsignedDictionary(request, catalog.object)
  const drawn = await appearanceStream({
    width: field.width,
    height: field.height,
    appearance,
    signerName: request.signerName,
    signedAt: request.signedAt,
    fingerprint: certificateFingerprint(key.certificate),
  }, newNumber)

  const fieldEntries = new Map(field.dictionary)
  fieldEntries.set('V', Buffer.from(`${signatureNumber} 0 R`))
  fieldEntries.set('AP', Buffer.from(`<< /N ${drawn.form} 0 R >>`))
  const objects: WrittenObject[] = [
    { number: signatureNumber, generation: 0, value: dictionary.bytes },
    ...drawn.objects.map((object) => ({ ...object, generation: 0 })),
    { number: field.object, generation: revision.generation(field.object), value: dictionaryBytes(fieldEntries) },
  ]
  if (request.certify) {
    const catalogEntries = new Map(catalog.dictionary)
    catalogEntries.set('Perms', Buffer.from(`<< /DocMDP ${signatureNumber} 0 R >>`))
    objects.push({ number: catalog.object, generation: revision.generation(catalog.object), value: dictionaryBytes(catalogEntries) })
  }

  const { bytes, valueStarts } = appendRevision(pdf, revision.crossReference, objects)
  const start = valueStarts.get(signatureNumber)
  if (start === undefined || !bytes.subarray(0, pdf.length).equals(pdf)) throw new Error('The increment does not begin with the bytes it was made for.')
  fillIn(bytes, start, dictionary, key)
  return bytes
}

/** Writes the byte range, signs the two ranges, and writes the CMS into the gap as lower-case digits, zeros after it. */
function fillIn(bytes: Buffer, start: number, dictionary: UnsignedDictionary, key: SigningKey): void {
  const gapStart = start + dictionary.contentsStart
  const gapEnd = start + dictionary.contentsEnd
  bytes.write(byteRangeText(gapStart, gapEnd, bytes.length), start + dictionary.rangeStart, 'latin1')
  const digest = createHash('sha256').update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd)).digest()
  const cms = detachedSignature(digest, key)
  if (cms.length > CMS_CAPACITY) {
    throw new AppError('signing.cms-too-large', 'The certificate of this identity is too large for a signature. Nothing was signed; use another identity.')
  }
  bytes.write(Buffer.from(cms).toString('hex'), gapStart + 1, 'latin1')
}
