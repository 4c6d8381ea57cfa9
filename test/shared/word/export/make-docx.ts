import { strToU8, zipSync } from 'fflate'

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A Word file of that text and those other parts of it, by the kind of their relationship (ECMA-376 Part 2, 6). */
export function makeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(parts)
  const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"`
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${media}.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${media}.${name}+xml"/>`).join('')}</Types>`
  const own = names.map((name, index) => `<Relationship Id="rId${index + 1}" Type="${office}/${name}" Target="${name}.xml"/>`).join('')
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(`<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="${relationships}">${own}</Relationships>`),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, strToU8((parts[name] ?? '').replace('NAMESPACES', namespaces))])),
  })
}
