import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { makeDocx } from '#test/shared/word/package/make-archive.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const run = (words: string, look = ''): string => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (content: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
const numbered = (content: string, list = '1'): string => paragraph(content, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`)
const by = (name: string, id: number): string => `w:id="${id}" w:author="${name}" w:date="2026-02-01T10:00:00Z"`
const inserted = (words: string, name = 'Buyer', id = 50): string => `<w:ins ${by(name, id)}>${run(words)}</w:ins>`
const deleted = (words: string, name = 'Buyer', id = 51): string => `<w:del ${by(name, id)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
const field = (code: string, value: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const box = (words: string): string => `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s1"><v:textbox><w:txbxContent>${paragraph(run(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
const table = (...rows: string[][]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

interface Texts {
  readonly first?: string
  readonly second?: string
  readonly more?: string
  readonly list?: string
  readonly header?: string
  readonly footer?: string
  readonly footnote?: string
  readonly endnote?: string
  readonly format?: string
}

/** A contract with a header, a footer, notes and numbered clauses. */
function contract({ first = run('The fee is 100 pounds.'), second = run('Payment is due in thirty days.'), more = '', list = '1', header = 'Draft for signature', footer = 'Confidential', footnote = 'See the schedule.', endnote = 'As amended.', format = 'decimal' }: Texts = {}): Buffer {
  const notes = (kind: string, words: string): string => `<w:${kind}s ${W}><w:${kind} w:id="2"><w:p>${run(words)}</w:p></w:${kind}></w:${kind}s>`
  const parts = ['header', 'footer', 'footnotes', 'endnotes', 'numbering']
  const body = `${numbered(first, list)}${numbered(second)}${more}<w:p>${run('Signed')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>`
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${part}+xml"/>`).join('')}</Types>`
  const num = (id: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
  const abstract = (id: number, look: string): string => `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${look}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`
  return makeDocx(
    body,
    [
      { name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.map((part) => `<Relationship Id="${part}" Type="${REL}/${part}" Target="${part}.xml"/>`).join('')}</Relationships>` },
      { name: 'word/header.xml', bytes: `<w:hdr ${W}>${paragraph(run(header))}</w:hdr>` },
      { name: 'word/footer.xml', bytes: `<w:ftr ${W}>${paragraph(run(footer) + field('PAGE', '1'))}</w:ftr>` },
      { name: 'word/footnotes.xml', bytes: notes('footnote', footnote) },
      { name: 'word/endnotes.xml', bytes: notes('endnote', endnote) },
      { name: 'word/numbering.xml', bytes: `<w:numbering ${W}>${abstract(1, format)}${abstract(2, 'upperRoman')}${num(1)}${num(2)}</w:numbering>` },
    ],
    types,
  )
}

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
    const now = contract({ second: run('Payment is due in thirty days.', '<w:vanish/>') })
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
