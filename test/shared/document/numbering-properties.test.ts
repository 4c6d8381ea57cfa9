import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { resolveConditions } from '#shared/document/conditions.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberingChanged, numberParagraphs, struckNumbers } from '#shared/document/numbering.ts'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'
import { blocks, documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { laidChanges } from '#test/shared/document/laid-change.ts'
import { layChanges } from '#test/shared/document/lay-changes.ts'

describe('for any document', () => {
  it('the numbers that pass over excluded passages are those of the document as it stands', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const passing = numberParagraphs(whole, { skipExcluded: true })
        const standing = numberParagraphs(resolveConditions(whole))
        expect(passing.map(({ id, full }) => [id, full])).toEqual(standing.map(({ id, full }) => [id, full]))
        for (const { pos, id } of passing) expect(whole.nodeAt(pos)?.attrs['id']).toBe(id)
        expect(numberFootnotes(whole, { skipExcluded: true }).length).toBe(numberFootnotes(resolveConditions(whole)).length)
      }),
    )
  })

  it('numbers that are said not to have changed have not', () => {
    fc.assert(
      fc.property(documents, blocks, fc.nat(), fc.boolean(), (before, block, where, insert) => {
        const at = where % before.childCount
        const children = before.children.toSpliced(at, insert ? 0 : 1, block)
        const after = before.type.create(before.attrs, children)
        if (numberingChanged(before, after)) return
        const numbersOf = (doc: typeof before) => numberParagraphs(doc, { skipExcluded: true }).map(({ id, label }) => [id, label])
        expect(numbersOf(after)).toEqual(numbersOf(before))
      }),
    )
  })

  it('as it stands, stands as it is: settling conditions twice changes nothing', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const standing = resolveConditions(whole)
        standing.check()
        expect(resolveConditions(standing).eq(standing)).toBe(true)
      }),
    )
  })
})

/** Every number that any view shows, by paragraph. */
function allNumbers(doc: Node): unknown {
  const numbersIn = (view: 'final' | 'original') => numberParagraphs(doc, { skipExcluded: true, view }).map(({ id, label }) => [id, label])
  const struck = Array.from(struckNumbers(doc, { skipExcluded: true }), ([pos, label]) => [doc.nodeAt(pos)?.attrs['id'], label])
  return { final: numbersIn('final'), original: numbersIn('original'), struck }
}

describe('for any redline', () => {
  it('numbers that are said not to have changed have not, in any view', () => {
    let kept = 0
    fc.assert(
      fc.property(redlinedDocuments, laidChanges, (before, change) => {
        const after = layChanges(before, [change])
        if (numberingChanged(before, after)) return
        kept += 1
        expect(allNumbers(after)).toEqual(allNumbers(before))
      }),
      { numRuns: 1_000 },
    )
    expect(kept).toBeGreaterThan(200)
  })

  it('numbers that are said not to have changed have not, whatever block comes or goes', () => {
    fc.assert(
      fc.property(redlinedDocuments, blocks, fc.nat(), fc.boolean(), (before, block, where, insert) => {
        const after = before.type.create(before.attrs, before.children.toSpliced(where % before.childCount, insert ? 0 : 1, block))
        if (!numberingChanged(before, after)) expect(allNumbers(after)).toEqual(allNumbers(before))
      }),
      { numRuns: 1_000 },
    )
  })

  it('typing into a paragraph that has words changes no number', () => {
    fc.assert(
      fc.property(redlinedDocuments, fc.nat(), (before, where) => {
        const index = where % before.childCount
        const block = before.child(index)
        const typed = block.type.name === 'paragraph' ? (block.firstChild?.isText === true ? block.firstChild : null) : null
        if (typed === null) return
        const longer = block.type.create(block.attrs, block.content.replaceChild(0, typed.type.schema.text(`${typed.text}x`, typed.marks)))
        expect(numberingChanged(before, before.type.create(before.attrs, before.children.with(index, longer)))).toBe(false)
      }),
    )
  })

  it('struck numbers are those that deleted paragraphs had in the original text', () => {
    fc.assert(
      fc.property(redlinedDocuments, (doc) => {
        const original = new Map(numberParagraphs(doc, { view: 'original' }).map(({ pos, label }) => [pos, label]))
        const { doc: text, sourceOf } = viewDocument(doc, 'final')
        const standing = new Set<number>()
        text.descendants((node, pos) => {
          if (node.type.name === 'paragraph') standing.add(sourceOf(pos))
          return true
        })
        for (const [pos, label] of struckNumbers(doc)) {
          expect(standing.has(pos)).toBe(false)
          expect(label).toBe(original.get(pos))
          expect(propertiesIn(doc.nodeAt(pos) as Node, 'original').attrs['numbering']).not.toBeNull()
        }
        for (const [pos, label] of original) if (label !== '' && !standing.has(pos)) expect(struckNumbers(doc).get(pos)).toBe(label)
      }),
    )
  })
})
