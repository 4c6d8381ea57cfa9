import type { FormField } from '../form-fields.ts'
import { integerOf, type PdfDict, pdfNull } from '../syntax/values.ts'
import { compareField } from './field.ts'
import { checkFresh } from './fresh-values.ts'
import { checkNewField } from './new-field.ts'
import type { Step } from './step.ts'

/** The form of both revisions, and what became of it. */
export interface FormSides {
  readonly before: PdfDict | undefined
  readonly after: PdfDict | undefined
  readonly fieldsBefore: readonly FormField[]
  readonly fieldsAfter: readonly FormField[]
}

/**
 * Compares the forms of two revisions: fields may be filled in and signed, signature fields added, as far as certification
 * and locks allow. Returns the object numbers of new fields' widgets, which may then stand on pages.
 */
export function compareForms(step: Step, { before, after, fieldsBefore, fieldsAfter }: FormSides): ReadonlySet<number> {
  const newWidgets = new Set<number>()
  if (before === undefined && after === undefined) return newWidgets
  if (after === undefined) {
    step.report('change.form', 'AcroForm')
    return newWidgets
  }
  compareFormEntries(step, before ?? { ...after, entries: new Map() }, after)
  const names = new Set(fieldsBefore.map(({ name }) => name))
  const left = new Map(fieldsAfter.map((field) => [field.num ?? field.name, field]))
  if (left.size !== fieldsAfter.length) step.report('change.form', 'Fields')
  for (const field of fieldsBefore) {
    const key = field.num ?? field.name
    const counterpart = left.get(key)
    left.delete(key)
    if (counterpart === undefined) step.report('change.form', field.name)
    else compareField(step, field, counterpart)
  }
  for (const field of left.values()) {
    if (names.has(field.name)) step.report('change.form', field.name)
    else if (checkNewField(step, field)) for (const { num } of field.widgets) if (num !== undefined) newWidgets.add(num)
  }
  return newWidgets
}

function compareFormEntries(step: Step, before: PdfDict, after: PdfDict): void {
  for (const key of step.comparison.changedKeys(before, after)) {
    if (key === 'Fields') continue
    if (key === 'SigFlags') {
      // ISO 32000-2, table 225: bits may be set, never cleared.
      const old = integerOf(step.old(before, key)) ?? 0
      const now = integerOf(step.now(after, key)) ?? 0
      if ((old & now) !== old || now > 3) step.report('change.form', key)
    } else if (key === 'DR') compareResources(step, before, after)
    else if (key === 'DA' && !before.entries.has('DA')) continue
    else if (key === 'NeedAppearances') {
      // Told so, readers draw the fields from their values, whatever was signed.
      if (isTrue(step, after)) step.report('change.undecided', key)
    } else if (key === 'XFA' && before.entries.has(key)) step.report('change.undecided', key)
    else step.report('change.form', key)
  }
}

function isTrue(step: Step, form: PdfDict): boolean {
  const value = step.now(form, 'NeedAppearances')
  return value.kind !== 'null' && !(value.kind === 'boolean' && !value.value)
}

/** Resources may be added under new names; those there stay as they are. */
function compareResources(step: Step, before: PdfDict, after: PdfDict): void {
  const old = step.old(before, 'DR')
  const now = step.now(after, 'DR')
  if (old.kind === 'null' && now.kind === 'dict') checkFresh(step, now, 'DR')
  else if (old.kind !== 'dict' || now.kind !== 'dict') step.report('change.form', 'DR')
  else {
    for (const kind of step.comparison.changedKeys(old, now)) {
      const had = step.old(old, kind)
      const has = step.now(now, kind)
      if (had.kind === 'null') checkFresh(step, has, 'DR')
      else if (had.kind !== 'dict' || has.kind !== 'dict') step.report('change.form', `DR: ${kind}`)
      else {
        for (const name of step.comparison.changedKeys(had, has)) {
          if (had.entries.has(name)) step.report('change.form', `DR: ${name}`)
          else checkFresh(step, has.entries.get(name) ?? pdfNull, 'DR')
        }
      }
    }
  }
}
