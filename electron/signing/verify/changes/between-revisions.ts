import type { DocumentChange, Finding } from '#shared/signing/verification.ts'
import { formFields, type FormField, interactiveForm } from '../form-fields.ts'
import { nodeNumbers, pageTree } from '../page-tree.ts'
import { PdfSyntaxError } from '../syntax/budget.ts'
import type { PdfDocument } from '../syntax/document.ts'
import { compareCatalogs } from './catalog.ts'
import { Comparison } from './comparison.ts'
import { dirtyObjects } from './dirty-objects.ts'
import { compareForms } from './form.ts'
import { isProperIncrement } from './increment.ts'
import { comparePages } from './pages.ts'
import { comparePermissions } from './permissions.ts'
import { compareSecurityStores } from './security-store.ts'
import { reachableIn, type Restrictions, Step } from './step.ts'

/** What one step from a revision to the next changed: all of it in words, and what is to be reported. */
export interface StepChanges {
  readonly findings: readonly Finding[]
  readonly changes: readonly DocumentChange[]
}

/**
 * What the revision after `older` changed, judged by what the signatures up to then allow and by our own short list:
 * signing and filling in fields, validation data, time-stamps, dates. Everything that is not on the list is reported.
 */
export function changesAfter(document: PdfDocument, older: number, restrictions: Restrictions): StepChanges {
  const newer = older + 1
  const revision = document.revisions[newer]
  const empty = new Step(new Comparison(document, older, newer, new Set()), restrictions)
  if (revision === undefined) return empty
  if (!isProperIncrement(document, revision)) {
    empty.report('change.structure', `revision ${newer + 1}`)
    return empty
  }
  try {
    return compare(document, older, restrictions)
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    empty.report('change.undecided', `revision ${newer + 1}`)
    return empty
  }
}

function compare(document: PdfDocument, older: number, restrictions: Restrictions): StepChanges {
  const newer = older + 1
  const [before, after] = [document.catalog(older), document.catalog(newer)]
  const [pagesBefore, pagesAfter] = [pageTree(document, older), pageTree(document, newer)]
  const [fieldsBefore, fieldsAfter] = [formFields(document, older), formFields(document, newer)]
  // Only what is compared on its own account on both sides: anything else that a page or the catalog leads to is compared in full.
  const apart = new Set([...nodeNumbers(pagesBefore), ...fieldNumbers(fieldsBefore)])
  const root = document.trailer(older).entries.get('Root')
  if (root?.kind === 'ref') apart.add(root.num)
  const step = new Step(new Comparison(document, older, newer, apart, dirtyObjects(document, older, apart)), restrictions)
  compareSecurityStores(step, before, after)
  comparePermissions(step, before, after, fieldsBefore, fieldsAfter)
  const newWidgets = compareForms(step, { before: interactiveForm(document, older), after: interactiveForm(document, newer), fieldsBefore, fieldsAfter })
  compareCatalogs(step, before, after, newWidgets.size > 0)
  comparePages(step, pagesBefore, pagesAfter, newWidgets)
  reportUnused(step, document, newer)
  return step
}

function fieldNumbers(fields: readonly FormField[]): number[] {
  return fields.flatMap((field) => [field.num, ...field.widgets.map(({ num }) => num), ...fieldNumbers(field.kids)]).filter((num) => num !== undefined)
}

/** Objects that nothing uses in the file as it is now; as they are data of no meaning, how it was in between says nothing more. */
function reportUnused(step: Step, document: PdfDocument, newer: number): void {
  const revision = document.revisions[newer]
  if (revision === undefined) return
  const used = reachableIn(document, document.newest)
  for (const [num, entry] of revision.entries) {
    if (entry.kind === 'free' || used.has(num)) continue
    const value = document.object(num, entry.kind === 'offset' ? entry.gen : 0, newer)?.value
    const type = value?.kind === 'stream' ? value.dict.entries.get('Type') : undefined
    if (type?.kind === 'name' && (type.name === 'XRef' || type.name === 'ObjStm')) continue
    step.report('change.unused-object')
  }
}
