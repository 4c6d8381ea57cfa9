import type { XmlElement } from '../xml/tree.ts'
import type { PlacedParagraph } from './audit-places.ts'
import type { IsHidden } from '../revisions/hidden-runs.ts'
import type { Reading } from './shadow.ts'

export type UntrackedKind = 'text' | 'paragraph' | 'table' | 'field' | 'link' | 'object' | 'numbering' | 'tracked-change' | 'hidden-text' | 'content-control' | 'comment' | 'setting' | 'formatting'
export type UntrackedPart = 'body' | 'table' | 'header' | 'footer' | 'footnote' | 'endnote' | 'text-box' | 'styles' | 'comments' | 'settings'

/** What is different without being tracked. */
export interface UntrackedDifference {
  readonly kind: UntrackedKind
  readonly part: UntrackedPart
  /** The number of the clause, or the heading, or what kind of part it is in. */
  readonly where: string
  readonly before: string
  readonly after: string
}

/** Two sides of one story, and how they are told apart. */
export interface StoryAudit {
  /** Whether paragraphs came or went, so that those after them are counted anew. */
  readonly isRecounted?: boolean
  readonly part: UntrackedPart
  readonly formatting: boolean
  readonly sent: { readonly reading: Reading; readonly places: ReadonlyMap<XmlElement, PlacedParagraph>; readonly isHidden: IsHidden }
  readonly received: { readonly reading: Reading; readonly places: ReadonlyMap<XmlElement, PlacedParagraph>; readonly isHidden: IsHidden }
  readonly keptNote: (sent: XmlElement, received: XmlElement) => void
}
