import type { Field } from '#shared/document/field.ts'
import type { NumberedParagraph } from '#shared/document/numbering.ts'
import type { PlacedReference } from '#shared/document/references.ts'
import type { Joined } from '#renderer/editor/redline/joined.ts'
import type { RedlineView } from '#renderer/editor/session/redline-session.ts'

/** What the text shows without holding it: numbers, fields' values, the words of references. Computed, never stored. */
export interface Computed {
  /** By paragraph id. Excluded paragraphs take no number. */
  readonly numbers: ReadonlyMap<string, NumberedParagraph>
  /** The numbers that deleted paragraphs had, by id; only where all markup is shown. */
  readonly struck: ReadonlyMap<string, string>
  /** The numbers of footnotes by the position of their mark when this was computed. */
  readonly footnotes: ReadonlyMap<number, number>
  readonly fields: readonly Field[]
  /** What references show, by their position when this was computed. */
  readonly references: ReadonlyMap<number, PlacedReference>
  /** Paragraphs that read as one, by id; only where deletions are hidden. */
  readonly joined: ReadonlyMap<string, Joined>
  /** Whether nothing is left of the text where deletions are hidden; its last paragraph is then shown, empty. */
  readonly vanished: boolean
}

/** A piece of the page that shows something computed. `refresh` redraws only what differs. */
export interface LiveView {
  refresh(computed: Computed): void
}

/** What the node views of one editor share: the latest computed text, each other, and the way to the window around them. */
export interface LiveDocument {
  computed: Computed
  /** How the text is read now. */
  view: RedlineView
  readonly views: Set<LiveView>
  /** Where popovers are drawn, over the paper; positioned from its own corner. */
  readonly overlay: HTMLElement
  readonly locale: string
  /** The address of an image the workspace keeps. */
  readonly blobUrl: (hash: string) => string
  readonly onEdit: (what: 'signature' | 'image' | 'condition', pos: number) => void
  readonly onJump: (paragraph: string) => void
}

export const nothingComputed: Computed = {
  numbers: new Map(),
  struck: new Map(),
  footnotes: new Map(),
  fields: [],
  references: new Map(),
  joined: new Map(),
  vanished: false,
}

/** Registers a view and draws it; the function returned takes it away again. */
export function watch(live: LiveDocument, view: LiveView): () => void {
  live.views.add(view)
  view.refresh(live.computed)
  return () => {
    live.views.delete(view)
  }
}

/** Sets an attribute only if it differs, and removes it for null, so that an unchanged element is never touched. */
export function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name)
  } else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
