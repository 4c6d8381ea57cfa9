import type { Node } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import type { CarriedParts } from '#shared/word/import/carried-parts.ts'
import type { CommentRanges } from '#shared/word/import/comments.ts'
import type { Fragments } from '#shared/word/import/fragments.ts'
import type { BlockIds } from '#shared/word/import/ids.ts'
import type { NumberedSchemes } from '#shared/word/import/schemes.ts'
import type { WordReportBuilder } from '#shared/word/import/report.ts'
import type { SourceMapBuilder } from '#shared/word/import/source-map.ts'
import type { Stamps } from '#shared/word/import/stamps.ts'
import type { WordModel } from '#shared/word/model/word-model.ts'
import type { XmlElement } from '#shared/word/xml/tree.ts'

/** A cross-reference that stands only if it says what Word had in its place; else the field itself, as an opaque piece. */
export interface ReferenceCandidate {
  readonly reference: Node
  /** The field itself. */
  readonly asField: () => Node
  readonly said: string
}

/** What the readers of one file share. */
export interface Importing {
  readonly model: WordModel
  readonly report: WordReportBuilder
  readonly stamps: Stamps
  readonly fragments: Fragments
  readonly ids: BlockIds
  readonly parts: CarriedParts
  readonly sources: SourceMapBuilder
  readonly comments: CommentRanges
  readonly numbers: NumberedSchemes
  readonly notes: { readonly footnotes: ReadonlyMap<string, XmlElement>; readonly endnotes: ReadonlyMap<string, XmlElement> }
  readonly fields: Map<string, Field>
  /** Reads the note that a reference in the text stands for. */
  readonly readNote: (reference: XmlElement, importing: Importing) => Node
  /** The paragraph in which each bookmark begins, by its name. */
  readonly bookmarks: ReadonlyMap<string, XmlElement>
  readonly candidates: ReferenceCandidate[]
  /** The moves whose range is open, innermost last: the id both places share, by the id of the range. */
  readonly moving: Map<string, string>
}
