import { makeArchive, makeDocx, type MadeEntry } from './make-archive.ts'

const MEGABYTE = 1024 * 1024
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type Part = 'styles' | 'numbering' | 'comments' | 'footnotes' | 'settings'

/** A Word file with further parts, each related to the body. */
function withParts(body: string, parts: Partial<Record<Part, string>>, further: readonly MadeEntry[] = []): Buffer {
  const names = Object.keys(parts)
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name}+xml"/>`).join('')}</Types>`
  const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((name) => `<Relationship Id="${name}" Type="${REL}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`
  const entries = Object.entries(parts).map(([name, inner]): MadeEntry => ({ name: `word/${name}.xml`, bytes: `<w:${name} ${W}>${inner}</w:${name}>` }))
  return makeDocx(body, [{ name: 'word/_rels/document.xml.rels', bytes: relationships }, ...entries, ...further], types)
}

/** Letters with little to compress, so that a file is no bomb by its ratio. */
function noise(length: number): string {
  let seed = 1
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (seed % 26))
  }).join('')
}

const words = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const many = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join('')

/** What a lawyer's word processor makes of heavy direct formatting: seventeen tags for three words. */
function formattedRun(index: number): string {
  return `<w:r w:rsidRPr="00${(index * 7919).toString(16).padStart(6, '0').slice(0, 6)}"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:color w:val="1F1F1F"/><w:spacing w:val="-2"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">shall pay clause ${index} </w:t></w:r>`
}

/** A contract of some 300 pages: `tags` start and end tags in all, every run with direct formatting of its own. */
export function heavyContract(tags: number): Buffer {
  const runs = 6
  const perParagraph = runs * 13 + 10
  return makeDocx(
    many(Math.floor(tags / perParagraph), (index) => `<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"><w:pPr><w:spacing w:before="120" w:after="120" w:line="276" w:lineRule="auto"/><w:ind w:left="720" w:hanging="720"/><w:jc w:val="both"/><w:rPr><w:sz w:val="20"/></w:rPr></w:pPr>${many(runs, (at) => formattedRun(index * runs + at))}</w:p>`),
  )
}

