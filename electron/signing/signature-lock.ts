import { arrayIn, nameIn, textIn, unsupported } from './pdf-syntax.ts'
import { entryDictionary } from './pdf-revision.ts'
import type { PdfRevision } from './pdf-revision.ts'
import type { SignatureField } from './signature-field.ts'
import { textString } from './signature-dictionary.ts'

/**
 * What a signature in this field is to lock, as the entries of its FieldMDP (ISO 32000-2 §12.8.2.4): what the field's own /Lock says
 * (table 236), else every field when asked for, else nothing.
 */
export function lockToWrite(revision: PdfRevision, field: SignatureField, wanted: boolean | undefined): string | undefined {
  const lock = entryDictionary(revision, field.dictionary, 'Lock')
  if (lock === undefined) return wanted === true ? '/Action /All' : undefined
  const action = nameIn(revision.resolved(lock.get('Action')))
  if (action === 'All') return '/Action /All'
  const list = revision.resolved(lock.get('Fields'))
  const names = list === undefined ? [] : arrayIn(list).map((item) => textIn(revision.resolved(item)))
  if ((action !== 'Include' && action !== 'Exclude') || names.some((name) => name === undefined)) throw unsupported(`the lock of “${field.name}” is malformed`)
  return `/Action /${action} /Fields [${names.map((name) => textString(name ?? '')).join(' ')}]`
}
