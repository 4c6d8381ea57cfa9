import type { Node } from 'prosemirror-model'
import type { ComparedChange } from '#shared/compare/compared-changes.ts'

/** In what part of a document a difference lies; those after the page only in a Word file, beside its text. */
export const documentParts = ['body', 'table', 'footnote', 'field', 'numbering', 'formatting', 'signature', 'condition', 'page', 'header', 'footer', 'endnote', 'styles', 'comments', 'settings', 'hidden'] as const
export type DocumentPart = (typeof documentParts)[number]

const partOfAttribute: Readonly<Record<string, DocumentPart>> = {
  fields: 'field',
  numbering: 'numbering',
  scheme: 'numbering',
  schemes: 'numbering',
  condition: 'condition',
  page: 'page',
  party: 'signature',
  signer: 'signature',
  capacity: 'signature',
  witness: 'signature',
  colspan: 'table',
  rowspan: 'table',
  colwidth: 'table',
  type: 'table',
}

/** The part of a document in which a change of its redline lies. A change of several attributes goes by the weightiest: not the formatting. */
export function partOf(redline: Node, { kind, from, to, properties, formats }: ComparedChange): DocumentPart {
  if (kind === 'formatted') return formats.some(({ mark }) => mark === 'conditional') ? 'condition' : 'formatting'
  if (kind === 'changed') return properties.map(({ attribute }) => partOfAttribute[attribute]).find((part) => part !== undefined) ?? 'formatting'
  const place = redline.resolve(from)
  const within = new Set(Array.from({ length: place.depth + 1 }, (_, depth) => place.node(depth).type.name))
  if (within.has('footnote')) return 'footnote'
  const names = new Set<string>()
  redline.nodesBetween(from, to, (node, pos) => {
    if (pos >= from) names.add(node.type.name)
    return true
  })
  if (names.size === 1 && names.has('field')) return 'field'
  if (names.has('footnote') && !names.has('paragraph') && !names.has('table')) return 'footnote'
  if (names.has('signatureBlock')) return 'signature'
  return within.has('table') || names.has('table') ? 'table' : 'body'
}
