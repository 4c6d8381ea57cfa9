import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { inlineItems, type InlineItem } from '#shared/word/import/inline-items.ts'
import { inlineContent } from '#shared/word/import/inline-nodes.ts'
import { opaqueInline } from '#shared/word/import/opaque-pieces.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { attr, child, children, type XmlElement } from '#shared/word/xml/tree.ts'

/** The notes of a part by their id, without the separators (ECMA-376 Part 1, 17.11.10 and 17.18.33). */
export function notesOf(root: XmlElement | null, name: 'w:footnote' | 'w:endnote'): ReadonlyMap<string, XmlElement> {
  const notes = root === null ? [] : children(root, name)
  return new Map(notes.filter((note) => ['normal', null].includes(attr(note, 'w:type'))).map((note) => [attr(note, 'w:id') ?? '', note]))
}

const plain: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:tab', 'w:noBreakHyphen', 'w:softHyphen', 'w:footnoteRef'])

/** Whether a note can be one of ours: one paragraph of words, whose own end and properties were not changed. */
function isPlain(note: XmlElement, items: readonly InlineItem[]): boolean {
  const blocks = children(note).filter(({ name }) => !name.startsWith('w:bookmark'))
  const [paragraph] = blocks
  if (paragraph === undefined || blocks.length !== 1 || paragraph.name !== 'w:p') return false
  const properties = child(paragraph, 'w:pPr')
  const mark = properties === null ? null : child(properties, 'w:rPr')
  const changed = properties !== null && (child(properties, 'w:pPrChange') !== null || (mark !== null && children(mark).some(({ name }) => /^w:(?:ins|del|moveFrom|moveTo|rPrChange)$/.test(name))))
  return !changed && items.every(({ content }) => plain.has(content.name))
}

/** The words of a note begin after its own number, which Word sets off with a space or a tab. */
function withoutLeadingSpace(nodes: readonly Node[]): readonly Node[] {
  const [first, ...rest] = nodes
  const bare = first?.text?.replace(/^[ \t]/, '')
  if (first === undefined || bare === undefined || bare === first.text) return nodes
  return bare === '' ? rest : [schema.text(bare, first.marks), ...rest]
}

function footnoteOf(note: XmlElement, importing: Importing): Node | null {
  const paragraph = child(note, 'w:p')
  if (paragraph === null || children(note).length !== 1) return null
  // Asked before anything is read, for reading counts revisions.
  if (!isPlain(note, probe(paragraph))) return null
  const { nodes } = inlineContent(inlineItems(paragraph, importing, true), '', importing)
  return schema.nodes.footnote.create(null, Fragment.fromArray([...withoutLeadingSpace(nodes)]))
}

/** Everything in the runs of a paragraph, without reading its changes. */
function probe(parent: XmlElement): InlineItem[] {
  const nothing = { path: [], tracking: [], over: [], comments: [] }
  return children(parent).flatMap((node): InlineItem[] => {
    if (node.name === 'w:r') return children(node).filter(({ name }) => name !== 'w:rPr' && name !== 'w:lastRenderedPageBreak').map((content) => ({ ...nothing, content, run: node }))
    if (/^w:(?:ins|del|moveFrom|moveTo|hyperlink|smartTag)$/.test(node.name)) return probe(node)
    return /^w:(?:pPr|bookmark|proofErr|moveFromRange|moveToRange)/.test(node.name) ? [] : [{ ...nothing, content: node, run: null }]
  })
}

/** The note at its mark: a footnote of ours where it is a plain one, else an opaque piece that shows its words. Its part is carried with the file. */
export function noteNode(reference: XmlElement, importing: Importing): Node {
  const isEndnote = reference.name === 'w:endnoteReference'
  const note = (isEndnote ? importing.notes.endnotes : importing.notes.footnotes).get(attr(reference, 'w:id') ?? '')
  const footnote = isEndnote || note === undefined ? null : footnoteOf(note, importing)
  if (footnote !== null) return footnote
  return opaqueInline('note', [reference], importing, note === undefined ? '' : wordsOf([note]), isEndnote ? 'endnote' : 'footnote')
}
