import { strToU8, unzipSync, strFromU8, zipSync } from 'fflate'

const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

const relations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The smallest .docx that holds these paragraphs (ECMA-376 Part 1, 11.3.10, and Part 2). */
export function plainDocx(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('')
  const main = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`
  return zipSync({ '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(relations), 'word/document.xml': strToU8(main) })
}

/** How many characters of a redline in .docx were put in, taken out or moved. */
export function changedCharacters(docx: Uint8Array): number {
  const main = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  const length = (text: string): number => Array.from(text.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g), ([, words = '']) => words.length).reduce((sum, each) => sum + each, 0)
  return Array.from(main.matchAll(/<w:(ins|del|moveFrom|moveTo) [^>]*[^/]>.*?<\/w:\1>/gs), ([whole]) => length(whole)).reduce((sum, each) => sum + each, 0)
}
