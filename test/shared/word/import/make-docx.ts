import { strToU8, zipSync } from 'fflate'
import { importWithSource, type ImportedWithSource } from '#shared/word/import/import-docx.ts'
import { parseDocument } from '#shared/document/parse-document.ts'

const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')


type Part = 'styles' | 'numbering' | 'settings' | 'footnotes' | 'endnotes' | 'comments'

/** A small Word file: the body's XML, and what its other parts hold between their root tags. */
export interface SmallDocx {
  readonly body: string
  readonly parts?: Partial<Record<Part, string>>
  readonly commentsExtended?: string
  /** A custom XML part, with its root. */
  readonly customXml?: string
  /** Pictures and addresses by their relationship id. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>
  readonly links?: Readonly<Record<string, string>>
}

function root(name: string, inner: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${name} ${namespaces}>${inner}</${name}>`)
}

export function makeDocx({ body, parts = {}, commentsExtended, customXml, pictures = {}, links = {} }: SmallDocx): Uint8Array {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const files: Record<string, Uint8Array> = { 'word/document.xml': root('w:document', `<w:body>${body}</w:body>`) }
  const relationships: string[] = []
  const overrides = ['<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>']
  for (const [part, inner] of Object.entries(parts)) {
    files[`word/${part}.xml`] = root(`w:${part}`, inner)
    relationships.push(`<Relationship Id="rId-${part}" Type="${type}/${part}" Target="${part}.xml"/>`)
    overrides.push(`<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`)
  }
  if (commentsExtended !== undefined) {
    files['word/commentsExtended.xml'] = root('w15:commentsEx', commentsExtended)
    relationships.push('<Relationship Id="rId-ex" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>')
  }
  if (customXml !== undefined) {
    files['customXml/item1.xml'] = strToU8(customXml)
    relationships.push(`<Relationship Id="rId-custom" Type="${type}/customXml" Target="../customXml/item1.xml"/>`)
  }
  for (const [id, bytes] of Object.entries(pictures)) {
    files[`word/media/${id}.bin`] = bytes
    relationships.push(`<Relationship Id="${id}" Type="${type}/image" Target="media/${id}.bin"/>`)
  }
  for (const [id, address] of Object.entries(links)) relationships.push(`<Relationship Id="${id}" Type="${type}/hyperlink" Target="${address}" TargetMode="External"/>`)
  files['[Content_Types].xml'] = strToU8(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>${overrides.join('')}</Types>`,
  )
  const rels = (inner: string): Uint8Array => strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`)
  files['_rels/.rels'] = rels(`<Relationship Id="rId1" Type="${type}/officeDocument" Target="word/document.xml"/>`)
  files['word/_rels/document.xml.rels'] = rels(relationships.join(''))
  return zipSync(files)
}

/** Imports a small file; it must be one, and what it becomes must be a document that opens again. */
export function imported(given: SmallDocx | string): ImportedWithSource {
  const read = importWithSource(makeDocx(typeof given === 'string' ? { body: given } : given))
  if (!read.ok) throw new Error(read.refusal.message)
  const again = parseDocument(JSON.parse(JSON.stringify(read.value.doc.toJSON())))
  if (!again.ok) throw new Error(again.refusal.message)
  return read.value
}

/** A paragraph of one run. */
export const para = (text: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The attributes every revision has. */
export const by = (author: string, id = 1): string => `w:id="${id}" w:author="${author}" w:date="2026-03-01T09:30:00Z"`
