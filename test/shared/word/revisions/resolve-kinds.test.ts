import { describe, expect, it } from 'vitest'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import type { Decision, RevisionChoice } from '#shared/word/revisions/deciding.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { makeDocx } from '../package/make-archive.ts'

const BY = 'w:id="1" w:author="Ann" w:date="2026-01-01T00:00:00Z"'
const BEN = 'w:id="2" w:author="Ben" w:date="2026-01-01T00:00:00Z"'

function resolved(body: string, decision: Decision, choice: RevisionChoice = {}): string {
  const result = resolveDocx(makeDocx(body), decision, choice)
  if (!result.ok) throw new Error(result.refusal.message)
  const pkg = readPackage(result.value)
  const xml = pkg.ok ? partXml(pkg.value, 'word/document.xml') : null
  const part = pkg.ok ? Buffer.from(pkg.value.parts.get('word/document.xml')?.read() ?? []).toString() : ''
  expect(xml).toMatchObject({ ok: true })
  return /<w:body>(.*)<\/w:body>/s.exec(part)?.[1] ?? ''
}

const p = (content: string, properties = '') => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
const r = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const ins = (content: string, by = BY) => `<w:ins ${by}>${content}</w:ins>`
const del = (content: string, by = BY) => `<w:del ${by}>${content}</w:del>`
const mark = (name: string, by = BY) => `<w:rPr><w:${name} ${by}/></w:rPr>`
const tc = (content: string, properties = '') => `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`
const tr = (content: string, properties = '') => `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${content}</w:tr>`
const tbl = (content: string, properties = '', grid = '') => `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${content}</w:tbl>`
const range = (name: string, id: number) => [`<w:${name}RangeStart w:id="${id}" w:author="Ann"/>`, `<w:${name}RangeEnd w:id="${id}"/>`] as const
const [moveFromStart, moveFromEnd] = range('moveFrom', 3)
const [moveToStart, moveToEnd] = range('moveTo', 4)
const cellTable = (cells: string) => tbl(tr(cells))
const bookmark = '<w:bookmarkStart w:id="7" w:name="b"/>'
const bookmarkEnd = '<w:bookmarkEnd w:id="7"/>'

