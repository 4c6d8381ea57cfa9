import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { resolveConditions } from '#shared/document/conditions.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { docxodusAccept, docxodusReject } from '#test/helpers/docxodus.ts'
import { faultsOf } from '#test/helpers/ooxml-validator.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { certain, read, written } from '#test/shared/word/export/written.ts'
import { isWhole, movesTwice, wordly } from '#test/shared/word/export/wordly.ts'

/** Lines of text; a paragraph without words means nothing to them. */
const words = (doc: Node): string[] =>
  documentText(doc, { numbers: false })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const drawn = documents.map((doc) => wordly(doc, { targets: true })).filter(isWhole)
const redlined = redlinedDocuments.map((doc) => resolveConditions(wordly(doc, { targets: false }))).filter((doc) => isWhole(doc) && !movesTwice(doc))

/** How each formatting lies over the text, without what a link or a note brings with it in Word. */
function formatted(doc: Node): string[] {
  const found: string[] = []
  doc.descendants((node, _pos, parent) => {
    if (parent?.type.name === 'footnote' || !node.isText || node.marks.some(({ type }) => type.name === 'link')) return true
    const marks = node.marks.filter(({ type }) => type.name !== 'comment').map(({ type, attrs }) => `${type.name}${String(attrs['xml'] ?? '')}`)
    const last = found.at(-1)
    const key = marks.toSorted().join(' ')
    if (last?.startsWith(`${key}|`) === true) found[found.length - 1] = last + (node.text ?? '')
    else found.push(`${key}|${node.text ?? ''}`)
    return true
  })
  return found
}

describe('a document written anew and read again', () => {
  it('has its words, its numbers and its references', () => {
    fc.assert(fc.property(drawn, (doc) => {
      expect(documentText(read(written(doc).bytes).doc, { numbers: true })).toBe(documentText(doc, { numbers: true }))
    }), { numRuns: 30 })
  })

  it('has its formatting', () => {
    fc.assert(fc.property(documents.map((doc) => wordly(doc, { targets: false })), (doc) => {
      const bare = resolveConditions(doc)
      expect(formatted(read(written(bare).bytes).doc)).toEqual(formatted(bare))
    }), { numRuns: 30 })
  })

  it('reads the same with every change accepted and with every change rejected, by Word’s rules as by ours', () => {
    fc.assert(fc.property(redlined, (doc) => {
      const { bytes } = written(doc)
      expect(words(read(certain(resolveDocx(bytes, 'accept'))).doc)).toEqual(words(acceptAll(doc)))
      expect(words(read(certain(resolveDocx(bytes, 'reject'))).doc)).toEqual(words(rejectAll(doc)))
    }), { numRuns: 30 })
  })

  it('has its changes: accepting and rejecting them gives what it gave', () => {
    fc.assert(fc.property(redlined, (doc) => {
      const back = read(written(doc).bytes).doc
      expect(words(acceptAll(back))).toEqual(words(acceptAll(doc)))
      expect(words(rejectAll(back))).toEqual(words(rejectAll(doc)))
    }), { numRuns: 30 })
  })
})

describe('other programs', () => {
  const sample = fc.sample(redlined, { numRuns: 12, seed: 3 })

  it('docxodus accepts and rejects what we do', async () => {
    for (const doc of sample) {
      const { bytes } = written(doc)
      expect(words(read(await docxodusAccept(bytes)).doc)).toEqual(words(acceptAll(doc)))
      expect(words(read(await docxodusReject(bytes)).doc)).toEqual(words(rejectAll(doc)))
    }
  })

  it('the validator of the Open XML SDK finds no fault', async () => {
    const faults = await Promise.all(sample.slice(0, 4).map((doc) => faultsOf(written(doc).bytes)))
    expect(faults.flat()).toEqual([])
  })
})
