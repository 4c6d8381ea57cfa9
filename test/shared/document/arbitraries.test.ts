import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { parseDocument } from '#shared/document/parse-document.ts'
import { schema } from '#shared/document/schema.ts'
import { changesOf, trackingMarks } from '#shared/document/tracking.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'

it('random documents are valid, and between them hold every kind of node and mark', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(documents, (doc) => {
      doc.check()
      doc.descendants((node) => {
        seen.add(node.type.name)
        for (const mark of node.marks) seen.add(mark.type.name)
        return true
      })
    }),
    { numRuns: 300, seed: 7 },
  )
  const without = new Set<string>(['doc', 'subscript', 'comment', ...trackingMarks])
  const kinds = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].filter((name) => !without.has(name))
  expect(kinds.filter((name) => !seen.has(name))).toEqual([])
})

/** What a node shows of the ways changes are kept. */
function shapesOf(node: Node): string[] {
  const shapes: string[] = []
  const marks = node.marks.map((mark) => mark.type.name)
  const [insertions, deletions] = [marks.filter((name) => name === 'insertion').length, marks.filter((name) => name === 'deletion').length]
  if (insertions > 0 && deletions > 0) shapes.push('deleted insertion')
  if (insertions > 1) shapes.push('insertion over insertion')
  if (marks.includes('formatChange') && insertions > 0) shapes.push('formatted insertion')
  if (node.marks.filter((mark) => mark.attrs['mark'] === 'bold').length > 1) shapes.push('chain of formats')
  if (marks.includes('comment')) shapes.push('comment')
  if (node.type.name === 'footnote' && deletions > 0) shapes.push('deleted footnote')
  for (const mark of node.marks) if (mark.attrs['move'] !== undefined && mark.attrs['move'] !== null) shapes.push(`moved text: ${mark.type.name}`)
  for (const [index, change] of changesOf(node).entries()) {
    const name = change.kind === 'property' ? `${change.attribute} of ${node.type.name}` : `${change.kind} of ${node.type.name}`
    shapes.push(name)
    if (change.kind !== 'property' && change.keeps === 'this') shapes.push(`${change.kind} that keeps`)
    if (change.move !== null) shapes.push(`moved ${change.kind}`)
    const earlier = changesOf(node).slice(0, index)
    if (change.kind === 'property' && earlier.some((other) => other.kind === 'property' && other.attribute === change.attribute)) shapes.push('chain of properties')
    if (change.kind === 'deletion' && earlier.some((other) => other.kind === 'insertion')) shapes.push('deletion of an inserted block')
  }
  return shapes
}

it('random redlines are valid, and between them hold every way in which changes meet', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(redlinedDocuments, (doc) => {
      const read = parseDocument(JSON.parse(JSON.stringify(doc.toJSON())))
      expect(read.ok ? read.value.eq(doc) : read.refusal).toBe(true)
      for (const shape of shapesOf(doc)) seen.add(shape)
      doc.descendants((node) => {
        for (const shape of shapesOf(node)) seen.add(shape)
        return true
      })
    }),
    { numRuns: 1_500, seed: 7 },
  )
  const blocks = ['paragraph', 'table', 'tableRow', 'tableCell', 'pageBreak', 'signatureBlock', 'opaqueBlock']
  const wanted = [
    ...blocks.flatMap((name) => [`insertion of ${name}`, `deletion of ${name}`]),
    ...['id', 'style', 'numbering', 'align', 'indent', 'keepWithNext', 'condition', 'word'].map((name) => `${name} of paragraph`),
    'page of doc',
    'schemes of doc',
    'fields of doc',
    'type of tableCell',
    'type of tableHeader',
    'deleted insertion',
    'insertion over insertion',
    'formatted insertion',
    'chain of formats',
    'chain of properties',
    'deleted footnote',
    'comment',
    'insertion that keeps',
    'deletion that keeps',
    'deletion of an inserted block',
    'moved text: insertion',
    'moved text: deletion',
    'moved insertion',
    'moved deletion',
    'moved property',
  ]
  expect(wanted.filter((shape) => !seen.has(shape))).toEqual([])
})
