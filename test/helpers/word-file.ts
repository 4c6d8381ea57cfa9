import { strToU8, unzipSync, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const word2010 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const word2012 = 'http://schemas.microsoft.com/office/word/2012/wordml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const vml = 'urn:schemas-microsoft-com:vml'
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spaces = `xmlns:w="${main}" xmlns:r="${office}" xmlns:w14="${word2010}" xmlns:w15="${word2012}" xmlns:v="${vml}"`

/** A run of words. */
export function run(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A tracked insertion. */
export function ins(words: string, author: string, id: number): string {
  return `<w:ins w:id="${id}" w:author="${author}" w:date="2026-02-01T10:00:00Z">${run(words)}</w:ins>`
}

/** A tracked deletion. */
export function del(words: string, author: string, id: number): string {
  return `<w:del w:id="${id}" w:author="${author}" w:date="2026-02-01T10:00:00Z"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
}

/** A paragraph by its id, eight hexadecimal digits. */
export function para(id: string, content: string): string {
  return `<w:p w14:paraId="${id}">${content}</w:p>`
}

/** A table of one cell for each text. */
export function table(...texts: readonly string[]): string {
  const cells = texts.map((text, at) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${para(`2000000${at}`, run(text))}</w:tc>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${texts.map(() => '<w:gridCol w:w="3000"/>').join('')}</w:tblGrid><w:tr>${cells}</w:tr></w:tbl>`
}

/** A text box with words in it. */
export function textBox(words: string): string {
  return `<w:r><w:pict><v:shape id="box" style="width:200pt;height:40pt"><v:textbox><w:txbxContent>${para('30000000', run(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
}

export interface WordComment {
  readonly author: string
  readonly text: string
}

/** Words with a comment on them. */
export function commented(words: string, id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>${run(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}

/** A Word file with a body, comments numbered from 0, and a footer. */
export function wordFile(body: string, comments: readonly WordComment[] = []): Uint8Array {
  const said = comments.map(({ author, text }, id) => `<w:comment w:id="${id}" w:author="${author}" w:date="2026-02-01T10:00:00Z" w:initials="X">${para(`4000000${id}`, run(text))}</w:comment>`).join('')
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${types}footer+xml"/><Override PartName="/word/comments.xml" ContentType="${types}comments+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/footer" Target="footer1.xml"/><Relationship Id="rId2" Type="${office}/comments" Target="comments.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${spaces}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    'word/footer1.xml': `${head}<w:ftr ${spaces}>${para('50000000', run('Draft of the landlord'))}</w:ftr>`,
    'word/comments.xml': `${head}<w:comments ${spaces}>${said}</w:comments>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

/** The text of a part of a Word file. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name]
  if (part === undefined) throw new Error(`no part ${name}`)
  return new TextDecoder().decode(part)
}

/** The file with a part changed by hand, as another program might. */
export function withPartChanged(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [name]: strToU8(change(partOf(bytes, name))) })
}
