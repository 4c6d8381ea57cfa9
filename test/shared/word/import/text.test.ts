import { describe, expect, it } from 'vitest'
import { isOpaque } from '#shared/document/opaque.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { importDocx } from '#shared/word/import/import-docx.ts'
import { imported, makeDocx, para } from '#test/shared/word/import/make-docx.ts'

const run = (properties: string, text = 'x'): string => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`
const marksOf = (body: string): unknown => imported(body).doc.child(0).child(0).marks.map((mark) => (mark.type.name === 'wordFormat' ? mark.attrs['xml'] : mark.type.name))

describe('the words of a Word file', () => {
  it('keep their characters: tabs, breaks, hyphens, and spaces where the file says so', () => {
    const { doc } = imported('<w:p><w:r><w:t xml:space="preserve">a </w:t><w:t> b </w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:br/><w:cr/><w:t>c</w:t></w:r></w:p>')
    expect(doc.child(0).textContent).toBe('a b\t\u2011\u00ADc')
    expect(doc.child(0).children.filter(({ type }) => type.name === 'hardBreak')).toHaveLength(2)
  })

  it.each<[string, unknown]>([
    ['<w:b/>', ['bold']],
    ['<w:b w:val="1"/><w:bCs/>', ['bold']],
    ['<w:b w:val="0"/>', ['<w:b w:val="0"/>']],
    ['<w:i/><w:u w:val="single"/><w:strike/>', ['italic', 'underline', 'strike']],
    ['<w:u w:val="double"/>', ['<w:u w:val="double"/>']],
    ['<w:vertAlign w:val="superscript"/><w:smallCaps/>', ['superscript', 'smallCaps']],
    ['<w:highlight w:val="yellow"/>', ['highlight']],
    ['<w:highlight w:val="green"/><w:sz w:val="28"/>', ['<w:highlight w:val="green"/><w:sz w:val="28"/>']],
    ['<w:lang w:val="en-GB"/><w:noProof/>', []],
    ['<w:rStyle w:val="Defined"/><w:b/>', ['bold', '<w:rStyle w:val="Defined"/>']],
  ])('are formatted: %s', (properties, marks) => expect(marksOf(run(properties))).toEqual(marks))

  it('carry links of the web and of mail, and of nothing else', () => {
    const link = (id: string): string => `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>`
    const { doc } = imported({ body: link('a') + link('b'), links: { a: 'https://example.org/x', b: 'javascript:alert(1)' } })
    expect(doc.child(0).child(0).marks[0]?.attrs).toEqual({ href: 'https://example.org/x' })
    expect(doc.child(1).child(0).marks).toEqual([])
    expect(doc.child(1).textContent).toBe('here')
  })
})

describe('the properties of a paragraph', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="ClauseHead"><w:name w:val="Clause Head"/><w:basedOn w:val="berschrift1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Level2"><w:name w:val="Level 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
  const attrs = (properties: string): Record<string, unknown> => imported({ body: para('x', properties), parts: { styles } }).doc.child(0).attrs

  it.each<[string, object]>([
    ['', { style: 'body', align: null, word: null }],
    ['<w:pStyle w:val="berschrift1"/>', { style: 'heading1', word: null }],
    ['<w:pStyle w:val="ClauseHead"/>', { style: 'heading1', word: '<w:pStyle w:val="ClauseHead"/>' }],
    ['<w:pStyle w:val="Level2"/>', { style: 'heading2', word: '<w:pStyle w:val="Level2"/>' }],
    ['<w:jc w:val="both"/><w:keepNext/>', { align: 'justify', keepWithNext: true, word: null }],
    ['<w:jc w:val="distribute"/>', { align: null, word: '<w:jc w:val="distribute"/>' }],
    ['<w:ind w:left="1134"/>', { indent: 2, word: null }],
    ['<w:ind w:left="720" w:hanging="360"/>', { indent: 0, word: '<w:ind w:left="720" w:hanging="360"/>' }],
    ['<w:widowControl w:val="0"/><w:rPr><w:sz w:val="20"/></w:rPr>', { word: '<w:widowControl w:val="0"/><w:rPr><w:sz w:val="20"/></w:rPr>' }],
    ['<w:sectPr><w:type w:val="continuous"/></w:sectPr>', { word: '<w:sectPr><w:type w:val="continuous"/></w:sectPr>' }],
  ])('%s', (properties, expected) => expect(attrs(properties)).toMatchObject(expected))

  it('have Word’s own id where it is one paragraph’s alone, and the same ones whenever the file is read', () => {
    const body = '<w:p w14:paraId="0A0B0C0D"/><w:p w14:paraId="11111111"/><w:p w14:paraId="11111111"/><w:p/>'
    const ids = imported(body).doc.children.map(({ attrs: { id } }) => id as string)
    expect(ids[0]).toBe('word-0A0B0C0D')
    expect(new Set(ids).size).toBe(4)
    expect(imported(body).doc.children.map(({ attrs: { id } }) => id as string)).toEqual(ids)
  })
})

describe('the numbers of clauses', () => {
  const level = (ilvl: number, text: string, format = 'decimal'): string => `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="4">${level(0, '%1.')}${level(1, '(%2)', 'lowerLetter')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
  const numbered = (numId: number, ilvl: number): string => para('x', `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)

  it('are live, in a scheme of their list, and start again where the file says so', () => {
    const { doc } = imported({ body: numbered(1, 0) + numbered(1, 1) + numbered(1, 0) + numbered(2, 0) + numbered(2, 0), parts: { numbering } })
    expect(numberParagraphs(doc).map(({ label }) => label)).toEqual(['1.', '(a)', '2.', '5.', '6.'])
    expect(doc.children.map(({ attrs }) => attrs['numbering'] as unknown)).toEqual([
      { scheme: 'word-4', level: 0 },
      { scheme: 'word-4', level: 1 },
      { scheme: 'word-4', level: 0 },
      { scheme: 'word-4', level: 0, restart: 5 },
      { scheme: 'word-4', level: 0 },
    ])
  })

  it('that only Word can write are reported', () => {
    const words = numbering.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="cardinalText"/>')
    const { report } = imported({ body: numbered(1, 0), parts: { numbering: words } })
    expect(report.items).toContainEqual({ kind: 'number format', outcome: 'lost', count: 1, examples: ['One. → 1.'] })
  })
})

it('a page break by itself is one of ours, one beside words a piece of its line', () => {
  const { doc, sources } = imported(`${para('a')}<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>b</w:t><w:br w:type="page"/></w:r></w:p>`)
  expect(doc.children.map(({ type }) => type.name)).toEqual(['paragraph', 'pageBreak', 'paragraph'])
  expect(doc.child(2).children.map((node) => (isOpaque(node) ? node.attrs['kind'] : node.text) as string)).toEqual(['b', 'break'])
  expect(sources.top.map(({ name }) => name)).toEqual(['w:p', 'w:p', 'w:p'])
})

it('the page is set up as the last section says, which is carried with headers and footers', () => {
  const { doc } = imported(`${para('a')}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="567"/></w:sectPr>`)
  expect(doc.attrs['page']).toEqual({ size: 'Letter', margins: { top: 25.4, right: 25.4, bottom: 25.4, left: 10 } })
  expect((doc.attrs['word'] as { section: string }).section).toContain('<w:pgSz w:w="12240" w:h="15840"/>')
})

it('a file without a body is refused, one with an empty body is an empty document', () => {
  const read = importDocx(makeDocx({ body: '' }))
  expect(read.ok && documentText(read.value.doc, { numbers: true })).toBe('')
  const bare = importDocx(new Uint8Array([1, 2, 3]))
  expect(bare.ok ? 'opened' : bare.refusal.code).toBe('word.not-a-package')
})
