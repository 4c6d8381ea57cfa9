import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { by, box, contract, deleted, field, inserted, numbered, paragraph, run, table } from './contract-docx.ts'

function audit(sent: Uint8Array, received: Uint8Array, formatting = false) {
  const result = auditDocx(sent, received, { formatting })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

describe('what came back without being tracked', () => {
  it('is nothing where nothing was changed', () => {
    expect(audit(contract(), contract(), true)).toEqual({ tracked: [], untracked: [] })
  })

  it('is found in the body, with the number of its clause', () => {
    expect(audit(contract(), contract({ first: run('The fee is 900 pounds.') })).untracked).toEqual([{ kind: 'text', part: 'body', where: '1.', before: '100', after: '900' }])
  })

  it.each([
    ['header', { header: 'Executed' }],
    ['footer', { footer: 'Public' }],
    ['footnote', { footnote: 'See the annex.' }],
    ['endnote', { endnote: 'As restated.' }],
  ] as const)('is found in a %s', (part, texts) => {
    const { untracked } = audit(contract(), contract(texts))
    expect(untracked).toHaveLength(1)
    expect(untracked[0]).toMatchObject({ kind: 'text', part, where: part })
  })

  it('is found in a table: a word, and a row that went', () => {
    const sent = contract({ more: table(['Item', 'Price'], ['Bolts', '10'], ['Nuts', '20']) })
    expect(audit(sent, contract({ more: table(['Item', 'Price'], ['Bolts', '15'], ['Nuts', '20']) })).untracked).toEqual([{ kind: 'text', part: 'table', where: '2.', before: '10', after: '15' }])
    expect(audit(sent, contract({ more: table(['Item', 'Price'], ['Nuts', '20']) })).untracked).toEqual([{ kind: 'table', part: 'table', where: '2.', before: 'Bolts10', after: '' }])
  })

  it('is found in a text box', () => {
    expect(audit(contract({ more: paragraph(box('Not for sale')) }), contract({ more: paragraph(box('For sale')) })).untracked).toEqual([{ kind: 'text', part: 'text-box', where: '2.', before: expect.stringContaining('Not for sale'), after: expect.stringContaining('For sale') }])
  })

  it('is found in a field’s value, but not in a page number', () => {
    const made = (value: string): Buffer => contract({ second: `${run('See clause ')}${field('REF a', value)}` })
    expect(audit(made('4'), made('5')).untracked).toEqual([{ kind: 'field', part: 'body', where: '2.', before: '4', after: '5' }])
    const paged = (value: string): Buffer => contract({ second: `${run('On page ')}${field('PAGE', value)}` })
    expect(audit(paged('4'), paged('5')).untracked).toEqual([])
  })

  it('is found in numbering: another list, and a list of another look', () => {
    expect(audit(contract(), contract({ list: '2' })).untracked).toContainEqual({ kind: 'numbering', part: 'body', where: 'I.', before: '1.', after: 'I.' })
    expect(audit(contract(), contract({ format: 'lowerLetter' })).untracked.map(({ kind, before, after }) => [kind, before, after])).toEqual([['numbering', '1.', 'a.'], ['numbering', '2.', 'b.']])
  })

  it('is a paragraph that came, and only that, though the clauses after it are counted anew', () => {
    const { untracked } = audit(contract(), contract({ first: `${run('The fee is 100 pounds.')}</w:p>${numbered(run('Interest runs from the first day.'))}<w:p>` }))
    expect(untracked.filter(({ kind }) => kind === 'text').map(({ after }) => after)).toEqual(['Interest runs from the first day.'])
  })

  it('is formatting only on request', () => {
    const now = contract({ second: run('Payment is due in thirty days.', '<w:b/>') })
    expect(audit(contract(), now).untracked).toEqual([])
    expect(audit(contract(), now, true).untracked).toEqual([{ kind: 'formatting', part: 'body', where: '2.', before: 'Payment is due in thirty days.', after: 'Payment is due in thirty days.' }])
  })

  it('is not what was tracked: that is listed with its author', () => {
    const { tracked, untracked } = audit(contract(), contract({ second: `${run('Payment is due in ')}${deleted('thirty')}${inserted('ninety')}${run(' days.')}` }))
    expect(untracked).toEqual([])
    expect(tracked.map(({ kind, author, words }) => [kind, author, words])).toEqual([['deletion', 'Buyer', 'thirty'], ['insertion', 'Buyer', 'ninety']])
  })

  it('is not what was pending when it was sent, but is its being settled in silence', () => {
    const pending = contract({ second: `${run('Payment is due in ')}${deleted('thirty', 'Seller', 7)}${inserted('ten', 'Seller', 8)}${run(' days.')}` })
    expect(audit(pending, pending)).toEqual({ tracked: [], untracked: [] })
    const settled = contract({ second: `${run('Payment is due in ')}${deleted('thirty', 'Seller', 7)}${run('ten')}${run(' days.')}` })
    expect(audit(pending, settled).untracked).toEqual([{ kind: 'tracked-change', part: 'body', where: '2.', before: 'ten', after: 'ten' }])
    const refused = contract({ second: `${run('Payment is due in ')}${run('thirty')}${run(' days.')}` })
    expect(audit(pending, refused).untracked.length).toBeGreaterThan(0)
  })

  it('knows our words again where theirs cut them', () => {
    const pending = contract({ second: `${run('Payment is due ')}${inserted('within ten days', 'Seller', 8)}` })
    const cut = contract({ second: `${run('Payment is due ')}${inserted('within ', 'Seller', 8)}<w:ins ${by('Seller', 9)}><w:del ${by('Buyer', 10)}><w:r><w:delText>ten</w:delText></w:r></w:del></w:ins>${inserted('twenty')}${inserted(' days', 'Seller', 11)}` })
    const { tracked, untracked } = audit(pending, cut)
    expect(untracked).toEqual([])
    expect(tracked.map(({ author, words }) => [author, words])).toEqual([['Buyer', 'ten'], ['Buyer', 'twenty']])
  })

  it('is nothing where another program saved the file', () => {
    const resaved = contract({ first: `<w:bookmarkStart w:id="99" w:name="_Toc1"/>${run('The fee ')}<w:proofErr w:type="gramStart"/><w:r w:rsidR="00AB12CD"><w:t xml:space="preserve">is 100 </w:t></w:r>${run('pounds.')}<w:bookmarkEnd w:id="99"/>` })
    expect(audit(contract(), resaved, true)).toEqual({ tracked: [], untracked: [] })
  })
})

const REVISIONS = new URL('../../../../../shared/corpora/docx-revisions/', import.meta.url)
const present = existsSync(REVISIONS)

describe.skipIf(!present)('a comparison sent back (skipped: corpus not present)', () => {
  const pairs: readonly { id: string; before: string; after: string }[] = present ? JSON.parse(readFileSync(new URL('cases.json', REVISIONS), 'utf8')).compare : []
  it('holds nothing that is not tracked', () => {
    for (const { id, before, after } of pairs) {
      const [old, now] = [before, after].map((name) => readFileSync(new URL(name, REVISIONS))) as [Buffer, Buffer]
      const compared = compareDocx(old, now, { author: 'Comparison', at: '2026-03-01T09:00:00Z' })
      if (!compared.ok || compared.value.accepted.old || compared.value.accepted.new) continue
      expect(audit(old, compared.value.bytes).untracked, id).toEqual([])
    }
  })
})
