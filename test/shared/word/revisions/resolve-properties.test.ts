import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import type { Decision, RevisionChoice } from '#shared/word/revisions/deciding.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { makeDocx } from '../package/make-archive.ts'
import { outline } from './outline.ts'

const author = fc.constantFrom('Ann', 'Ben', 'Cem')
const by = author.map((name) => `w:id="1" w:author="${name}" w:date="2026-01-01T00:00:00Z"`)
const letters = fc.stringMatching(/^[a-z]{1,4}$/)
const decisions = fc.constantFrom<Decision>('accept', 'reject')

const run = fc.tuple(letters, by, fc.boolean()).map(([text, who, formatted]) => `<w:r>${formatted ? `<w:rPr><w:b/><w:rPrChange ${who}><w:rPr/></w:rPrChange></w:rPr>` : ''}<w:t>${text}</w:t></w:r>`)
const deleted = fc.tuple(by, letters).map(([who, text]) => `<w:del ${who}><w:r><w:delText>${text}</w:delText></w:r></w:del>`)
const inserted = fc.tuple(by, fc.array(fc.oneof(run, deleted), { minLength: 1, maxLength: 3 })).map(([who, runs]) => `<w:ins ${who}>${runs.join('')}</w:ins>`)
const pieces = fc.array(fc.oneof(run, deleted, inserted), { maxLength: 4 }).map((all) => all.join(''))
const change = by.map((who) => `<w:jc w:val="left"/><w:pPrChange ${who}><w:pPr/></w:pPrChange>`)
const mark = fc.tuple(fc.constantFrom('ins', 'del'), by).map(([name, who]) => `<w:rPr><w:${name} ${who}/></w:rPr>`)

const plain = pieces.map((content) => `<w:p>${content}</w:p>`)
const paragraph = fc.tuple(pieces, fc.oneof(fc.constant(''), mark, change)).map(([content, properties]) => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`)
const row = fc
  .tuple(fc.option(fc.tuple(fc.constantFrom('ins', 'del'), by)), fc.array(plain, { minLength: 1, maxLength: 2 }))
  .map(([tracked, cells]) => `<w:tr>${tracked === null ? '' : `<w:trPr><w:${tracked[0]} ${tracked[1]}/></w:trPr>`}${cells.map((each) => `<w:tc>${each}</w:tc>`).join('')}</w:tr>`)
// A paragraph before a table has nothing to run into: its mark is left alone here.
const table = fc.tuple(plain, fc.array(row, { minLength: 1, maxLength: 3 }), plain).map(([before, rows, after]) => `${before}<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>${after}`)
const body = fc.tuple(fc.array(fc.oneof({ arbitrary: paragraph, weight: 3 }, { arbitrary: table, weight: 1 }), { maxLength: 6 }), plain).map(([blocks, last]) => blocks.join('') + last)

function resolved(bytes: Uint8Array, decision: Decision, choice: RevisionChoice = {}): Uint8Array {
  const result = resolveDocx(bytes, decision, choice)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

describe('whatever the revisions', () => {
  it('none is left after a decision about all', () => {
    fc.assert(
      fc.property(body, decisions, (content, decision) => {
        expect(revisionCensus(resolved(makeDocx(content), decision))).toEqual({ ok: true, value: {} })
      }),
      { numRuns: 100 },
    )
  })

  it('the order in which authors are decided about makes no difference to the words', () => {
    fc.assert(
      fc.property(body, decisions, fc.shuffledSubarray(['Ann', 'Ben', 'Cem'], { minLength: 3 }), (content, decision, order) => {
        const bytes = makeDocx(content)
        const oneByOne = order.reduce<Uint8Array>((each, name) => resolved(each, decision, { author: name }), bytes)
        expect(outline(oneByOne)).toEqual(outline(resolved(bytes, decision)))
        expect(revisionCensus(oneByOne)).toEqual({ ok: true, value: {} })
      }),
      { numRuns: 100 },
    )
  })

  it('a decision made twice changes nothing the second time', () => {
    fc.assert(
      fc.property(body, decisions, (content, decision) => {
        const once = resolved(makeDocx(content), decision)
        expect(Buffer.from(resolved(once, decision)).equals(Buffer.from(once))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
