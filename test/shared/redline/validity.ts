import type { Node } from 'prosemirror-model'
import { TableMap } from 'prosemirror-tables'
import { parseDocument } from '#shared/document/parse-document.ts'
import { changesOf, isTrackingMark, type ChangeKind, type ChangeStamp } from '#shared/document/tracking.ts'

export interface FoundChange {
  readonly stamp: ChangeStamp
  readonly kind: ChangeKind
  /** All that the change says, for comparing it with itself later. */
  readonly record: string
  /** The inline node or block it lies on. */
  readonly node: Node
  readonly pos: number
}

/** Every change of a document, once for each node it lies on. */
export function changesIn(doc: Node): FoundChange[] {
  const found: FoundChange[] = []
  const visit = (node: Node, pos: number): void => {
    for (const mark of node.marks) {
      if (isTrackingMark(mark)) found.push({ stamp: mark.attrs as ChangeStamp, kind: mark.type.name === 'formatChange' ? 'format' : (mark.type.name as ChangeKind), record: JSON.stringify(mark), node, pos })
    }
    for (const change of changesOf(node)) found.push({ stamp: change, kind: change.kind, record: JSON.stringify(change), node, pos })
  }
  visit(doc, -1)
  doc.descendants((node, pos) => {
    visit(node, pos)
    return true
  })
  return found
}

type Problem = NonNullable<TableMap['problems']>[number]

function tablesWith(doc: Node, counts: (problem: Problem) => boolean): string[] {
  return doc.children
    .filter((block) => block.type.name === 'table')
    .flatMap((table) => {
      const { problems, width } = TableMap.get(table)
      const wrong = (problems ?? []).filter(counts)
      const empty = table.childCount === 0 || (width === 0 && table.children.some((row) => row.childCount === 0))
      return empty || wrong.length > 0 ? [`a table is not rectangular: ${JSON.stringify(wrong)} in ${JSON.stringify(table)}`] : []
    })
}

/** The tables of a document that the editor would mend: the grid has holes or overlaps, or cells of one column do not agree on its width. */
export function brokenTables(doc: Node): string[] {
  return tablesWith(doc, () => true)
}

function idsTwice(doc: Node): string[] {
  const seen = new Set<unknown>()
  const twice: string[] = []
  doc.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (!node.isInline && typeof id === 'string') {
      if (seen.has(id)) twice.push(`two blocks have the id ${id}`)
      seen.add(id)
    }
    return !node.inlineContent
  })
  return twice
}

/** What is wrong with the shape of a document: content the schema does not allow, broken tables, ids used twice. */
export function shapeFaults(doc: Node): string[] {
  const faults = [...tablesWith(doc, ({ type }) => type !== 'colwidth mismatch'), ...idsTwice(doc)]
  try {
    doc.check()
  } catch (error) {
    faults.push(String(error))
  }
  return faults
}

/** The same, and whether a saved copy opens as it was. */
export function faultsOf(doc: Node): string[] {
  const faults = shapeFaults(doc)
  const reopened = parseDocument(JSON.parse(JSON.stringify(doc)))
  if (!reopened.ok) faults.push(reopened.refusal.message)
  else if (!reopened.value.eq(doc)) faults.push('the document opens differently from how it was saved')
  return faults
}
