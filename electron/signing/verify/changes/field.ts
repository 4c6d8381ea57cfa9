import { appearanceAgrees } from '../field-appearance.ts'
import type { FormField, Widget } from '../form-fields.ts'
import { entryOf, integerOf, type PdfDict, pdfNull } from '../syntax/values.ts'
import { checkFresh } from './fresh-values.ts'
import { checkNewSignature, isVisible } from './new-field.ts'
import type { Step } from './step.ts'

/** Keys of a field or its widget that filling in or signing may change. */
const valueKeys = new Set(['V', 'AP', 'AS', 'I', 'M', 'F'])
/** How a reader would draw the field anew; with an appearance at hand none does, but nobody can promise that. */
const styleKeys = new Set(['DA', 'Q', 'MK', 'DS', 'BS', 'Border', 'DV'])
/** Invisible, Hidden, NoView, ToggleNoView (ISO 32000-2, table 167): changing one hides or shows a field. */
const hidingFlags = 1 | 2 | 32 | 256
const pushButton = 1 << 16

/** Compares a field that both revisions have. */
export function compareField(step: Step, before: FormField, after: FormField): void {
  if (before.name !== after.name || before.type !== after.type || before.kids.length !== after.kids.length || before.widgets.length !== after.widgets.length) {
    step.report('change.form', before.name)
    return
  }
  if (!sameOrder(before.kids, after.kids) || !sameOrder(before.widgets, after.widgets)) {
    step.report('change.form', before.name)
    return
  }
  before.kids.forEach((kid, i) => {
    const counterpart = after.kids[i]
    if (counterpart !== undefined) compareField(step, kid, counterpart)
  })
  const untouched = before.dict === after.dict && step.comparison.isUntouched(before.num) && before.widgets.every(({ num }) => step.comparison.isUntouched(num))
  if (untouched) return
  const changed = new Set(changedEntries(step, before, before.dict, after.dict))
  before.widgets.forEach(({ dict }, i) => {
    const counterpart = after.widgets[i]?.dict
    if (counterpart !== undefined && dict !== before.dict) for (const key of changedEntries(step, before, dict, counterpart)) changed.add(key)
  })
  if (changed.size === 0) return
  if (before.kids.length > 0) step.report('change.form', before.name)
  else if (before.type === 'Sig') compareSignature(step, before, after)
  else compareValue(step, before, after, changed)
}

function sameOrder(before: readonly { num: number | undefined }[], after: readonly { num: number | undefined }[]): boolean {
  return before.every(({ num }, i) => num === after[i]?.num)
}

/** Which entries changed; those that never may are reported at once. Kids are compared one by one. */
function changedEntries(step: Step, { name, type }: FormField, before: PdfDict, after: PdfDict): string[] {
  const keys = step.comparison.changedKeys(before, after).filter((key) => key !== 'Kids')
  for (const key of keys) {
    const flags = (dict: PdfDict, revision: number) => integerOf(step.document.get(dict, 'F', revision)) ?? 0
    if (type === 'Sig' && isTidyingUp(step, key, before, after)) continue
    if (styleKeys.has(key) && isFilledIn(step, before, after)) step.report('change.field-appearance-unreadable', `${name}: ${key}`)
    else if (key === 'RV' && isFilledIn(step, before, after)) step.report('change.field-appearance-unreadable', `${name}: RV`)
    else if (!valueKeys.has(key)) step.report('change.form', `${name}: ${key}`)
    else if (key === 'F' && ((flags(before, step.older) ^ flags(after, step.newer)) & hidingFlags) !== 0) step.report('change.form', `${name}: F`)
  }
  return keys
}

/** Whether the value changed along with it. */
function isFilledIn(step: Step, before: PdfDict, after: PdfDict): boolean {
  return !step.same(entryOf(before, 'V'), entryOf(after, 'V'))
}

/** Some tools empty the rectangle of an invisible signature, or name its page, when they sign: nothing is shown by that. */
function isTidyingUp(step: Step, key: string, before: PdfDict, after: PdfDict): boolean {
  if (step.old(before, 'V').kind !== 'null' || step.now(after, 'V').kind === 'null') return false
  // LibreOffice gives a signature as the default value as well; it is checked as the value is.
  if (key === 'DV') return step.now(after, 'DV') === step.now(after, 'V')
  return (key === 'P' && !before.entries.has('P')) || ((key === 'P' || key === 'Rect') && !isVisible(step, after))
}

/** An empty signature field may be signed; a signed one stays as it is. */
function compareSignature(step: Step, before: FormField, after: FormField): void {
  const had = entryOf(before.dict, 'V')
  const has = entryOf(after.dict, 'V')
  if (step.document.resolve(had, step.older).kind !== 'null') {
    if (step.same(had, has)) step.report('change.form', before.name)
    else step.report('change.signature-removed', before.name)
    return
  }
  if (step.document.resolve(has, step.newer).kind === 'null') {
    step.report('change.form', before.name)
    return
  }
  if (!step.mayFill(before.name)) return
  checkNewSignature(step, after)
  checkAppearances(step, after)
  step.allow(`The signature field “${before.name}” was signed.`, step.fillingRule)
}

function compareValue(step: Step, before: FormField, after: FormField, changed: ReadonlySet<string>): void {
  if (before.type === undefined || (before.type === 'Btn' && (before.flags & pushButton) !== 0)) {
    step.report('change.form', before.name)
    return
  }
  if (!step.mayFill(before.name)) return
  for (const key of ['V', 'I']) checkFresh(step, after.dict.entries.get(key) ?? pdfNull, before.name)
  checkAppearances(step, after)
  step.allow(`The field “${before.name}” was filled in.`, step.fillingRule)
  const agrees = appearanceAgrees(step.document, step.newer, after)
  // What a box looks like in its states is no value.
  if (before.type === 'Btn' && changed.has('AP')) step.report('change.field-appearance-unreadable', before.name)
  if (agrees === 'differs') step.report('change.field-value-appearance', before.name)
  else if (agrees === 'unreadable') step.report('change.field-appearance-unreadable', before.name)
}

function checkAppearances(step: Step, field: FormField): void {
  const widgets: readonly Widget[] = [{ num: field.num, dict: field.dict }, ...field.widgets]
  for (const { dict } of widgets) checkFresh(step, entryOf(dict, 'AP'), field.name)
}
