import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { paragraphStyles } from '#shared/document/attributes.ts'
import { schema } from '#shared/document/schema.ts'

/** A change as a person makes it, applied wherever its numbers fall in the document it meets. */
export type Edit = (tr: Transform) => void

interface Block {
  readonly node: Node
  readonly pos: number
}

function blocksOf(doc: Node, wanted: (node: Node) => boolean): Block[] {
  const found: Block[] = []
  doc.descendants((node, pos) => {
    if (wanted(node)) found.push({ node, pos })
    return true
  })
  return found
}

function pick<T>(all: readonly T[], number: number): T | undefined {
  return all.length === 0 ? undefined : all[number % all.length]
}

const word = fc.constantFrom('rent', ' ', 'é', '日本', '“x”', '1.1 ', '\u00a0', 'Tenant shall pay ')

/** Text typed, passages struck out, marks set, paragraphs split, styled and removed, settings of the document changed. */
export const edits: fc.Arbitrary<Edit> = fc
  .record({ kind: fc.constantFrom('type', 'strike', 'mark', 'split', 'style', 'remove', 'setting'), block: fc.nat(), from: fc.nat(), to: fc.nat(), word, style: fc.constantFrom(...paragraphStyles) })
  .map(({ kind, block, from, to, word: text, style }): Edit => (tr) => {
    const target = pick(blocksOf(tr.doc, (node) => node.isTextblock), block)
    if (kind === 'setting') tr.setDocAttribute('scheme', text.trim() === '' ? 'decimal' : 'article')
    if (kind === 'remove' && tr.doc.childCount > 1) {
      const top = pick(blocksOf(tr.doc, (node) => node.isBlock).filter(({ pos }) => tr.doc.resolve(pos).depth === 0), block)
      if (top !== undefined) tr.delete(top.pos, top.pos + top.node.nodeSize)
      return
    }
    if (target === undefined) return
    const start = target.pos + 1
    const size = target.node.content.size
    // Positions between two children of the paragraph, so that no footnote is cut in half.
    const edges = [0, ...Array.from({ length: target.node.childCount }, (_, at) => at + 1).map((count) => target.node.content.content.slice(0, count).reduce((sum, child) => sum + child.nodeSize, 0))]
    const [a = 0, b = size] = [pick(edges, from) ?? 0, pick(edges, to) ?? size].toSorted((x, y) => x - y)
    if (kind === 'type') tr.insert(start + a, schema.text(text))
    if (kind === 'strike' && b > a) tr.delete(start + a, start + b)
    if (kind === 'mark' && b > a) tr.addMark(start + a, start + b, schema.marks.bold.create())
    if (kind === 'split' && target.node.type === schema.nodes.paragraph) tr.split(start + a)
    if (kind === 'style' && target.node.type === schema.nodes.paragraph) tr.setNodeAttribute(target.pos, 'style', style)
  })
