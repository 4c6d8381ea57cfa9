import type { Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { doc, p } from '#shared/document/builders.ts'
import type { Replaced } from '#shared/redline/alignment.ts'

/** The units of a list of blocks as characters: ¶ for a paragraph's end, ▦ for a block without text, ◆ for an atom. */
export function unitText(blocks: readonly Node[]): string {
  return blocks.map((block) => (block.type.name === 'paragraph' ? `${block.children.map((child) => (child.isText ? (child.text ?? '') : '◆')).join('')}¶` : '▦')).join('')
}

/** Replaced stretches written into the text: [-struck out-]{+added+}. */
export function markedUp(before: string, after: string, replaced: readonly Replaced[]): string {
  let text = ''
  let done = 0
  for (const { fromA, toA, fromB, toB } of replaced) {
    text += before.slice(done, fromA)
    if (toA > fromA) text += `[-${before.slice(fromA, toA)}-]`
    if (toB > fromB) text += `{+${after.slice(fromB, toB)}+}`
    done = toA
  }
  return text + before.slice(done)
}

/** How two documents of plain paragraphs differ, as text. */
export function difference(before: readonly string[], after: readonly string[]): string {
  return documentDifference(doc({}, ...before.map((text) => p(text))), doc({}, ...after.map((text) => p(text))))
}

export function documentDifference(before: Node, after: Node): string {
  const { alignment } = alignDocuments(before, after)
  return markedUp(unitText(before.children), unitText(after.children), alignment.blocks(before, after))
}
