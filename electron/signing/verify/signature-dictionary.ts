import type { FindingCode } from '#shared/signing/verification.ts'
import { type FormField, textOf } from './form-fields.ts'
import type { PdfDocument } from './syntax/document.ts'
import { entryOf, integerOf, nameOf, type PdfDict, type PdfString, type PdfValue, pdfNull } from './syntax/values.ts'

/** What a FieldMDP transform or a lock dictionary protects (ISO 32000-2, 12.8.2.4). */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude'
  readonly fields: readonly string[]
}

/** A signature where it stands in the file (ISO 32000-2, 12.8.1), read from its dictionary and not yet checked. */
export interface SignatureDictionary {
  readonly dict: PdfDict
  readonly place: { readonly start: number; readonly end: number }
  readonly isTimeStamp: boolean
  readonly subFilter: string | undefined
  readonly byteRange: readonly number[]
  readonly contents: PdfString | undefined
  readonly statedTime: string | undefined
  /** The signer's certificate, where it is not in Contents (adbe.x509.rsa_sha1). */
  readonly certificate: PdfValue
  /** P of a DocMDP transform: 1 nothing, 2 filling in and signing, 3 also annotating. */
  readonly certification: 1 | 2 | 3 | undefined
  readonly locks: readonly FieldLock[]
  /** P of the field's own lock dictionary. */
  readonly lockedTo: 1 | 2 | 3 | undefined
  readonly codes: ReadonlySet<FindingCode>
}

/** Reads the signature that is a field's value as of a revision; nothing when the field is not signed. */
export function signatureIn(document: PdfDocument, revision: number, field: FormField): SignatureDictionary | undefined {
  const raw = entryOf(field.dict, 'V')
  const located = raw.kind === 'ref' ? document.object(raw.num, raw.gen, revision) : undefined
  const value = raw.kind === 'ref' ? located?.value : raw
  if (value === undefined || value.kind === 'null') return undefined
  const codes = new Set<FindingCode>()
  const place = located === undefined ? fieldPlace(document, revision, field) : located.place
  const dict: PdfDict = value.kind === 'dict' ? value : { kind: 'dict', entries: new Map(), duplicates: [], start: 0, end: 0 }
  if (value.kind !== 'dict' || place === undefined || dict.duplicates.length > 0) codes.add('signature.dictionary')
  const type = nameOf(document.get(dict, 'Type', revision))
  if (type !== undefined && type !== 'Sig' && type !== 'DocTimeStamp') codes.add('signature.dictionary')
  const contents = entryOf(dict, 'Contents')
  if (contents.kind !== 'string') codes.add('signature.contents')
  const transforms = readTransforms(document, revision, dict, codes)
  const lock = document.getDict(field.dict, 'Lock', revision)
  const locks = lock === undefined ? transforms.locks : [...transforms.locks, readLock(document, revision, lock, codes)]
  const stated = document.get(dict, 'M', revision)
  const subFilter = nameOf(document.get(dict, 'SubFilter', revision))
  const certificate = document.get(dict, 'Cert', revision)
  return {
    dict, place: place ?? { start: -1, end: -1 }, codes, locks,
    isTimeStamp: type === 'DocTimeStamp' || subFilter === 'ETSI.RFC3161',
    subFilter,
    certificate: certificate.kind === 'array' ? document.resolve(certificate.items[0] ?? pdfNull, revision) : certificate,
    byteRange: readByteRange(entryOf(dict, 'ByteRange')),
    contents: contents.kind === 'string' ? contents : undefined,
    statedTime: stated.kind === 'string' ? textOf(stated.text) : undefined,
    certification: transforms.certification,
    lockedTo: strictest(transforms.lockedTo, lock === undefined ? undefined : level(document.get(lock, 'P', revision))),
  }
}

function fieldPlace(document: PdfDocument, revision: number, field: FormField): SignatureDictionary['place'] | undefined {
  return field.num === undefined ? undefined : document.object(field.num, 0, revision)?.place
}

function readByteRange(value: PdfValue): readonly number[] {
  return value.kind === 'array' ? value.items.map((item) => integerOf(item) ?? Number.NaN) : []
}

function level(value: PdfValue): 1 | 2 | 3 | undefined {
  const p = integerOf(value)
  return p === 1 || p === 2 || p === 3 ? p : undefined
}

function readTransforms(document: PdfDocument, revision: number, dict: PdfDict, codes: Set<FindingCode>) {
  const references = document.get(dict, 'Reference', revision)
  let certification: 1 | 2 | 3 | undefined
  let lockedTo: 1 | 2 | 3 | undefined
  const locks: FieldLock[] = []
  for (const item of references.kind === 'array' ? references.items : []) {
    const reference = document.resolve(item, revision)
    if (reference.kind !== 'dict') {
      codes.add('signature.dictionary')
      continue
    }
    const method = nameOf(document.get(reference, 'TransformMethod', revision))
    const params = document.getDict(reference, 'TransformParams', revision)
    if (method === 'DocMDP') {
      // 12.8.2.2: P is 2 unless stated; anything else stated is taken as the strictest.
      const p = params === undefined || !params.entries.has('P') ? 2 : level(document.get(params, 'P', revision)) ?? 1
      certification = strictest(certification, p)
    } else if (method === 'FieldMDP' && params !== undefined) {
      locks.push(readLock(document, revision, params, codes))
      // Not in the standard, but how Acrobat writes down the level of a field's lock.
      lockedTo = strictest(lockedTo, level(document.get(params, 'P', revision)))
    }
    else if (method !== 'UR' && method !== 'UR3' && method !== 'Identity') codes.add('signature.dictionary')
  }
  return { certification, locks, lockedTo }
}

function strictest(a: 1 | 2 | 3 | undefined, b: 1 | 2 | 3 | undefined): 1 | 2 | 3 | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

function readLock(document: PdfDocument, revision: number, params: PdfDict, codes: Set<FindingCode>): FieldLock {
  const action = nameOf(document.get(params, 'Action', revision))
  const names = document.get(params, 'Fields', revision)
  const fields = (names.kind === 'array' ? names.items : []).map((item) => document.resolve(item, revision)).map((name) => (name.kind === 'string' ? textOf(name.text) : ''))
  if (action === 'Include' || action === 'Exclude') return { action, fields }
  if (action !== 'All') codes.add('signature.dictionary')
  return { action: 'All', fields: [] }
}

/** Whether a lock protects a field: named itself, or below one that is named. */
export function isLocked(lock: FieldLock, field: string): boolean {
  if (lock.action === 'All') return true
  const named = lock.fields.some((name) => field === name || field.startsWith(`${name}.`))
  return lock.action === 'Include' ? named : !named
}