/** Files made to stop a reader, by what they do. */
export const ATTACKS: Readonly<Record<string, () => Buffer>> = {
  'a million empty paragraphs': () => makeDocx('<w:p/>'.repeat(1_000_000) + words(noise(300_000))),
  'a hundred and sixty thousand paragraphs of a word': () => makeDocx(words('a').repeat(166_000) + words(noise(300_000))),
  'two million paragraphs': () => makeDocx('<w:p/>'.repeat(2_100_000) + words(noise(400_000))),
  'half a million unknown elements in a paragraph': () => makeDocx(`<w:p>${'<w:x/>'.repeat(500_000)}</w:p>${words(noise(300_000))}`),
  'eighty thousand runs in one paragraph': () => makeDocx(`<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(80_000)}</w:p>${words(noise(300_000))}`),
  'half a million attributes on one element': () => makeDocx(`<w:p ${many(500_000, (index) => `a${index}="1" `)}/>`),
  'a hundred thousand elements with eight attributes each': () => makeDocx(many(100_000, (index) => `<w:p w:a="${index}" w:b="1" w:c="1" w:d="1" w:e="1" w:f="1" w:g="1" w:h="1"/>`)),
  'a hundred thousand namespaces': () => makeDocx(`<w:p ${many(100_000, (index) => `xmlns:n${index}="urn:n${index}" `)}/>`),
  'a namespace on each of a hundred thousand elements': () => makeDocx(many(100_000, (index) => `<n:p xmlns:n="urn:n${index}"/>`)),
  'a hundred thousand names': () => makeDocx(many(100_000, (index) => `<w:p${index}/>`)),
  'a text of sixty million letters': () => makeDocx(words(noise(1_000_000).repeat(60))),
  'twelve million references': () => makeDocx(words('&amp;'.repeat(12_000_000)) + words(noise(400_000))),
  'an attribute of thirty million letters': () => makeDocx(`<w:p w:a="${noise(1_000_000).repeat(30)}"/>`),
  'a comment of thirty million letters': () => makeDocx(`<!--${noise(1_000_000).repeat(30)}-->`),
  'half a million comments of XML': () => makeDocx('<!--a-->'.repeat(500_000) + words(noise(300_000))),
  'tables eighty deep': () => makeDocx('<w:tbl><w:tr><w:tc>'.repeat(80) + '<w:p/>' + '</w:tc></w:tr></w:tbl>'.repeat(80)),
  'elements a hundred thousand deep': () => makeDocx('<w:tbl>'.repeat(100_000) + '</w:tbl>'.repeat(100_000)),
  'content controls 250 deep': () => makeDocx('<w:sdt><w:sdtContent>'.repeat(125) + '<w:p/>' + '</w:sdtContent></w:sdt>'.repeat(125)),
  'unclosed tags without end': () => makeDocx('<w:p'.repeat(500_000)),
  'a million left angles': () => makeDocx('<'.repeat(1_000_000)),
  'five thousand parts of ten kilobytes': () => makeDocx('<w:p/>', Array.from({ length: 4990 }, (_, index) => ({ name: `word/a${index}.xml`, bytes: `<a>${'x'.repeat(10_000)}</a>` }))),
  'five thousand parts of nothing': () => makeDocx('<w:p/>', Array.from({ length: 4990 }, (_, index) => ({ name: `word/a${index}.xml`, bytes: '<a/>' }))),
  'five thousand headers': () => makeDocx('<w:p/>', Array.from({ length: 4990 }, (_, index) => ({ name: `word/header${index}.xml`, bytes: `<w:hdr ${W}><w:p/></w:hdr>` })), typesOf(Array.from({ length: 4990 }, (_, index) => [`header${index}`, 'header']))),
  'a part of 200 MB': () => makeDocx('<w:p/>', [{ name: 'word/media/image1.bmp', bytes: Buffer.alloc(200 * MEGABYTE) }]),
  'a document of 200 MB': () => makeDocx(words(noise(1_000_000).repeat(200))),
  'a picture of 60 MB': () => makeDocx('<w:p/>', [{ name: 'word/media/image1.bmp', bytes: Buffer.from(noise(1_000_000).repeat(60)), stored: true }]),
  'a document of 60 MB, stored': () => makeArchiveOf({ stored: true }),
  'entries over one another': () => makeArchive(Array.from({ length: 1000 }, (_, index) => ({ name: `word/a${index}.xml`, bytes: 'x'.repeat(1000), claims: { offset: 0, localName: 'word/a0.xml' } }))),
  'a document in a document in a document': () => makeDocx(words('outer'), [{ name: 'word/embeddings/inner.docx', bytes: makeDocx(words('inner'), [{ name: 'word/embeddings/inner.docx', bytes: makeDocx(words('innermost')) }]) }]),
  'a path out of the file': () => makeDocx('<w:p/>', [{ name: '../../evil.xml', bytes: '<a/>' }]),
  'one name twice': () => makeDocx('<w:p/>', [{ name: 'word/document.xml', bytes: '<a/>' }]),
  'no content types': () => makeArchive([{ name: 'word/document.xml', bytes: '<a/>' }]),
  'relationships in a circle': () => makeDocx('<w:p/>', [{ name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${REL}/header" Target="document.xml"/><Relationship Id="b" Type="${REL}/styles" Target="document.xml"/><Relationship Id="c" Type="${REL}/footnotes" Target="document.xml"/></Relationships>` }]),
  'a hundred thousand relationships': () => makeDocx('<w:p/>', [{ name: 'word/_rels/document.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${many(100_000, (index) => `<Relationship Id="r${index}" Type="${REL}/header" Target="h${index}.xml"/>`)}</Relationships>` }]),
  'numbering with a hundred thousand levels': () => withParts(numbered(10), { numbering: `<w:abstractNum w:abstractNumId="1">${many(100_000, (index) => `<w:lvl w:ilvl="${index}"><w:numFmt w:val="decimal"/></w:lvl>`)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` }),
  'fifty thousand lists': () => withParts(numbered(1000), { numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>${many(50_000, (index) => `<w:num w:numId="${index}"><w:abstractNumId w:val="1"/></w:num>`)}` }),
  'styles based on one another in a circle': () => withParts(words('a').repeat(100), { styles: many(10_000, (index) => `<w:style w:type="paragraph" w:styleId="s${index}"><w:name w:val="s${index}"/><w:basedOn w:val="s${(index + 1) % 10_000}"/></w:style>`) }),
  'paragraphs of styles ten thousand deep': () => withParts(many(2000, (index) => `<w:p><w:pPr><w:pStyle w:val="s${index}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="c${index}"/></w:rPr><w:t>a</w:t></w:r></w:p>`), { styles: ['s', 'c'].map((kind) => many(10_000, (index) => `<w:style w:type="${kind === 's' ? 'paragraph' : 'character'}" w:styleId="${kind}${index}"><w:name w:val="${kind}${index}"/><w:basedOn w:val="${kind}${(index + 1) % 10_000}"/></w:style>`)).join('') }),
  'a table of a hundred thousand cells': () => makeDocx(`<w:tbl><w:tblPr/><w:tblGrid/>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(10)}</w:tr>`.repeat(10_000)}</w:tbl><w:p/>`),
  'a row of a hundred thousand cells': () => makeDocx(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(100_000)}</w:tr></w:tbl><w:p/>`),
  'a cell that spans two thousand million columns': () => makeDocx('<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>'),
  'cells that span sixty thousand columns each': () => makeDocx(`<w:tbl><w:tblPr/><w:tblGrid/>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(1000)}</w:tbl><w:p/>`),
  'a hundred thousand comments': () => withParts(many(100_000, (index) => `<w:p><w:commentRangeStart w:id="${index}"/><w:commentRangeEnd w:id="${index}"/></w:p>`), { comments: many(100_000, (index) => `<w:comment w:id="${index}" w:author="A"><w:p/></w:comment>`) }),
  'twenty thousand comments open at once': () => withParts(`<w:p>${many(20_000, (index) => `<w:commentRangeStart w:id="${index}"/>`)}<w:r><w:t>a</w:t></w:r>${many(20_000, (index) => `<w:commentRangeEnd w:id="${index}"/>`)}</w:p>`, { comments: many(20_000, (index) => `<w:comment w:id="${index}" w:author="A"><w:p/></w:comment>`) }),
  'comments over two thousand paragraphs each': () => withParts(many(2000, (index) => `<w:p><w:commentRangeStart w:id="${index}"/><w:r><w:t>a</w:t></w:r></w:p>`) + `<w:p>${many(2000, (index) => `<w:commentRangeEnd w:id="${index}"/>`)}</w:p>`, { comments: many(2000, (index) => `<w:comment w:id="${index}" w:author="A"><w:p/></w:comment>`) }),
  'a hundred thousand bookmarks': () => makeDocx(many(100_000, (index) => `<w:bookmarkStart w:id="${index}" w:name="b${index}"/><w:bookmarkEnd w:id="${index}"/>`) + '<w:p/>'),
  'a hundred thousand notes': () => withParts(`<w:p>${many(100_000, (index) => `<w:r><w:footnoteReference w:id="${index}"/></w:r>`)}</w:p>`, { footnotes: many(100_000, (index) => `<w:footnote w:id="${index}"><w:p/></w:footnote>`) }),
  'a note that names itself': () => withParts('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>' }),
  'fifty thousand fields that begin and never end': () => makeDocx(`<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000)}</w:p>`),
  'sixty thousand insertions': () => makeDocx(many(60_000, (index) => `<w:p><w:ins w:id="${index}" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>a</w:t></w:r></w:ins></w:p>`)),
  'ten thousand moves': () => makeDocx(many(10_000, (index) => `<w:moveFromRangeStart w:id="${index}" w:author="A" w:name="m${index}"/><w:p><w:moveFrom w:id="${index + 30_000}" w:author="A"><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id="${index}"/>`)),
  'moves that are all open': () => makeDocx(many(10_000, (index) => `<w:moveFromRangeStart w:id="${index}" w:author="A" w:name="m${index}"/>`) + `<w:tbl>${'<w:tr><w:tc><w:p/></w:tc></w:tr>'.repeat(5000)}</w:tbl><w:p/>`),
  'insertions 240 deep': () => makeDocx(`<w:p>${'<w:ins w:id="1" w:author="A">'.repeat(240)}<w:r><w:t>a</w:t></w:r>${'</w:ins>'.repeat(240)}</w:p>`),
}

function typesOf(parts: readonly (readonly string[])[]): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${parts.map(([name = '', kind = '']) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`).join('')}</Types>`
}

function makeArchiveOf({ stored }: { stored: boolean }): Buffer {
  const types = typesOf([])
  const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`
  return makeArchive([{ name: '[Content_Types].xml', bytes: types }, { name: '_rels/.rels', bytes: relationships }, { name: 'word/document.xml', bytes: `<w:document ${W}><w:body>${words(noise(1_000_000).repeat(60))}</w:body></w:document>`, stored }])
}

function numbered(count: number): string {
  return many(count, (index) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${index % 9}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`)
}
