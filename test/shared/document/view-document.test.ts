import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { fieldUses, unfilledFields } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { documentText, wordCount } from '#shared/document/plain-text.ts'
import { brokenReferences, resolveReferences } from '#shared/document/references.ts'
import { isTracked, type Reading } from '#shared/document/view/document-view.ts'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { regularTable } from '#shared/redline/table-shape.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'

const readings: readonly Reading[] = ['final', 'original']
const resolved = { final: acceptAll, original: rejectAll } as const

const withRegularTables = (doc: Node): Node => doc.copy(Fragment.fromArray(doc.children.map((block) => (block.type.name === 'table' ? regularTable(block) : block))))

/** Whether two blocks stand under one id: a passage that returns, and the place it went to, which stays for somebody else's words. */
function sharesIds(text: Node): boolean {
  const ids: unknown[] = []
  text.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.push(node.attrs['id'])
    return !node.inlineContent
  })
  return new Set(ids).size < ids.length
}

/** Every reading of a redline, beside the document in which its changes are resolved accordingly. */
function forEveryReading(check: (doc: Node, reading: Reading, plain: Node) => void): void {
  fc.assert(
    fc.property(redlinedDocuments, (doc) => {
      for (const reading of readings) if (!sharesIds(viewDocument(doc, reading).doc)) check(doc, reading, viewDocument(resolved[reading](doc)).doc)
    }),
    { numRuns: 300 },
  )
}

describe('for any redline', () => {
  it('the final text is what stands when every change is accepted, the original what stands when every one is rejected', () => {
    fc.assert(
      fc.property(redlinedDocuments, (doc) => {
        for (const reading of readings) {
          const text = viewDocument(doc, reading).doc
          text.check()
          expect(isTracked(text)).toBe(false)
          if (!sharesIds(text)) expect(withRegularTables(text).toJSON()).toEqual(withRegularTables(resolved[reading](doc)).toJSON())
        }
      }),
      { numRuns: 500 },
    )
  })

  it('everything that stands is found again in the document', () => {
    forEveryReading((doc, reading) => {
      const { doc: text, sourceOf, startOf, endOf } = viewDocument(doc, reading)
      let last = 0
      text.descendants((node, pos) => {
        const source = doc.nodeAt(sourceOf(pos))
        // A table, cell or document that would stand empty is given an empty paragraph, which has no place of its own.
        if (node.type.name === 'paragraph' && node.content.size === 0 && node.attrs['id'] === null) return false
        expect(source === null ? null : propertiesIn(source, reading).type).toBe(node.type)
        if (node.type.name === 'paragraph') expect(propertiesIn(source as Node, reading).attrs).toEqual(node.attrs)
        if (!node.isText) return true
        for (let at = pos; at < pos + node.nodeSize; at += 1) expect(doc.textBetween(sourceOf(at), sourceOf(at) + 1)).toBe(text.textBetween(at, at + 1))
        return false
      })
      text.forEach((block, pos) => {
        expect(startOf(pos)).toBeGreaterThanOrEqual(last)
        expect(sourceOf(pos)).toBeGreaterThanOrEqual(startOf(pos))
        last = endOf(pos + block.nodeSize)
        expect(last).toBeGreaterThanOrEqual(sourceOf(pos))
      })
      expect(last).toBeLessThanOrEqual(doc.content.size)
    })
  })

  it('numbers, references, footnotes, clauses and fields are those of the text with its changes resolved', () => {
    forEveryReading((doc, reading, plain) => {
      const of = (whole: Node) => ({
        numbers: numberParagraphs(whole, { view: reading, skipExcluded: true }).map(({ id, label, full, within }) => [id, label, full, within?.id]),
        references: resolveReferences(whole, reading).map(({ text, broken, target }) => [text, broken, target]),
        broken: brokenReferences(whole, reading).map(({ text }) => text),
        footnotes: numberFootnotes(whole, { view: reading, skipExcluded: true }).map(({ number, node }) => [number, node.toJSON() as unknown]),
        clauses: Array.from(eachClause(clauseTree(whole, { view: reading, skipExcluded: true })), ({ clause, depth }) => [depth, clause.id, clause.label, clause.heading]),
        uses: fieldUses(whole, reading).map(({ field, part, kind }) => [field, part, kind]),
      })
      expect(of(doc)).toEqual(of(plain))
    })
  })

  it('positions of numbers, references and clauses are those of the document with its changes', () => {
    forEveryReading((doc, reading) => {
      for (const { pos, id } of numberParagraphs(doc, { view: reading })) {
        const paragraph = doc.nodeAt(pos)
        expect(paragraph === null ? null : propertiesIn(paragraph, reading).attrs['id']).toBe(id)
      }
      for (const { pos, target } of resolveReferences(doc, reading)) expect(doc.nodeAt(pos)?.attrs['target']).toBe(target)
      for (const { pos } of numberFootnotes(doc, { view: reading })) expect(doc.nodeAt(pos)?.type.name).toBe('footnote')
      for (const { clause } of eachClause(clauseTree(doc, { view: reading }))) expect(clause.start).toBeLessThanOrEqual(clause.pos)
    })
  })

  it('words, text, Markdown and HTML are those of the text with its changes resolved', () => {
    forEveryReading((doc, reading, plain) => {
      const table = (block: Node): boolean => block.type.name === 'table' && regularTable(block) !== block
      if (viewDocument(doc, reading).doc.children.some(table)) return
      expect(documentText(doc, { numbers: true, view: reading })).toBe(documentText(plain, { numbers: true }))
      expect(wordCount(doc, reading)).toBe(wordCount(plain))
      expect(documentToMarkdown(doc, { view: reading })).toBe(documentToMarkdown(plain))
      const imageSource = (blob: string): string => blob
      expect(documentToHtml(doc, { imageSource, view: reading })).toBe(documentToHtml(plain, { imageSource }))
    })
  })

  it('fields are missing where the final text needs them', () => {
    fc.assert(
      fc.property(redlinedDocuments, (doc) => {
        const of = (whole: Node) => unfilledFields(whole).map(({ field, part, uses }) => [field.id, part, uses.length])
        expect(of(doc)).toEqual(of(acceptAll(doc)))
      }),
    )
  })

  it('all markup shows every reference and every footnote there is, those deleted as such', () => {
    fc.assert(
      fc.property(redlinedDocuments, (doc) => {
        const positions = (name: string): number[] => {
          const found: number[] = []
          doc.descendants((node, pos) => void (node.type.name === name && found.push(pos)))
          return found
        }
        expect(resolveReferences(doc, 'markup').map(({ pos }) => pos)).toEqual(positions('reference'))
        expect(numberFootnotes(doc, { view: 'markup' }).map(({ pos }) => pos)).toEqual(positions('footnote'))
        const standing = new Set(resolveReferences(doc).map(({ pos }) => pos))
        for (const { pos, struck } of resolveReferences(doc, 'markup')) expect(struck).toBe(!standing.has(pos))
      }),
      { numRuns: 300 },
    )
  })
})

it('a document without changes is its own text in every view', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      for (const reading of readings) expect(viewDocument(doc, reading).doc).toBe(doc)
    }),
  )
})
