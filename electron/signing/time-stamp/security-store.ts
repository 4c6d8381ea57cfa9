import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { streamObject } from '../image-mark.ts'
import { appendRevision, dictionaryBytes } from '../increment-writer.ts'
import type { WrittenObject } from '../increment-writer.ts'
import { arrayIn, latin1, referenceIn } from '../pdf-syntax.ts'
import type { RawDictionary, RawValue } from '../pdf-syntax.ts'
import { entryDictionary, openRevision } from '../pdf-revision.ts'
import type { PdfRevision } from '../pdf-revision.ts'
import { catalogOf, signaturesMade } from '../signature-field.ts'

/** What helps to check signatures when those who could be asked are gone; each DER. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
  /** OCSP responses (RFC 6960). */
  readonly ocsps: readonly Uint8Array[]
}

const KINDS = [['certificates', 'Certs', 'Cert'], ['crls', 'CRLs', 'CRL'], ['ocsps', 'OCSPs', 'OCSP']] as const

/**
 * Adds validation data in a document security store (ISO 32000-2 §12.8.4.3, ETSI EN 319 142-1 §5.4.2) by an increment, with a VRI entry for
 * every signature there is. What an earlier store holds stays in it. Throws AppError 'signing.unsupported-file'.
 */
export function addSecurityStore(pdf: Uint8Array, data: ValidationData): Uint8Array {
  const revision = openRevision(pdf)
  const catalog = catalogOf(revision)
  const existing: RawDictionary = entryDictionary(revision, catalog.dictionary, 'DSS') ?? new Map()
  let next = revision.crossReference.size
  const objects: WrittenObject[] = []
  const add = (value: Uint8Array): number => {
    objects.push({ number: next, generation: 0, value })
    return next++
  }
  /** Under the number it had, when it stood alone before, so that nothing is left behind unused. */
  const put = (before: RawValue | undefined, value: Uint8Array): Buffer => {
    const number = referenceIn(before)
    if (number === undefined) return Buffer.from(`${add(value)} 0 R`)
    objects.push({ number, generation: revision.generation(number), value })
    return Buffer.from(before ?? '')
  }
  const added = KINDS.map(([kind, list, single]) => ({
    list, single,
    references: distinct(data[kind]).map((octets) => `${add(streamObject('/Filter /FlateDecode', deflateSync(octets)))} 0 R`),
  })).filter(({ references }) => references.length > 0)
  const store = new Map(existing).set('Type', Buffer.from('/DSS'))
  for (const { list, references } of added) store.set(list, extended(revision, existing, list, references))
  const related = new Map(entryDictionary(revision, existing, 'VRI'))
  for (const { signature } of signaturesMade(revision)) {
    const key = signature && contentsHash(signature)
    if (key === undefined) continue
    const one: RawDictionary = entryDictionary(revision, related, key) ?? new Map()
    const entries = new Map(one)
    for (const { single, references } of added) entries.set(single, extended(revision, one, single, references))
    if (entries.size > 0) related.set(key, put(related.get(key), dictionaryBytes(entries)))
  }
  if (related.size > 0) store.set('VRI', put(existing.get('VRI'), dictionaryBytes(related)))
  const before = catalog.dictionary.get('DSS')
  const entry = put(before, dictionaryBytes(store))
  if (referenceIn(before) === undefined) {
    const catalogEntries = new Map(catalog.dictionary).set('DSS', entry)
    objects.push({ number: catalog.object, generation: revision.generation(catalog.object), value: dictionaryBytes(catalogEntries) })
  }
  return appendRevision(pdf, revision.crossReference, objects).bytes
}

function distinct(values: readonly Uint8Array[]): readonly Uint8Array[] {
  return values.filter((value, at) => values.findIndex((other) => Buffer.compare(other, value) === 0) === at)
}

function extended(revision: PdfRevision, dictionary: RawDictionary, key: string, references: readonly string[]): Buffer {
  const list = revision.resolved(dictionary.get(key))
  const before = list === undefined ? [] : arrayIn(list).map((item) => latin1(item))
  return Buffer.from(`[${[...before, ...references].join(' ')}]`, 'latin1')
}

/** A VRI entry is named by the SHA-1 of the whole value of Contents, in capitals; nothing is protected by it. */
function contentsHash(signature: RawDictionary): string | undefined {
  const contents = signature.get('Contents')
  if (contents?.[0] !== 0x3c) return undefined
  return createHash('sha1').update(Buffer.from(latin1(contents.subarray(1, -1)), 'hex')).digest('hex').toUpperCase()
}
