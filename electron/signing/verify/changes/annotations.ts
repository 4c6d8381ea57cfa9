import { integerOf, nameOf, type PdfDict, type PdfValue } from '../syntax/values.ts'
import { activeKeys, checkFresh } from './fresh-values.ts'
import type { Step } from './step.ts'

/** Annotations that only show something (ISO 32000-2, table 171). Links, files, media and widgets do something as well. */
const comments = new Set([
  'Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Popup', 'Redact',
])

/**
 * Compares the annotations of a page: those of before must all be there as they were; new ones must be widgets of signature
 * fields that were allowed to be new. A certification at level 3 allows annotations to be added, changed and removed
 * (12.8.2.2.2); since they can cover anything, that is neither fine nor forbidden.
 */
export function compareAnnotations(step: Step, before: PdfDict, after: PdfDict, newWidgets: ReadonlySet<number>, where: string): void {
  const old = annotations(step, before, step.older)
  const now = annotations(step, after, step.newer)
  if (old === undefined || now === undefined) {
    step.report('change.annotation', where)
    return
  }
  const added: PdfValue[] = []
  let next = 0
  for (const item of old) {
    const at = findFrom(step, now, next, item)
    const counterpart = now[at]
    if (counterpart === undefined) reportChanged(step, where, isComment(step, item, step.older))
    else {
      added.push(...now.slice(next, at))
      next = at + 1
      if (!step.same(item, counterpart)) reportChanged(step, where, isComment(step, item, step.older) && isComment(step, counterpart, step.newer))
    }
  }
  added.push(...now.slice(next))
  for (const item of added) if (item.kind !== 'ref' || !newWidgets.has(item.num)) reportChanged(step, where, isComment(step, item, step.newer))
}

/** Where an annotation of before stands now; -1 when it is gone, or stands before one that it stood after. */
function findFrom(step: Step, now: readonly PdfValue[], from: number, item: PdfValue): number {
  for (let at = from; at < now.length; at++) {
    step.document.budget.spend(1)
    const other = now[at]
    if (other === undefined) continue
    if (item.kind === 'ref' ? other.kind === 'ref' && other.num === item.num && other.gen === item.gen : step.same(item, other)) return at
  }
  return -1
}

function reportChanged(step: Step, where: string, comment: boolean): void {
  const { certification, locks } = step.restrictions
  step.report(comment && certification === 3 && locks.every(({ action }) => action !== 'All') ? 'change.annotation-allowed' : 'change.annotation', where)
}

function annotations(step: Step, dict: PdfDict, revision: number): readonly PdfValue[] | undefined {
  const value = step.document.get(dict, 'Annots', revision)
  if (value.kind === 'null') return []
  return value.kind === 'array' ? value.items : undefined
}

/** Whether an annotation only shows something, and brings nothing to light that lay hidden. */
function isComment(step: Step, item: PdfValue, revision: number): boolean {
  const dict = step.document.resolve(item, revision)
  if (dict.kind !== 'dict' || dict.duplicates.length > 0 || !comments.has(nameOf(step.document.get(dict, 'Subtype', revision)) ?? '')) return false
  if ([...dict.entries.keys()].some((key) => activeKeys.has(key)) || (integerOf(step.document.get(dict, 'F', revision)) ?? 0) < 0) return false
  if (revision === step.newer) checkFresh(step, dict.entries.get('AP') ?? { kind: 'null' }, 'annotation')
  return true
}