/** What stands in the body, and what stands there when it is accepted and when it is rejected. */
const KINDS: readonly (readonly [string, string, string, string])[] = [
  ['an inserted run', p(r('a') + ins(r('b'))), p(r('a') + r('b')), p(r('a'))],
  ['a deleted run', p(r('a') + del(gone('b'))), p(r('a')), p(r('a') + r('b'))],
  ['a deletion inside an insertion', p(ins(r('a') + del(gone('b'), BEN))), p(r('a')), p('')],
  ['a deleted field code', p(del('<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>')), p(''), p('<w:r><w:instrText>PAGE</w:instrText></w:r>')],
  [
    'a deleted field whose switch was not marked',
    p(`${del('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}<w:r><w:instrText>\\h</w:instrText></w:r>${del('<w:r><w:fldChar w:fldCharType="end"/></w:r>')}${r('a')}`),
    p(r('a')),
    p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>\\h</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r('a')}`),
  ],
  ['an inserted link', p(`<w:hyperlink r:id="rId1">${ins(r('a'))}</w:hyperlink>${r('b')}`), p(`<w:hyperlink r:id="rId1">${r('a')}</w:hyperlink>${r('b')}`), p(r('b'))],
  ['an inserted paragraph mark: the next paragraph keeps its properties', p(r('a'), `<w:jc w:val="left"/>${mark('ins')}`) + p(r('b'), '<w:jc w:val="right"/>'), p(r('a'), '<w:jc w:val="left"/>') + p(r('b'), '<w:jc w:val="right"/>'), p(r('a') + r('b'), '<w:jc w:val="right"/>')],
  ['a deleted paragraph mark', p(r('a'), mark('del')) + p(r('b')), p(r('a') + r('b')), p(r('a')) + p(r('b'))],
  ['a paragraph mark inserted and deleted', p(r('a'), `<w:rPr><w:ins ${BY}/><w:del ${BEN}/></w:rPr>`) + p(r('b')), p(r('a') + r('b')), p(r('a') + r('b'))],
  ['three paragraphs run together', p(r('a'), mark('del')) + p('', mark('del')) + p(r('b'), mark('del')) + p(r('c')), p(r('a') + r('b') + r('c')), p(r('a')) + p('') + p(r('b')) + p(r('c'))],
  ['a whole paragraph deleted before a table', p(del(gone('a')), mark('del')) + tbl(tr(tc(p('')))) + p(''), tbl(tr(tc(p('')))) + p(''), p(r('a')) + tbl(tr(tc(p('')))) + p('')],
  ['a paragraph mark deleted before a table: there is nothing to run into', p(r('a'), mark('del')) + tbl(tr(tc(p('')))) + p(''), p(r('a')) + tbl(tr(tc(p('')))) + p(''), p(r('a')) + tbl(tr(tc(p('')))) + p('')],
  ['the last paragraph of the document deleted', p(r('a')) + p(del(gone('b')), mark('del')), p(r('a')), p(r('a')) + p(r('b'))],
  ['the only paragraph of a cell deleted', cellTable(tc(p(del(gone('a')), mark('del')))), cellTable(tc('<w:p></w:p>')), cellTable(tc(p(r('a'))))],
  [
    'a moved paragraph',
    moveFromStart + p(`<w:moveFrom ${BY}>${r('a')}</w:moveFrom>`, mark('moveFrom')) + moveFromEnd + p(r('b')) + moveToStart + p(`<w:moveTo ${BY}>${r('a')}</w:moveTo>`, mark('moveTo')) + moveToEnd + p(''),
    p(r('b')) + p(r('a')) + p(''),
    p(r('a')) + p(r('b')) + p(''),
  ],
  ['run properties', p(`<w:r><w:rPr><w:b/><w:rPrChange ${BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`), p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'), p('<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>')],
  ['run properties where there were none', p(`<w:r><w:rPr><w:b/><w:rPrChange ${BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`), p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'), p(r('a'))],
  [
    'paragraph properties: the mark and the section lie outside',
    p('', `<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/><w:pPrChange ${BY}><w:pPr><w:ind w:left="1"/></w:pPr></w:pPrChange>`),
    p('', '<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/>'),
    p('', '<w:ind w:left="1"/><w:rPr><w:b/></w:rPr><w:sectPr/>'),
  ],
  ['properties of a paragraph mark', p('', `<w:rPr><w:b/><w:rPrChange ${BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>`), p('', '<w:rPr><w:b/></w:rPr>'), p('', '<w:rPr><w:i/></w:rPr>')],
  [
    'section properties: its headers lie outside',
    `${p('')}<w:sectPr><w:headerReference r:id="rId9"/><w:cols w:num="2"/><w:sectPrChange ${BY}><w:sectPr><w:cols w:num="1"/></w:sectPr></w:sectPrChange></w:sectPr>`,
    `${p('')}<w:sectPr><w:headerReference r:id="rId9"/><w:cols w:num="2"/></w:sectPr>`,
    `${p('')}<w:sectPr><w:headerReference r:id="rId9"/><w:cols w:num="1"/></w:sectPr>`,
  ],
  ['numbering given to a paragraph', p(r('a'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${BY}/></w:numPr>`), p(r('a'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), p(r('a'))],
  ['the record of an old number', p(r('a'), `<w:numPr><w:numId w:val="1"/><w:numberingChange ${BY} w:original="1."/></w:numPr>`), p(r('a'), '<w:numPr><w:numId w:val="1"/></w:numPr>'), p(r('a'), '<w:numPr><w:numId w:val="1"/></w:numPr>')],
  ['table properties', tbl(tr(tc(p(''))), `<w:jc w:val="left"/><w:tblPrChange ${BY}><w:tblPr/></w:tblPrChange>`), tbl(tr(tc(p(''))), '<w:jc w:val="left"/>'), tbl(tr(tc(p(''))))],
  ['a table grid', tbl(tr(tc(p(''))), '', '<w:gridCol w:w="1"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid></w:tblGridChange>'), tbl(tr(tc(p(''))), '', '<w:gridCol w:w="1"/>'), tbl(tr(tc(p(''))), '', '<w:gridCol w:w="2"/>')],
  ['row properties: the row itself lies outside', tbl(tr(tc(p('')), `<w:cantSplit/><w:trPrChange ${BY}><w:trPr><w:tblHeader/></w:trPr></w:trPrChange>`)), tbl(tr(tc(p('')), '<w:cantSplit/>')), tbl(tr(tc(p('')), '<w:tblHeader/>'))],
  ['exceptions of a row', tbl(`<w:tr><w:tblPrEx><w:jc w:val="left"/><w:tblPrExChange ${BY}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>${tc(p(''))}</w:tr>`), tbl(`<w:tr><w:tblPrEx><w:jc w:val="left"/></w:tblPrEx>${tc(p(''))}</w:tr>`), tbl(tr(tc(p(''))))],
  ['cell properties', cellTable(tc(p(''), `<w:vAlign w:val="top"/><w:tcPrChange ${BY}><w:tcPr><w:noWrap/></w:tcPr></w:tcPrChange>`)), cellTable(tc(p(''), '<w:vAlign w:val="top"/>')), cellTable(tc(p(''), '<w:noWrap/>'))],
  ['an inserted row', tbl(tr(tc(p(ins(r('a')))), `<w:ins ${BY}/>`) + tr(tc(p(r('b'))))), tbl(tr(tc(p(r('a')))) + tr(tc(p(r('b'))))), tbl(tr(tc(p(r('b')))))],
  ['every row deleted: the table goes', p('') + tbl(tr(tc(p(del(gone('a')))), `<w:del ${BY}/>`)) + p(''), p('') + p(''), p('') + tbl(tr(tc(p(r('a'))))) + p('')],
  [
    'a table moved as a whole, its old place deleted since',
    moveToStart + tbl(tr(tc(p(`<w:moveTo ${BY}>${r('a')}</w:moveTo>`)))) + moveToEnd + moveFromStart + tbl(tr(tc(p(`<w:moveFrom ${BY}>${del(gone('a'))}</w:moveFrom>`)), `<w:del ${BY}/>`)) + moveFromEnd + p(''),
    tbl(tr(tc(p(r('a'))))) + p(''),
    tbl(tr(tc(p(r('a'))))) + p(''),
  ],
  ['words moved into an empty cell', moveFromStart + p(`<w:moveFrom ${BY}>${r('a')}</w:moveFrom>`) + moveFromEnd + tbl(tr(tc(p(moveToStart + `<w:moveTo ${BY}>${r('a')}</w:moveTo>` + moveToEnd)))) + p(''), p('') + tbl(tr(tc(p(r('a'))))) + p(''), p(r('a')) + tbl(tr(tc(p('')))) + p('')],
  ['an inserted cell', cellTable(tc(p(r('a'))) + tc(p(''), `<w:cellIns ${BY}/>`)), cellTable(tc(p(r('a'))) + tc(p(''))), cellTable(tc(p(r('a'))))],
  ['a deleted cell', cellTable(tc(p(r('a'))) + tc(p(''), `<w:cellDel ${BY}/>`)), cellTable(tc(p(r('a')))), cellTable(tc(p(r('a'))) + tc(p('')))],
  ['cells merged', cellTable(tc(p(''), `<w:cellMerge ${BY} w:vMerge="rest"/>`) + tc(p(''), `<w:cellMerge ${BY} w:vMerge="cont" w:vMergeOrig="rest"/>`)), cellTable(tc(p(''), '<w:vMerge w:val="restart"/>') + tc(p(''), '<w:vMerge/>')), cellTable(tc(p('')) + tc(p(''), '<w:vMerge w:val="restart"/>'))],
  [
    'an inserted content control: its words stay',
    p(`<w:customXmlInsRangeStart ${BY}/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlInsRangeEnd w:id="1"/>${r('a')}</w:sdtContent></w:sdt>`),
    p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>`),
    p(r('a')),
  ],
  ['a deleted content control', p(`<w:customXmlDelRangeStart ${BY}/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlDelRangeEnd w:id="1"/>${r('a')}</w:sdtContent></w:sdt>`), p(r('a')), p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>`)],
  ['inserted words in a content control', p(`<w:sdt><w:sdtPr/><w:sdtContent>${ins(r('a'))}</w:sdtContent></w:sdt>${r('b')}`), p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>${r('b')}`), p(r('b'))],
  ['an insertion that holds a content control', p(ins(`<w:sdt><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>`)), p(`<w:sdt><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>`), p('')],
  [
    'a control character of an equation',
    p(`<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:sSupPr><m:ctrlPr>${ins('<w:rPr><w:i/></w:rPr>')}</m:ctrlPr></m:sSupPr><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r>${ins('<m:t>2</m:t>')}</m:r></m:sup></m:sSup></m:oMath>`),
    p('<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:sSupPr><m:ctrlPr><w:rPr><w:i/></w:rPr></m:ctrlPr></m:sSupPr><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>'),
    p('<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>y</m:t></m:r></m:oMath>'),
  ],
  ['an inserted equation', p(ins('<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>') + r('a')), p(`<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>${r('a')}`), p(r('a'))],
  ['a bookmark inside what goes', p(r('a') + del(bookmark + gone('b') + bookmarkEnd)), p(r('a')), p(r('a') + bookmark + r('b') + bookmarkEnd)],
  ['one end of a bookmark inside what goes', p(bookmark + r('a') + del(gone('b') + bookmarkEnd)), p(bookmark + r('a') + bookmarkEnd), p(bookmark + r('a') + r('b') + bookmarkEnd)],
]

describe('each kind of revision', () => {
  describe.each(KINDS)('%s', (_, body, accepted, rejected) => {
    it('accepted', () => {
      expect(resolved(body, 'accept')).toBe(accepted)
    })
    it('rejected', () => {
      expect(resolved(body, 'reject')).toBe(rejected)
    })
  })
})

describe('a choice of revisions', () => {
  const both = p(ins(r('a')) + ins(r('b'), BEN) + del(gone('c'), BEN))

  it('by author leaves the others as they are', () => {
    expect(resolved(both, 'accept', { author: 'Ann' })).toBe(p(r('a') + ins(r('b'), BEN) + del(gone('c'), BEN)))
    expect(resolved(both, 'reject', { author: 'Ben' })).toBe(p(ins(r('a')) + r('c')))
    expect(resolved(both, 'reject', { author: 'Nobody' })).toBe(both)
  })

  it('by kind', () => {
    expect(resolved(both, 'accept', { kinds: ['deletion'] })).toBe(p(ins(r('a')) + ins(r('b'), BEN)))
    expect(resolved(both, 'reject', { kinds: ['insertion'], author: 'Ben' })).toBe(p(ins(r('a')) + del(gone('c'), BEN)))
  })

  it('leaves a deletion in an insertion that stays pending, and takes an emptied insertion with it', () => {
    expect(resolved(p(ins(r('a') + del(gone('b'), BEN))), 'accept', { author: 'Ann' })).toBe(p(r('a') + del(gone('b'), BEN)))
    expect(resolved(p(ins(del(gone('b'), BEN))), 'accept', { author: 'Ben' })).toBe(p(''))
  })
})

describe('the parts of a file', () => {
  const NOTES = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>one</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:ins w:id="9" w:author="Ann"><w:r><w:t>two</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>'
  const TYPES =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'

  function withNotes(body: string): Buffer {
    return makeDocx(body, [{ name: 'word/footnotes.xml', bytes: NOTES }], TYPES)
  }

  function notes(bytes: Uint8Array, decision: Decision): string {
    const result = resolveDocx(bytes, decision)
    const pkg = result.ok ? readPackage(result.value) : result
    return pkg.ok ? Buffer.from(pkg.value.parts.get('word/footnotes.xml')?.read() ?? []).toString() : ''
  }

  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

  it('are all resolved', () => {
    expect(notes(withNotes(p(reference(1) + reference(2))), 'accept')).toContain('<w:footnote w:id="2"><w:p><w:r><w:t>two</w:t></w:r></w:p></w:footnote>')
    expect(revisionCensus(withNotes(p('')))).toEqual({ ok: true, value: { 'w:ins': 1 } })
  })

  it('lose the note whose reference goes', () => {
    const text = notes(withNotes(p(reference(1) + ins(reference(2)))), 'reject')
    expect(text).toContain('w:id="1"')
    expect(text).not.toContain('w:id="2"')
  })
})
