import type { Node } from 'prosemirror-model'
import { z } from 'zod'
import { wordLooksSchema, type WordLooks } from '#shared/document/word-looks.ts'

/** What a piece is that the editor has no node for: the sorts a reader is told apart. */
export const opaqueKinds = [
  'textBox',
  'equation',
  'chart',
  'diagram',
  'drawing',
  'picture',
  'object',
  'table',
  'contentControl',
  'field',
  'contents',
  'note',
  'symbol',
  'break',
  'other',
] as const
export type OpaqueKind = (typeof opaqueKinds)[number]

/** What each kind is called beside the words of the piece. */
export const opaqueNames: Readonly<Record<OpaqueKind, string>> = {
  textBox: 'Text box',
  equation: 'Equation',
  chart: 'Chart',
  diagram: 'Diagram',
  drawing: 'Drawing',
  picture: 'Picture',
  object: 'Embedded object',
  table: 'Table',
  contentControl: 'Content control',
  field: 'Word field',
  contents: 'Table of contents',
  note: 'Note',
  symbol: 'Symbol',
  break: 'Break',
  other: 'Word content',
}

/**
 * A part of the file that a piece refers to (ECMA-376 Part 2, 9.3). `rel` is the relationship id used in the XML, `type` its type, `name` the
 * part's name, or the address where the target lies outside the file; `blob` is the SHA-256 of the part's bytes, null for such an address, which is never
 * followed. `from` names the part whose relationship it is; without it the relationship is the document's.
 */
export interface CarriedPart {
  readonly rel: string
  readonly type: string
  readonly name: string
  readonly contentType: string
  readonly blob: string | null
  readonly from?: string
}

/** What Word has in a place and the editor has no node for: kept byte for byte, shown by its kind and words, never edited. */
export interface OpaqueAttributes {
  readonly kind: OpaqueKind
  /** What a person reads of it. */
  readonly words: string
  /** The XML with canonical prefixes and no namespace declarations. */
  readonly xml: string
  readonly parts: readonly CarriedPart[]
}

export interface OpaqueBlockAttributes extends OpaqueAttributes {
  readonly id: string | null
}

/** What a document read from Word carries as a whole: its last section's properties, and the parts beside its text. */
export interface DocumentWord {
  /** The children of the final sectPr (ECMA-376 Part 1, 17.6.17). */
  readonly section: string
  readonly parts: readonly CarriedPart[]
  /** How its styles show; a text that was read before this was known has none. */
  readonly looks?: WordLooks
}

/** The properties Word knows and the model does not, as XML of at most this many characters. */
export const mostWordProperties = 100_000
const mostOpaqueXml = 4_000_000

const sha = z.string().regex(/^[0-9a-f]{64}$/)
const address = z.string().max(8_000)

export const carriedPartSchema = z.strictObject({
  rel: z.string().max(255),
  type: address,
  name: address,
  contentType: z.string().max(255),
  blob: sha.nullable(),
  from: address.optional(),
})

export const opaqueShape = {
  kind: z.enum(opaqueKinds),
  words: z.string().max(1_000_000),
  xml: z.string().max(mostOpaqueXml),
  parts: z.array(carriedPartSchema).max(5_000),
} as const

export const opaqueSchema = z.strictObject(opaqueShape)

export const documentWordSchema = z.strictObject({ section: z.string().max(mostWordProperties), parts: z.array(carriedPartSchema).max(5_000), looks: wordLooksSchema.optional() })

/** Whether a node is a piece that the editor only shows. */
export function isOpaque(node: Node): boolean {
  return node.type.name === 'opaque' || node.type.name === 'opaqueBlock'
}

/** What is read of an opaque piece. */
export function opaqueWords(node: Node): string {
  return (node.attrs as OpaqueAttributes).words
}
