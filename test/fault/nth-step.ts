import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { schema } from '#shared/document/schema.ts'

/** A number from another, spread evenly below 2³² (the finaliser of MurmurHash3): the same on both sides of the kill. */
export function scatter(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const longest = 400

/** What the typist does as the n-th step of a draft; it depends on the number and the text alone, so that a text can be retraced. */
export function nthStep(doc: Node, number: number): Transform {
  const tr = new Transform(doc)
  const paragraphs: { readonly start: number; readonly size: number }[] = []
  doc.forEach((node, offset) => {
    if (node.isTextblock) paragraphs.push({ start: offset + 1, size: node.content.size })
  })
  const chosen = paragraphs[scatter(number) % paragraphs.length] ?? { start: 1, size: 0 }
  if (number % 11 === 0 && paragraphs.length > longest) return tr.delete(chosen.start - 1, chosen.start + chosen.size + 1)
  if (number % 7 === 0) return tr.insert(doc.content.size, schema.nodes.paragraph.create({ id: `p${number}` }))
  if (number % 5 === 0 && chosen.size > 20) return tr.delete(chosen.start, chosen.start + 10)
  return tr.insert(chosen.start + (scatter(number + 1) % (chosen.size + 1)), schema.text(`[${number}] `))
}
