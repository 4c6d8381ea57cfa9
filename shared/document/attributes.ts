import type { Condition, Field } from '#shared/document/field.ts'
import type { DocumentWord } from '#shared/document/opaque.ts'

/** The styles a paragraph may have. Clauses are numbered paragraphs of any style; the tree is derived from their levels. */
export const paragraphStyles = ['body', 'title', 'subtitle', 'heading1', 'heading2', 'heading3', 'quote'] as const
export type ParagraphStyle = (typeof paragraphStyles)[number]

export type Alignment = 'left' | 'center' | 'right' | 'justify'

/** Where a paragraph stands in a numbering scheme. `restart` starts its level again at that value. Levels count from 0. */
export interface Numbering {
  readonly scheme: string
  readonly level: number
  readonly restart?: number
}

/** The formats of a level's number, as in ECMA-376 Part 1, 17.18.59 (ST_NumberFormat). */
export type NumberFormat = 'decimal' | 'decimalZero' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'bullet' | 'none'

/** One level: `text` holds %1 … %9 for the numbers of levels 1 … 9, as in ECMA-376 17.9.11 (lvlText). */
export interface NumberingLevel {
  readonly format: NumberFormat
  readonly text: string
  readonly start: number
  /** Shows the numbers of the outer levels in decimal (ECMA-376 17.9.4, isLgl). */
  readonly legal?: boolean
}

/** A numbering scheme. `opens` names schemes whose counters start again at each level-0 paragraph of this one (a schedule's clauses). */
export interface NumberingScheme {
  readonly name: string
  readonly levels: readonly NumberingLevel[]
  readonly opens?: readonly string[]
}

export interface ParagraphAttributes {
  /** Stable for life; references point at it. Null only until the editor has given one. */
  readonly id: string | null
  readonly style: ParagraphStyle
  readonly numbering: Numbering | null
  readonly align: Alignment | null
  /** Left indent of a paragraph without number, in steps of 10 mm. */
  readonly indent: number
  readonly keepWithNext: boolean
  readonly condition: Condition | null
  /** What else Word knows of it: the children of pPr that no other attribute expresses (ECMA-376 Part 1, 17.3.1.26), as XML with canonical prefixes. */
  readonly word: string | null
}

/** A text typed here, or the value of a field. */
export type TextOrField = { readonly text: string } | { readonly field: string }

export interface SignatureBlockAttributes {
  readonly id: string | null
  readonly party: TextOrField
  readonly signer: TextOrField
  readonly capacity: TextOrField
  /** A second block for a witness to this signature, with name, address and occupation. */
  readonly witness: boolean
}

export interface ReferenceAttributes {
  /** The id of the paragraph referred to. */
  readonly target: string | null
  /** `number`: 7.2(a) in full; `heading`: the paragraph's own words; `both`: 7.2 (Payment). */
  readonly form: 'number' | 'heading' | 'both'
}

export interface ImageAttributes {
  /** The SHA-256 of the image's bytes, which the workspace keeps. */
  readonly blob: string
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  readonly alt: string
  /** Shown size in points. */
  readonly width: number
  readonly height: number
}

/** Page size and margins; margins in millimetres. */
export interface PageSetup {
  readonly size: 'A4' | 'Letter'
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}

export interface DocumentAttributes {
  readonly fields: readonly Field[]
  readonly page: PageSetup
  /** The scheme that new numbered paragraphs take. */
  readonly scheme: string
  /** Schemes of this document's own, beside the built-in ones. */
  readonly schemes: Readonly<Record<string, NumberingScheme>>
  /** What a document read from Word carries as a whole; null for one that was not. */
  readonly word: DocumentWord | null
}

export const defaultPage: PageSetup = { size: 'A4', margins: { top: 25, right: 25, bottom: 25, left: 25 } }
