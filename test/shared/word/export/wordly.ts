import { Fragment, type Node } from 'prosemirror-model'
import type { DocumentAttributes } from '#shared/document/attributes.ts'
import type { OpaqueAttributes } from '#shared/document/opaque.ts'
import { schema } from '#shared/document/schema.ts'
import { sha256OfBytes } from '#shared/lib/hash.ts'
import type { Media } from '#shared/word/import/carried-parts.ts'

/** The smallest bytes that a reader takes for a PNG. */
const picture: Media = { bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), mediaType: 'image/png' }
export const pictureMedia: ReadonlyMap<string, Media> = new Map([[sha256OfBytes(picture.bytes), picture]])

const symbol: OpaqueAttributes = { kind: 'symbol', words: '✓', xml: '<w:sym w:font="Wingdings" w:char="F0FC"/>', parts: [] }
const contents: OpaqueAttributes = {
  kind: 'contents',
  words: 'Contents',
  xml: '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt>',
  parts: [],
}

function inWord(node: Node, targets: boolean): Node {
  switch (node.type.name) {
    case 'image':
      return schema.nodes.image.create({ ...node.attrs, blob: sha256OfBytes(picture.bytes) }, null, node.marks)
    case 'opaque':
      return schema.nodes.opaque.create(symbol, null, node.marks)
    case 'opaqueBlock':
      return schema.nodes.opaqueBlock.create({ ...node.attrs, ...contents })
    case 'reference':
      // What a heading says may itself say another, which no program follows round in a circle.
      return targets ? schema.nodes.reference.create({ ...node.attrs, form: 'number' }, null, node.marks) : schema.text('[clause]', node.marks)
    case 'footnote':
      return node.copy(Fragment.fromArray(node.children.filter((inner) => inner.isText).map((inner) => inner.mark(inner.marks.filter(({ type }) => type.name !== 'conditional' && type.name !== 'link')))))
    default:
      return node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map((inner) => inWord(inner, targets))))
  }
}

/**
 * A drawn document of what a Word file can hold: pictures of which there are bytes, symbols, notes of words, fields that are all defined, and no change
 * of a field's value. Without `targets` words stand for references, for a change of ids is known to nobody but us.
 */
export function wordly(doc: Node, { targets }: { readonly targets: boolean }): Node {
  const { fields } = doc.attrs as DocumentAttributes
  const gone = { id: 'gone', label: 'Gone', required: false, type: 'text', value: 'here' } as const
  return schema.nodes.doc.create({ ...doc.attrs, fields: [...fields.filter(({ id }) => id !== 'gone'), gone], changes: null }, inWord(doc, targets).content)
}

/** Whether no text ends within a character, as only a drawn change may. */
export function isWhole(doc: Node): boolean {
  let whole = true
  doc.descendants((node) => {
    whole &&= node.text?.isWellFormed() ?? true
    return whole
  })
  return whole
}

/** Whether anything was moved twice: Word has no such moves, and programs differ over them. */
export function movesTwice(doc: Node): boolean {
  let twice = false
  doc.descendants((node) => {
    twice ||= node.marks.filter(({ attrs }) => typeof attrs['move'] === 'string').length > 1
    return !twice
  })
  return twice
}
