import { makeDocx } from '#test/shared/word/package/make-archive.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const run = (words: string, look = ''): string => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
export const paragraph = (content: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
export const numbered = (content: string, list = '1'): string => paragraph(content, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`)
export const by = (name: string, id: number): string => `w:id="${id}" w:author="${name}" w:date="2026-02-01T10:00:00Z"`
export const inserted = (words: string, name = 'Buyer', id = 50): string => `<w:ins ${by(name, id)}>${run(words)}</w:ins>`
export const deleted = (words: string, name = 'Buyer', id = 51): string => `<w:del ${by(name, id)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
export const field = (code: string, value: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
export const box = (words: string): string => `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s1"><v:textbox><w:txbxContent>${paragraph(run(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
export const table = (...rows: string[][]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

export interface Texts {
  readonly first?: string
  readonly second?: string
  readonly more?: string
  readonly list?: string
  readonly header?: string
  readonly footer?: string
  readonly footnote?: string
  readonly endnote?: string
  readonly format?: string
  readonly levelText?: string
  readonly start?: number
  readonly settings?: string
  readonly styles?: string
  readonly comments?: string
}

/** A contract with a header, a footer, notes and numbered clauses. */
export function contract({ first = run('The fee is 100 pounds.'), second = run('Payment is due in thirty days.'), more = '', list = '1', header = 'Draft for signature', footer = 'Confidential', footnote = 'See the schedule.', endnote = 'As amended.', format = 'decimal', levelText = '%1.', start = 1, settings = '', styles = '', comments = '' }: Texts = {}): Buffer {
  const notes = (kind: string, words: string): string => `<w:${kind}s ${W}><w:${kind} w:id="2"><w:p>${run(words)}</w:p></w:${kind}></w:${kind}s>`
  const parts = ['header', 'footer', 'footnotes', 'endnotes', 'numbering', 'settings', 'styles', 'comments']
  const body = `${numbered(first, list)}${numbered(second)}${more}<w:p>${run('Signed')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>`
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${part}+xml"/>`).join('')}</Types>`
  const num = (id: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
  const abstract = (id: number, look: string): string => `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${look}"/><w:lvlText w:val="${levelText}"/></w:lvl></w:abstractNum>`
  return makeDocx(
    body,
    [
      { name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.map((part) => `<Relationship Id="${part}" Type="${REL}/${part}" Target="${part}.xml"/>`).join('')}</Relationships>` },
      { name: 'word/header.xml', bytes: `<w:hdr ${W}>${paragraph(run(header))}</w:hdr>` },
      { name: 'word/footer.xml', bytes: `<w:ftr ${W}>${paragraph(run(footer) + field('PAGE', '1'))}</w:ftr>` },
      { name: 'word/footnotes.xml', bytes: notes('footnote', footnote) },
      { name: 'word/endnotes.xml', bytes: notes('endnote', endnote) },
      { name: 'word/settings.xml', bytes: `<w:settings ${W}>${settings}</w:settings>` },
      { name: 'word/styles.xml', bytes: `<w:styles ${W}>${styles}</w:styles>` },
      { name: 'word/comments.xml', bytes: `<w:comments ${W}>${comments}</w:comments>` },
      { name: 'word/numbering.xml', bytes: `<w:numbering ${W}>${abstract(1, format)}${abstract(2, 'upperRoman')}${num(1)}${num(2)}</w:numbering>` },
    ],
    types,
  )
}
