import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ExportProperties } from '#shared/word/export/export-docx.ts'
import { wordDate } from '#shared/word/export/revisions.ts'
import { CONTENT_TYPES, withContentType } from '#shared/word/package/content-types.ts'
import { EMPTY_PACKAGE, withPart, type WordPackage } from '#shared/word/package/package.ts'
import { relationshipType, withRelationship } from '#shared/word/package/relationships.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { element, text, xmlDocument, type XmlElement } from '#shared/word/xml/tree.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
// Like its relationships, the list of a package's types is written without prefixes: .NET reads no other.
const types = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`
export const mainPartName = 'word/document.xml'
const corePart = 'docProps/core.xml'

/** The core properties of a file (ECMA-376 Part 2, 8.3): only what is given. */
function coreProperties({ title, author, at }: ExportProperties): XmlElement {
  const moment = at === null ? null : wordDate(at)
  const dated = (name: string): readonly XmlElement[] => (moment === null ? [] : [element(name, { 'xsi:type': 'dcterms:W3CDTF' }, [text(moment)])])
  return element('cp:coreProperties', [], [
    ...(title === null ? [] : [element('dc:title', [], [text(title)])]),
    ...(author === null ? [] : [element('dc:creator', [], [text(author)])]),
    ...dated('dcterms:created'),
    ...dated('dcterms:modified'),
  ])
}

/** A package with a main part to be written, and nothing else but its core properties. */
export function newPackage(properties: ExportProperties): WordPackage {
  let pkg = withPart(EMPTY_PACKAGE, CONTENT_TYPES, utf8ToBytes(types))
  pkg = withRelationship(pkg, '', { type: relationshipType('officeDocument'), target: mainPartName, external: false }).pkg
  pkg = withRelationship(pkg, '', { type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: corePart, external: false }).pkg
  pkg = withPart(pkg, corePart, serializeXml(xmlDocument(coreProperties(properties))))
  pkg = withContentType(pkg, corePart, 'application/vnd.openxmlformats-package.core-properties+xml')
  return withContentType(pkg, mainPartName, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')
}
