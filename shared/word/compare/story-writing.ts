import type { DocumentAlignment } from '#shared/compare/align-documents.ts'
import { attr, type XmlElement } from '../xml/tree.ts'
import type { Adoption } from './adoption.ts'
import type { RevisionMarks } from './revision-marks.ts'
import type { Reading, ShadowBlock } from './shadow.ts'

/** How many changes a comparison wrote. */
export interface WordChanges {
  inserted: number
  deleted: number
  moved: number
  formatted: number
}

/** What the stories of two files are written as one with. */
export interface StoryWriting {
  readonly adoption: Adoption
  readonly marks: RevisionMarks
  readonly changes: WordChanges
  readonly old: { readonly part: string; readonly reading: Reading }
  readonly now: { readonly part: string; readonly reading: Reading }
  readonly align: (old: readonly ShadowBlock[], now: readonly ShadowBlock[]) => DocumentAlignment
  /** Whether what is inside links, controls, fields and text boxes is compared too. */
  readonly isNested: boolean
  /** Notes of which the reference was kept. */
  readonly keptNote: (old: XmlElement, now: XmlElement) => void
}

/** The number an element's id is; 0 where it has none. */
export function idOf(each: XmlElement): number {
  return Number(attr(each, 'w:id') ?? 0) || 0
}
