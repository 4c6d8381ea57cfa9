import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphAttributes } from '#shared/document/attributes.ts'
import { holds } from '#shared/document/conditions.ts'
import { countParagraph, type CountedNumber, type NumberingState } from '#shared/document/numbering-counter.ts'
import { schemeNamed, schemesOf, type SchemeTable } from '#shared/document/numbering-schemes.ts'

export interface NumberedParagraph extends CountedNumber {
  readonly pos: number
  readonly id: string | null
  readonly scheme: string
  readonly level: number
  /** The schedule (or other opening paragraph) inside which this paragraph's scheme started again; null in the body. */
  readonly within: NumberedParagraph | null
}

export interface NumberingOptions {
  /** Schemes instead of the document's own. */
  readonly schemes?: SchemeTable
  /** Passages whose condition does not hold take no number and are left out; positions stay those of the whole document. */
  readonly skipExcluded?: boolean
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
 * a paragraph of level 0 in a scheme that `opens` others starts those again. Linear in the number of paragraphs.
 */
export function numberParagraphs(doc: Node, options: NumberingOptions = {}): NumberedParagraph[] {
  const schemes = options.schemes ?? schemesOf(doc)
  const fields = (doc.attrs as DocumentAttributes).fields
  const state: NumberingState = new Map()
  const openedBy = new Map<string, NumberedParagraph>()
  const numbered: NumberedParagraph[] = []
  eachParagraph(doc, (paragraph, pos) => {
    const { id, numbering, condition } = paragraph.attrs as ParagraphAttributes
    if (numbering === null) return
    if (options.skipExcluded === true && condition !== null && holds(condition, fields) === false) return
    const counted = countParagraph(state, schemes, numbering)
    const { scheme, level } = numbering
    const entry: NumberedParagraph = { pos, id, scheme, level, ...counted, within: openedBy.get(scheme) ?? null }
    numbered.push(entry)
    if (level === 0) for (const opened of schemeNamed(schemes, scheme).opens ?? []) openedBy.set(opened, entry)
  })
  return numbered
}

interface NumberingKey {
  readonly id: string | null
  readonly numbering: string
}

function keysOf(blocks: readonly Node[]): NumberingKey[] {
  const keys: NumberingKey[] = []
  const add = (paragraph: Node): void => {
    const { id, numbering, condition } = paragraph.attrs as ParagraphAttributes
    if (numbering !== null) keys.push({ id, numbering: `${JSON.stringify(numbering)}${JSON.stringify(condition)}` })
  }
  for (const block of blocks) {
    if (block.type.name === 'paragraph') add(block)
    else if (block.type.name === 'table') {
      block.descendants((node) => {
        if (node.type.name !== 'paragraph') return true
        add(node)
        return false
      })
    }
  }
  return keys
}

/**
 * Whether any number can differ between two states of a document: false while only text changed, so that a view may keep its numbers
 * and merely map their positions. Unchanged blocks are shared between states and are skipped by identity from both ends.
 */
export function numberingChanged(before: Node, after: Node): boolean {
  if (before === after) return false
  const old = before.attrs as DocumentAttributes
  const now = after.attrs as DocumentAttributes
  if (old.schemes !== now.schemes || old.fields !== now.fields) return true
  let start = 0
  const shorter = Math.min(before.childCount, after.childCount)
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end += 1
  const a = keysOf(before.children.slice(start, before.childCount - end))
  const b = keysOf(after.children.slice(start, after.childCount - end))
  return a.length !== b.length || a.some((key, index) => key.id !== b[index]?.id || key.numbering !== b[index]?.numbering)
}
