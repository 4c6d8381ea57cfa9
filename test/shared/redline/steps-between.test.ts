import * as fc from 'fast-check'
import { Transform, type Step } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { clause, doc, footnote, p, paragraph, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { stepsBetween } from '#shared/redline/steps-between.ts'
import { edits } from '#test/helpers/random-edits.ts'
import { documents, redlinedDocuments, withCountedIds } from '#test/shared/document/arbitraries.ts'
import { difference } from '#test/shared/redline/comparable.ts'
import type { Node } from 'prosemirror-model'

function undone(tr: Transform): Node {
  return tr.steps.reduceRight((now, step, index) => {
    const before = tr.docs[index]
    const result = before === undefined ? null : step.invert(before).apply(now)
    if (result?.doc === null || result?.doc === undefined) throw new Error('a step cannot be inverted')
    return result.doc
  }, tr.doc)
}

const kinds = (steps: readonly Step[]): string[] => steps.map((step) => String((step.toJSON() as { stepType: string }).stepType))

describe('the steps from one document to another', () => {
  it.each([
    ['any two documents', fc.tuple(documents, documents)],
    ['a redline and the same accepted', redlinedDocuments.map((redline): [Node, Node] => [redline, acceptAll(redline)])],
    ['a redline and the same rejected', redlinedDocuments.map((redline): [Node, Node] => [redline, rejectAll(redline)])],
    [
      'a document and the same after a few edits',
      fc.tuple(documents, fc.array(edits, { minLength: 1, maxLength: 4 })).map(([before, made]): [Node, Node] => {
        const tr = new Transform(before)
        for (const edit of made) edit(tr)
        return [before, tr.doc]
      }),
    ],
  ])('lead there and back: %s', (_, pairs) => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        const tr = stepsBetween(new Transform(from), to)
        expect(difference(tr.doc, to)).toBeNull()
        expect(difference(undone(tr), from)).toBeNull()
      }),
      { numRuns: 250, seed: 5 },
    )
  })

  const start = withCountedIds(doc({}, clause(0, 'Price'), p('The Buyer shall pay.'), table([['a', 'b']]), p('It ends', footnote('as noted'), '.')))
  const changed = (change: (tr: Transform) => unknown): Transform => {
    const tr = new Transform(start)
    change(tr)
    return stepsBetween(new Transform(start), tr.doc)
  }

  it('are none where nothing differs', () => {
    expect(stepsBetween(new Transform(start), start).steps).toEqual([])
  })

  it('change an attribute by a step of its own kind', () => {
    expect(kinds(changed((tr) => tr.setNodeAttribute(0, 'style', 'heading1')).steps)).toEqual(['attr'])
    expect(kinds(changed((tr) => tr.setDocAttribute('scheme', 'article')).steps)).toEqual(['docAttr'])
  })

  it('replace no more than the words that differ', () => {
    const at = start.child(0).nodeSize + 1 + 'The Buyer'.length
    const [step, ...more] = changed((tr) => tr.insert(at, schema.text(', its agent'))).steps
    expect(more).toEqual([])
    expect(step?.toJSON()).toMatchObject({ stepType: 'replace', from: at, to: at })
  })

  it('reach into cells and footnotes without touching what is around', () => {
    const cellAt = start.child(0).nodeSize + start.child(1).nodeSize + 4
    expect(changed((tr) => tr.insert(cellAt, schema.text('!'))).steps[0]?.toJSON()).toMatchObject({ from: cellAt, to: cellAt })
    const noteAt = start.content.size - start.child(3).nodeSize + 1 + 'It ends'.length + 1
    const { steps } = changed((tr) => tr.delete(noteAt, noteAt + 3))
    expect(steps).toHaveLength(1)
  })

  it('leave the blocks between two changes as they are', () => {
    const tr = changed((change) => change.setNodeAttribute(0, 'indent', 2).insert(start.content.size - 1, schema.text('!')))
    expect(tr.doc.child(1)).toBe(start.child(1))
    expect(tr.doc.child(2)).toBe(start.child(2))
  })

  it('keep a paragraph that is only moved past by an insertion before it', () => {
    const added = paragraph({ id: 'new' }, 'New')
    const [step, ...more] = changed((tr) => tr.insert(0, added)).steps
    expect(more).toEqual([])
    expect(step?.toJSON()).toMatchObject({ stepType: 'replace', from: 0, to: 0 })
  })
})
