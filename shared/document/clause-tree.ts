import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { headingLevel, headingText } from '#shared/document/heading-text.ts'
import { numberParagraphs, type NumberedParagraph } from '#shared/document/numbering.ts'
import { schemeNamed, schemesOf } from '#shared/document/numbering-schemes.ts'
import type { DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

/** A clause or heading with everything under it. Positions are those of the whole document, with all its changes. */
export interface ClauseNode {
  readonly kind: 'clause' | 'heading'
  readonly id: string | null
  readonly pos: number
  /** Where it begins: before `pos` where paragraphs whose mark is gone run into its first one. */
  readonly start: number
  /** The end of its sub-clauses and of the unnumbered text, tables and breaks that go on from it. */
  readonly end: number
  readonly label: string
  readonly heading: string
  /** The numbering level of a clause, or the level of a heading, from 0. */
  readonly level: number
  readonly children: readonly ClauseNode[]
}

interface OpenNode {
  readonly kind: ClauseNode['kind']
  readonly id: string | null
  readonly pos: number
  readonly start: number
  end: number
  readonly label: string
  readonly heading: string
  readonly level: number
  readonly children: OpenNode[]
  readonly rank: number
}

/** Schedules stand above clauses and their own parts, and clauses in them below both. */
const scheduleRank = -10

function rankOf(numbered: NumberedParagraph, opens: boolean): number {
  return opens ? scheduleRank + numbered.level : numbered.level
}

/** What an unnumbered heading ends: the first level everything, the second all clauses, the third all sub-clauses. */
const headingRanks = { 1: scheduleRank, 2: 0, 3: 1 } as const

function closes(arriving: { readonly kind: string; readonly rank: number }, open: OpenNode): boolean {
  // A heading never holds clauses: “Background” is not the parent of clause 1 that follows it.
  if (arriving.kind === 'clause' && open.kind === 'heading') return true
  return open.rank >= arriving.rank
}

/**
 * The tree of clauses and headings, derived from the levels of the flat paragraphs. Bullets belong to the clause they stand in;
 * a signature block ends every clause. `skipExcluded` numbers the text as it stands and leaves excluded clauses out. Of a text with changes
 * it is the tree of the final text, unless another view is asked for.
 */
export function clauseTree(doc: Node, options: { readonly skipExcluded?: boolean; readonly view?: DocumentView } = {}): ClauseNode[] {
  const viewed = viewDocument(doc, options.view)
  const fields = fieldsOf(viewed.doc)
  const schemes = schemesOf(viewed.doc)
  const numbers = new Map(numberParagraphs(doc, options).map((numbered) => [numbered.pos, numbered]))
  const roots: OpenNode[] = []
  let open: OpenNode[] = []
  const extend = (end: number): void => {
    for (const node of open) node.end = end
  }
  const enter = (node: OpenNode): void => {
    while (open.some((candidate) => closes(node, candidate))) open.pop()
    const parent = open.at(-1)
    if (parent === undefined) roots.push(node)
    else parent.children.push(node)
    open.push(node)
  }
  let pendingBreaks = 0
  viewed.doc.forEach((block, at) => {
    const pos = viewed.sourceOf(at)
    if (block.type.name === 'signatureBlock') open = []
    if (block.type.name === 'paragraph') {
      const id = (block.attrs as ParagraphAttributes).id
      const numbered = numbers.get(pos)
      const level = headingLevel(block)
      const heading = headingText(block, fields)
      const shared = { id, pos, start: viewed.startOf(at), end: pos, heading, children: [] }
      if (
        numbered !== undefined &&
        numbered.label !== '' &&
        schemeNamed(schemes, numbered.scheme).levels[numbered.level]?.format !== 'bullet'
      ) {
        const opens = schemeNamed(schemes, numbered.scheme).opens !== undefined
        enter({ kind: 'clause', ...shared, label: numbered.label, level: numbered.level, rank: rankOf(numbered, opens) })
      } else if (level !== null && heading !== '' && !(block.attrs as ParagraphAttributes).numbering) {
        enter({ kind: 'heading', ...shared, label: '', level: level - 1, rank: headingRanks[level] })
      }
    }
    // A page break before what comes next is not part of the clause before it, unless that clause goes on.
    pendingBreaks = block.type.name === 'pageBreak' ? pendingBreaks + 1 : 0
    if (pendingBreaks === 0) extend(viewed.endOf(at + block.nodeSize))
  })
  return roots.map(finished)
}

function finished({ kind, id, pos, start, end, label, heading, level, children }: OpenNode): ClauseNode {
  return { kind, id, pos, start, end, label, heading, level, children: children.map(finished) }
}

/** The tree in document order, with the depth of each node. */
export function* eachClause(tree: readonly ClauseNode[], depth = 0): Generator<{ readonly clause: ClauseNode; readonly depth: number }> {
  for (const clause of tree) {
    yield { clause, depth }
    yield* eachClause(clause.children, depth + 1)
  }
}
