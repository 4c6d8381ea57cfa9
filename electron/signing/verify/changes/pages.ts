import { type PageNode, pagesIn } from '../page-tree.ts'
import { nameOf, type PdfValue, pdfNull } from '../syntax/values.ts'
import { compareAnnotations } from './annotations.ts'
import type { Step } from './step.ts'

/**
 * Compares the page trees of two revisions. Everything about pages must stay as it is, but for widgets of signature
 * fields that were allowed to be new (`newWidgets`, by object number), which may be added to a page's annotations, and
 * for annotations where the certification allows them.
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
  // The very same dictionary, read once, still refers to objects that may have changed.
  const untouched = before.dict === after.dict && step.comparison.isUntouched(before.num)
  for (const key of untouched ? [] : step.comparison.changedKeys(before.dict, after.dict)) {
    if (key === 'Kids' && before.kids !== undefined) continue
    if (key === 'Annots' && page !== undefined) compareAnnotations(step, before.dict, after.dict, newWidgets, where)
    else if (page !== undefined && isBookkeeping(key, step.old(before.dict, key), step.now(after.dict, key))) step.report('change.metadata', where)
    else step.report('change.page', `${where}: ${key}`)
  }
  before.kids?.forEach((kid, i) => {
    const counterpart = after.kids?.[i]
    if (counterpart !== undefined) compareNode(step, kid, counterpart, newWidgets, numbers)
  })
}

/** When a page was changed, and in which order the tabulator key goes through its fields: nothing is shown by that. */
function isBookkeeping(key: string, before: PdfValue, after: PdfValue): boolean {
  if (key === 'LastModified') return after.kind === 'string'
  return key === 'Tabs' && before === pdfNull && ['R', 'C', 'S', 'A', 'W'].includes(nameOf(after) ?? '')
}

