import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { docxodusAccept, docxodusReject } from '#test/helpers/docxodus.ts'
import { newFaults } from '#test/helpers/ooxml-validator.ts'
import { makeDocx } from '#test/shared/word/package/make-archive.ts'
import { outline, type Outline } from '#test/shared/word/revisions/outline.ts'

const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }
const run = (words: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`
const body = (bytes: Uint8Array): Outline[] => outline(bytes)['word/document.xml'] ?? []

/** Tables with nothing between them are one table to Word and to others. */
function joined(blocks: readonly Outline[]): Outline[] {
  return blocks.reduce<Outline[]>((out, block) => {
    const last = out.at(-1)
    return typeof block !== 'string' && last !== undefined && typeof last !== 'string' ? [...out.slice(0, -1), [...last, ...block]] : [...out, block]
  }, [])
}

function resolved(bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array {
  const result = resolveDocx(bytes, decision)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

function compared(old: string, now: string) {
  const result = compareDocx(makeDocx(old), makeDocx(now), stamp)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const word = fc.constantFrom('The', 'Supplier', 'shall', 'deliver', 'goods', 'within', 'thirty', 'days', 'of', 'notice', 'and', 'the', 'Buyer', 'pays')
const sentence = fc.array(word, { minLength: 0, maxLength: 12 }).map((words) => words.join(' '))
const format = fc.constantFrom('', '', '<w:b/>', '<w:i/>')
const field = fc.constantFrom('1', '2').map((value) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
const piece = fc.oneof({ weight: 6, arbitrary: fc.tuple(sentence, format).map(([words, look]) => run(words, look)) }, { weight: 1, arbitrary: field }, { weight: 1, arbitrary: sentence.map((words) => `<w:hyperlink w:anchor="a">${run(words)}</w:hyperlink>`) }, { weight: 1, arbitrary: fc.constant('<w:r><w:tab/></w:r>') })
const anyParagraph = fc.tuple(fc.array(piece, { maxLength: 4 }), fc.constantFrom('', '', '<w:pPr><w:jc w:val="center"/></w:pPr>')).map(([pieces, properties]) => paragraph(properties, ...pieces))
const anyTable = fc.array(fc.array(anyParagraph, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((rows) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`)
const anyBlock = fc.oneof({ weight: 5, arbitrary: anyParagraph }, { weight: 1, arbitrary: anyTable })
/** A text, and what became of each of its blocks: kept, struck out, put in before, changed places. */
const anyPair = fc
  .tuple(fc.array(anyBlock, { minLength: 1, maxLength: 7 }), fc.array(fc.tuple(fc.constantFrom('keep', 'keep', 'drop', 'add', 'first', 'edit'), anyBlock), { minLength: 7, maxLength: 7 }), anyParagraph, anyParagraph)
  .map(([blocks, edits, oldEnd, newEnd]) => {
    const now: string[] = []
    blocks.forEach((block, at) => {
      const [edit, other] = edits[at] ?? ['keep', '']
      if (edit === 'add') now.push(other)
      if (edit === 'first') now.unshift(block)
      else if (edit !== 'drop') now.push(edit === 'edit' ? block.replace('shall', 'must').replace('goods ', '') : block)
    })
    return { old: blocks.join('') + oldEnd, now: now.join('') + newEnd }
  })

describe('comparing any two Word files', () => {
  it('gives the new one when all is accepted and the old one when all is rejected', () => {
    fc.assert(
      fc.property(anyPair, ({ old, now }) => {
        const { bytes } = compared(old, now)
        expect(body(resolved(bytes, 'accept'))).toEqual(body(makeDocx(now)))
        expect(body(resolved(bytes, 'reject'))).toEqual(body(makeDocx(old)))
      }),
      { numRuns: 120 },
    )
  })

  it('does so by another program too', async () => {
    for (const { old, now } of fc.sample(anyPair, { numRuns: 40, seed: 4 })) {
      const { bytes } = compared(old, now)
      expect(joined(body(await docxodusAccept(bytes))), old + now).toEqual(joined(body(makeDocx(now))))
      expect(joined(body(await docxodusReject(bytes))), old + now).toEqual(joined(body(makeDocx(old))))
    }
  })

  it('writes what the Open XML SDK calls valid', async () => {
    for (const { old, now } of fc.sample(anyPair, { numRuns: 6, seed: 7 })) expect(await newFaults(compared(old, now).bytes, makeDocx(now)), old + now).toEqual([])
  })
})

describe('what a comparison shows', () => {
  it('tells a moved paragraph as a move with both its ends named alike', () => {
    const moved = paragraph(run('Neither party may assign this agreement without the written consent of the other.'))
    const others = ['Payment is due in thirty days after the invoice was received.', 'Delivery is made to the warehouse of the buyer on working days.'].map((words) => paragraph(run(words)))
    const { bytes, changes } = compared(moved + others.join(''), others.join('') + moved + paragraph(run('End')))
    expect(changes.moved).toBe(1)
    const xml = JSON.stringify(body(bytes))
    expect(xml.split('Neither party').length - 1).toBe(2)
  })

  it('keeps words whose look alone changed, and counts them as formatted', () => {
    const { changes } = compared(paragraph(run('Payment is due in thirty days.')), paragraph(run('Payment is due in '), run('thirty', '<w:b/>'), run(' days.')))
    expect(changes).toEqual({ inserted: 0, deleted: 0, moved: 0, formatted: 1 })
  })

  it('finds nothing in a file that another program cut into other runs', () => {
    const { changes } = compared(paragraph(run('Payment is due in thirty days.')), `<w:p w:rsidR="00AA00AA">${run('Payment is ')}<w:proofErr w:type="spellStart"/>${run('due in thirty days.')}</w:p>`)
    expect(changes).toEqual({ inserted: 0, deleted: 0, moved: 0, formatted: 0 })
  })

  it('says which of the files held tracked changes, and compares them as accepted', () => {
    const tracked = `<w:p>${run('Payment is due')}<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${run(' now')}</w:ins></w:p>`
    const { accepted, changes } = compared(tracked, paragraph(run('Payment is due now')))
    expect(accepted).toEqual({ old: true, new: false })
    expect(changes).toEqual({ inserted: 0, deleted: 0, moved: 0, formatted: 0 })
  })
})
