import { Fragment, type Node } from 'prosemirror-model'
import type { Condition } from '#shared/document/field.ts'
import { schema } from '#shared/document/schema.ts'
import type { NodeChange, StructureChange } from '#shared/document/tracking.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { inlineItems, openMove, type InlineItem } from '#shared/word/import/inline-items.ts'
import { inlineContent } from '#shared/word/import/inline-nodes.ts'
import { readProperties, readPropertyChanges } from '#shared/word/import/paragraph-properties.ts'
import { isBareSectionEnd } from '#shared/word/model/section-end.ts'
import { attr, child, type XmlElement } from '#shared/word/xml/tree.ts'

/** The move in which the last words of a paragraph lie, for the range may end before its mark is read. */
function moveOfWords(nodes: readonly Node[], kind: 'insertion' | 'deletion'): string | null {
  const mark = nodes.at(-1)?.marks.find((each) => each.type.name === kind)
  return (mark?.attrs['move'] as string | null | undefined) ?? null
}

const markChanges = [
  { name: 'w:ins', kind: 'insertion', side: null },
  { name: 'w:moveTo', kind: 'insertion', side: 'to' },
  { name: 'w:del', kind: 'deletion', side: null },
  { name: 'w:moveFrom', kind: 'deletion', side: 'from' },
] as const

/** The revisions of a paragraph's mark (ECMA-376 Part 1, 17.13.5.15, 20, 21, 26), its coming before its going. */
function structureChanges(properties: XmlElement | null, nodes: readonly Node[], importing: Importing): StructureChange[] {
  const mark = properties === null ? null : child(properties, 'w:rPr')
  if (mark === null) return []
  const changes: StructureChange[] = []
  for (const { name, kind, side } of markChanges) {
    const revision = child(mark, name)
    if (revision === null || changes.some((change) => change.kind === kind)) continue
    importing.report.revision(name)
    const move = side === null ? null : (openMove(importing, side) ?? moveOfWords(nodes, kind))
    changes.push({ ...importing.stamps.stamp(revision, move), kind })
  }
  return changes
}

/** Whether a paragraph is nothing but the break of a page, without anything a reader could lose. */
function isPageBreak(items: readonly InlineItem[], properties: XmlElement | null, hasNumber: boolean): boolean {
  const [only] = items
  if (only === undefined || items.length !== 1 || hasNumber || only.tracking.length > 0 || only.comments.length > 0) return false
  if (only.content.name !== 'w:br' || attr(only.content, 'w:type') !== 'page') return false
  return properties === null || !['w:sectPr', 'w:pPrChange', 'w:rPr'].some((name) => child(properties, name) !== null)
}

/** How a paragraph stands in the text around it. */
export interface ParagraphPlace {
  /** Whether what it stands in is part of the final text, so that its number counts. */
  readonly standing: boolean
  readonly inCell: boolean
  /** The condition under which all of it stands. */
  readonly condition: Condition | null
}

/** Reads a paragraph (17.3.1.22): its words, its properties, and every change of both. */
export function readParagraph(source: XmlElement, { standing, inCell, condition }: ParagraphPlace, importing: Importing): Node {
  const properties = child(source, 'w:pPr')
  const items = inlineItems(source, importing)
  if (!inCell && isPageBreak(items, properties, importing.numbers.place(properties) !== null)) return schema.nodes.pageBreak.create()
  const id = importing.ids.of(source)
  const { nodes, pieces } = inlineContent(items, id, importing)
  const structure = structureChanges(properties, nodes, importing)
  const isGoing = structure.some(({ kind }) => kind === 'deletion')
  const counting = isBareSectionEnd(source) ? 'none' : standing && !isGoing ? 'next' : 'place'
  const read = readProperties(properties, importing, counting)
  const changes: NodeChange[] = [...readPropertyChanges(properties, read, importing, counting), ...structure]
  importing.sources.block(id, source, pieces)
  return schema.nodes.paragraph.create({ id, ...read, condition, changes: changes.length === 0 ? null : changes }, Fragment.fromArray([...nodes]))
}
