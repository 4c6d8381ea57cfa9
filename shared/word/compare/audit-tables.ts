import type { Alignment, Pair } from '#shared/redline/alignment.ts'
import { append } from '../xml/append.ts'
import { attr, child, children, type XmlElement } from '../xml/tree.ts'
import { placeOf } from './audit-cuts.ts'
import { wordsIn } from './audit-places.ts'
import { propertiesKey } from './element-keys.ts'
import type { Reading, ShadowCell, ShadowTable } from './shadow.ts'
import type { StoryAudit, UntrackedDifference } from './untracked.ts'

function cellLook(cell: XmlElement, { targets }: Reading): string {
  return propertiesKey(child(cell, 'w:tcPr'), targets, ['w:tcPrChange', 'w:cellIns', 'w:cellDel'])
}

/** Whether a row or cell is marked as having come or gone (17.13.5.1, 2, 13, 17). */
function stateOf(element: XmlElement, name: string): string {
  const properties = child(element, name)
  return properties === null ? '' : children(properties).filter((each) => /^w:(?:ins|del|cellIns|cellDel|cellMerge)$/.test(each.name)).map((each) => each.name).sort().join(' ')
}

/** How a cell is joined with others (17.4.17, 17.4.22, 17.4.85). */
function mergeOf(cell: XmlElement): string {
  const properties = child(cell, 'w:tcPr')
  return properties === null ? '' : ['w:gridSpan', 'w:hMerge', 'w:vMerge'].map((name) => child(properties, name)).map((each) => (each === null ? '' : (attr(each, 'w:val') ?? 'continue'))).join(' ')
}

function unpaired<T>(list: readonly T[], pairs: readonly Pair[], side: 'before' | 'after'): T[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return list.filter((_, index) => !taken.has(index))
}

/** What is different in a table both sides have. `inCell` tells what is different in a cell. */
export function tableDifferences(sent: ShadowTable, received: ShadowTable, alignment: Alignment, audit: StoryAudit, inCell: (was: ShadowCell, is: ShadowCell, audit: StoryAudit) => UntrackedDifference[]): UntrackedDifference[] {
  const inTable: StoryAudit = audit.part === 'body' ? { ...audit, part: 'table' } : audit
  const where = placeOf(received.element, true, audit)
  const lone = (list: readonly { readonly element: XmlElement }[], isReceived: boolean): UntrackedDifference[] =>
    list.map(({ element }) => ({ kind: 'table', part: inTable.part, where, before: isReceived ? '' : wordsIn(element), after: isReceived ? wordsIn(element) : '' }))
  const rows = alignment.rows(sent.node, received.node)
  const out = [...lone(unpaired(sent.rows, rows, 'before'), false), ...lone(unpaired(received.rows, rows, 'after'), true)]
  for (const pair of rows) {
    const [old, now] = [sent.rows[pair.before], received.rows[pair.after]]
    if (old === undefined || now === undefined) continue
    const cells = alignment.cells(old.node, now.node)
    if (stateOf(old.element, 'w:trPr') !== stateOf(now.element, 'w:trPr')) out.push({ kind: 'tracked-change', part: inTable.part, where, before: wordsIn(old.element), after: wordsIn(now.element) })
    out.push(...lone(unpaired(old.cells, cells, 'before'), false), ...lone(unpaired(now.cells, cells, 'after'), true))
    for (const { before, after } of cells) {
      const [was, is] = [old.cells[before], now.cells[after]]
      if (was === undefined || is === undefined) continue
      append(out, inCell(was, is, inTable))
      const changed = { part: inTable.part, where, before: wordsIn(was.element), after: wordsIn(is.element) }
      if (stateOf(was.element, 'w:tcPr') !== stateOf(is.element, 'w:tcPr')) out.push({ ...changed, kind: 'tracked-change' })
      else if (mergeOf(was.element) !== mergeOf(is.element)) out.push({ ...changed, kind: 'table' })
      if (audit.formatting && cellLook(was.element, audit.sent.reading) !== cellLook(is.element, audit.received.reading)) out.push({ kind: 'formatting', part: inTable.part, where, before: wordsIn(was.element), after: wordsIn(is.element) })
    }
  }
  return out
}
