import { type PageNode, pagesIn } from '../page-tree.ts'
import { type PdfDict, type PdfValue, pdfNull } from '../syntax/values.ts'
import type { Step } from './step.ts'

/**
 * Compares the page trees of two revisions. Everything about pages must stay as it is, but for widgets of signature
 * fields that were allowed to be new (`newWidgets`, by object number), which may be added to a page's annotations.
 */
export function comparePages(step: Step, before: PageNode, after: PageNode, newWidgets: ReadonlySet<number>): void {
  compareNode(step, before, after, newWidgets, new Map(pagesIn(before).map((page, i) => [page, i + 1])))
}

function compareNode(step: Step, before: PageNode, after: PageNode, newWidgets: ReadonlySet<number>, numbers: ReadonlyMap<PageNode, number>): void {
  const page = numbers.get(before)
  const where = page === undefined ? 'pages' : `page ${page}`
  if (before.num !== after.num || before.kids?.length !== after.kids?.length) {
    step.report('change.page', where)
    return
  }
  for (const key of step.comparison.changedKeys(before.dict, after.dict)) {
    if (key === 'Kids' && before.kids !== undefined) continue
    if (key === 'Annots' && page !== undefined) compareAnnotations(step, before.dict, after.dict, newWidgets, where)
    else step.report('change.page', `${where}: ${key}`)
  }
  before.kids?.forEach((kid, i) => {
    const counterpart = after.kids?.[i]
    if (counterpart !== undefined) compareNode(step, kid, counterpart, newWidgets, numbers)
  })
}

function annotations(step: Step, dict: PdfDict, revision: number): readonly PdfValue[] | undefined {
  const value = step.document.get(dict, 'Annots', revision)
  if (value.kind === 'null') return []
  return value.kind === 'array' ? value.items : undefined
}

function compareAnnotations(step: Step, before: PdfDict, after: PdfDict, newWidgets: ReadonlySet<number>, where: string): void {
  const old = annotations(step, before, step.older)
  const now = annotations(step, after, step.newer)
  if (old === undefined || now === undefined || now.length < old.length || !old.every((item, i) => step.same(item, now[i] ?? pdfNull))) {
    step.report('change.annotation', where)
    return
  }
  for (const item of now.slice(old.length)) if (item.kind !== 'ref' || !newWidgets.has(item.num)) step.report('change.annotation', where)
}
