import type { FormField } from '../form-fields.ts'
import { signatureIn } from '../signature-dictionary.ts'
import { entryOf } from '../syntax/values.ts'
import { activeKeys, checkFresh } from './fresh-values.ts'
import type { Step } from './step.ts'

const allowedKeys = new Set([
  'FT', 'T', 'V', 'Type', 'Subtype', 'F', 'Rect', 'P', 'AP', 'MK', 'DA', 'Ff', 'Lock', 'SV', 'BS', 'Border', 'M', 'NM', 'TU', 'AS', 'Kids', 'Parent', 'Q', 'StructParent', 'H', 'DR', 'Contents', 'TM', 'DV', 'Lang',
])

/**
 * A field that an earlier revision did not have: only signature fields may be added. Time-stamps of the document always
 * (ISO 32000-2, 12.8.2.2.2), other signatures as certification and locks allow; one that shows on a certified page could cover what
 * was certified, which nobody can decide. Returns whether its widgets may stand on pages.
 */
export function checkNewField(step: Step, field: FormField): boolean {
  if (field.type !== 'Sig' || field.kids.length > 0 || field.name === '') {
    step.report('change.form', field.name)
    return false
  }
  const numbers = [field.num, ...field.widgets.map(({ num }) => num)].filter((num) => num !== undefined)
  if (numbers.some((num) => existed(step, num))) {
    // What was a page's content, an annotation or nothing at all until now must not turn into a field.
    step.report('change.hidden-revealed', field.name)
    return false
  }
  const visible = field.widgets.some(({ dict }) => isVisible(step, dict))
  const stamp = signatureIn(step.document, step.newer, field)?.isTimeStamp === true
  if (!(stamp && !visible) && !step.mayFill(field.name)) return false
  if (visible) step.report(step.restrictions.certification === undefined ? 'signature.new-visible-field' : 'signature.visible-after-certification', field.name)
  for (const { dict } of [{ dict: field.dict }, ...field.widgets]) {
    for (const [key, value] of dict.entries) {
      if (activeKeys.has(key)) step.report('change.form', `${field.name}: ${key}`)
      else if (!allowedKeys.has(key)) step.report('change.undecided', `${field.name}: ${key}`)
      if (key !== 'P' && key !== 'Parent' && key !== 'Kids' && key !== 'V') checkFresh(step, value, field.name)
    }
    if (dict.duplicates.length > 0) step.report('change.structure', field.name)
  }
  checkNewSignature(step, field)
  const what = stamp ? 'A time-stamp of the document was added' : entryOf(field.dict, 'V').kind === 'null' ? 'An empty signature field was added' : 'A signature was added in a new field'
  step.allow(`${what} (“${field.name}”).`, stamp && !visible ? 'time-stamps of the document are always permitted (ISO 32000-2, 12.8.2.2)' : step.fillingRule)
  return true
}

/** A signature must be an object of its own that came with this very step. */
export function checkNewSignature(step: Step, field: FormField): void {
  const value = entryOf(field.dict, 'V')
  if (value.kind === 'null') return
  if (value.kind !== 'ref') return
  if (existed(step, value.num)) step.report('change.hidden-revealed', field.name)
}

function existed(step: Step, num: number): boolean {
  const before = step.document.entry(num, step.older)
  return before !== undefined && before.kind !== 'free'
}

/** Whether a widget's rectangle covers anything. */
export function isVisible(step: Step, widget: FormField['dict']): boolean {
  const rect = step.now(widget, 'Rect')
  if (rect.kind === 'null') return false
  const sides = rect.kind === 'array' ? rect.items.map((item) => step.document.resolve(item, step.newer)).map((side) => (side.kind === 'number' ? side.value : Number.NaN)) : []
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = sides
  return !(left === right || bottom === top)
}
