import { type FormField, terminalFields } from '../form-fields.ts'
import { signatureIn } from '../signature-dictionary.ts'
import { entryOf, type PdfDict, pdfNull } from '../syntax/values.ts'
import type { Step } from './step.ts'

/**
 * The permissions dictionary (ISO 32000-2, 12.8.6) names the certifying signature. It may only appear together with that
 * signature, which must be the first of all (12.8.2.2.1), and stays as it is from then on.
 */
export function comparePermissions(step: Step, before: PdfDict, after: PdfDict, fieldsBefore: readonly FormField[], fieldsAfter: readonly FormField[]): void {
  const signedBefore = new Set<number | string>()
  for (const field of terminalFields(fieldsBefore)) if (signatureIn(step.document, step.older, field) !== undefined) signedBefore.add(field.num ?? field.name)
  const fresh = terminalFields(fieldsAfter).filter((field) => field.type === 'Sig' && !signedBefore.has(field.num ?? field.name))
  const certifying = fresh.filter((field) => signatureIn(step.document, step.newer, field)?.certification !== undefined)
  if (certifying.length > 0 && signedBefore.size > 0) step.report('certification.after-approval', certifying[0]?.name)
  const had = before.entries.get('Perms') ?? pdfNull
  const has = after.entries.get('Perms') ?? pdfNull
  if (step.same(had, has)) return
  const now = step.document.resolve(has, step.newer)
  const [only, ...more] = now.kind === 'dict' ? now.entries : []
  const named = only?.[0] === 'DocMDP' && more.length === 0 ? only[1] : pdfNull
  const isNew = certifying.some((field) => {
    const value = entryOf(field.dict, 'V')
    return value.kind === 'ref' && named.kind === 'ref' && value.num === named.num
  })
  if (step.document.resolve(had, step.older).kind !== 'null' || !isNew) step.report('certification.removed', 'Perms')
}
