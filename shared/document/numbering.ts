import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphAttributes } from '#shared/document/attributes.ts'
import { holds } from '#shared/document/conditions.ts'
import { countParagraph, type CountedNumber, type NumberingState } from '#shared/document/numbering-counter.ts'
import { schemeNamed, schemesOf } from '#shared/document/numbering-schemes.ts'
import { changesOf, type NodeChange } from '#shared/document/tracking.ts'
import { isTracked, readingOf, standsInline, type DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument, type ViewedDocument } from '#shared/document/view/view-document.ts'

export interface NumberedParagraph extends CountedNumber {
  readonly pos: number
  readonly id: string | null
  readonly scheme: string
  readonly level: number
  /** The schedule (or other opening paragraph) inside which this paragraph's scheme started again; null in the body. */
  readonly within: NumberedParagraph | null
}

export interface NumberingOptions {
  /** Passages whose condition does not hold take no number and are left out; positions stay those of the whole document. */
  readonly skipExcluded?: boolean
  /** What is counted, the final text by default: what is deleted takes no number; in the original it does, and what is inserted takes none. */
  readonly view?: DocumentView
}

/** Calls `visit` for every paragraph in document order, those in table cells too; footnotes hold none. */
export function eachParagraph(doc: Node, visit: (paragraph: Node, pos: number) => void): void {
  doc.forEach((block, offset) => {
    if (block.type.name === 'paragraph') visit(block, offset)
    else if (block.type.name === 'table') {
      block.descendants((node, inside) => {
        if (node.type.name !== 'paragraph') return true
        visit(node, offset + 1 + inside)
        return false
      })
    }
  })
}

/**
 * The numbers of all numbered paragraphs in document order (ECMA-376 Part 1, 17.9). Counters are kept per scheme;
 * a paragraph of level 0 in a scheme that `opens` others starts those again. Positions are those of the document, changes and all.
 * Linear in the number of paragraphs; remembered per document.
 */
export function numberParagraphs(doc: Node, { skipExcluded = false, view = 'final' }: NumberingOptions = {}): readonly NumberedParagraph[] {
  const counts = remembered.get(doc) ?? new Map<string, readonly NumberedParagraph[]>()
  remembered.set(doc, counts)
  const name = `${readingOf(view)} ${skipExcluded}`
  const known = counts.get(name) ?? counted(viewDocument(doc, view), skipExcluded)
  counts.set(name, known)
  return known
}

const remembered = new WeakMap<Node, Map<string, readonly NumberedParagraph[]>>()

function counted({ doc: text, sourceOf }: ViewedDocument, skipExcluded: boolean): readonly NumberedParagraph[] {
  const schemes = schemesOf(text)
  const { fields } = text.attrs as DocumentAttributes
  const state: NumberingState = new Map()
  const openedBy = new Map<string, NumberedParagraph>()
  const numbered: NumberedParagraph[] = []
  eachParagraph(text, (paragraph, at) => {
    const { id, numbering, condition } = paragraph.attrs as ParagraphAttributes
    if (numbering === null) return
    if (skipExcluded && condition !== null && holds(condition, fields) === false) return
    const { scheme, level } = numbering
    const { label, full, path } = countParagraph(state, schemes, numbering)
    const entry: NumberedParagraph = { pos: sourceOf(at), id, scheme, level, label, full, path, within: openedBy.get(scheme) ?? null }
    numbered.push(entry)
    if (level === 0) for (const opened of schemeNamed(schemes, scheme).opens ?? []) openedBy.set(opened, entry)
  })
  return numbered
}

/** The numbers that deleted paragraphs had in the original text, by their positions, so that a view of all markup can show them struck. */
export function struckNumbers(doc: Node, options: Pick<NumberingOptions, 'skipExcluded'> = {}): ReadonlyMap<number, string> {
  if (!isTracked(doc)) return new Map()
  const final = viewDocument(doc, 'final')
  const standing = new Set<number>()
  eachParagraph(final.doc, (_paragraph, pos) => standing.add(final.sourceOf(pos)))
  const original = numberParagraphs(doc, { ...options, view: 'original' })
  return new Map(original.filter(({ pos, label }) => label !== '' && !standing.has(pos)).map(({ pos, label }) => [pos, label]))
}

const isStructure = (change: NodeChange): boolean => change.kind !== 'property'
/** Of earlier values only these decide what is counted. */
const counting = new Set(['id', 'numbering', 'condition'])

function changesKey(node: Node): string {
  const told = changesOf(node).map((change) =>
    change.kind === 'property' ? (counting.has(change.attribute) ? [change.attribute, change.before] : null) : [change.kind, change.group, change.keeps],
  )
  return JSON.stringify(told)
}

/** Whether words stand in a paragraph in the final and in the original text: without its mark one that has none is not there, nor is a cell. */
function wordsKey(paragraph: Node): string {
  return `${paragraph.children.some((child) => standsInline(child, 'final'))}${paragraph.children.some((child) => standsInline(child, 'original'))}`
}

function paragraphKey(paragraph: Node, inFull: boolean, inCell: boolean): string | null {
  const { id, numbering, condition } = paragraph.attrs as ParagraphAttributes
  const changes = changesOf(paragraph)
  if (numbering === null && changes.length === 0 && !inFull) return null
  const wordsCount = inFull && (inCell || changes.some(isStructure))
  return `${id}${JSON.stringify(numbering)}${JSON.stringify(condition)}${changes.length === 0 ? '' : changesKey(paragraph)}${wordsCount ? wordsKey(paragraph) : ''}`
}

/** What decides about numbers in some blocks; `inFull` where paragraphs may run into each other, so that every block counts. */
function keysOf(blocks: readonly Node[], inFull: boolean): string[] {
  const keys: string[] = []
  const visit = (node: Node, inCell: boolean): boolean => {
    if (node.type.name !== 'paragraph') {
      if (inFull) keys.push(`${node.type.name}${changesKey(node)}`)
      return true
    }
    const key = paragraphKey(node, inFull, inCell)
    if (key !== null) keys.push(key)
    return false
  }
  for (const block of blocks) if (visit(block, false)) block.descendants((node) => visit(node, true))
  return keys
}

function holdsStructure(block: Node): boolean {
  return isTracked(block) && (block.type.name === 'table' || changesOf(block).some(isStructure))
}

/**
 * Whether any number can differ between two states of a document, in any view of it: false while only text changed, so that a view may keep
 * its numbers and merely map their positions. Unchanged blocks are shared between states and are skipped by identity from both ends.
 */
export function numberingChanged(before: Node, after: Node): boolean {
  if (before === after) return false
  const old = before.attrs as DocumentAttributes
  const now = after.attrs as DocumentAttributes
  if (old.schemes !== now.schemes || old.fields !== now.fields || before.attrs['changes'] !== after.attrs['changes']) return true
  let start = 0
  const shorter = Math.min(before.childCount, after.childCount)
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end += 1
  const [a, b] = [before.children.slice(start, before.childCount - end), after.children.slice(start, after.childCount - end)]
  // A paragraph without mark runs on into what follows it, across blocks that are not there; and where nothing else is left, the last one stays.
  const around = [start === 0 ? null : before.child(start - 1), end === 0 ? null : before.child(before.childCount - end)]
  const inFull = [...around, ...a, ...b].some((block) => block !== null && holdsStructure(block))
  const [keysBefore, keysAfter] = [keysOf(a, inFull), keysOf(b, inFull)]
  return keysBefore.length !== keysAfter.length || keysBefore.some((key, index) => key !== keysAfter[index])
}
