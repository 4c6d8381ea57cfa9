import type { DocumentView } from '#shared/document/view/document-view.ts'
import type { ListedChange } from '#shared/redline/list.ts'
import type { Decision, ResolvableChange } from '#shared/redline/resolve.ts'

/**
 * How the text is read: with every change shown; as it would be with lines in the margin where it changes; as it was before; as it would be
 * if every change were accepted.
 */
export type RedlineView = DocumentView
export const redlineViews = ['markup', 'simple', 'original', 'final'] as const satisfies readonly RedlineView[]

/** Who writes here: the name that is written into changes, and the person of the house; null for somebody outside. */
export interface EditorAuthor {
  readonly name: string
  readonly person: string | null
}

/** Whether changes are tracked, and whether whoever works here may turn that off. */
export interface TrackingState {
  readonly on: boolean
  readonly mayTurnOff: boolean
}

/** An author as the text shows them. `colour` is 1 to 8; 1 is always one's own. In markup: `data-author-colour`, which sets `--author`. */
export interface ShownAuthor extends EditorAuthor {
  /** As `data-author` has it: the person's id, else the name. */
  readonly key: string
  readonly colour: number
}

/** The words a comment thread hangs on, in the order of the text. */
export interface CommentAnchor {
  readonly thread: string
  readonly from: number
  readonly to: number
  /** The id of the paragraph it begins in. */
  readonly paragraph: string | null
  /** Its words, at most 200 characters of them. */
  readonly quote: string
  /** Whether all its words are deleted, though not yet for good. */
  readonly deleted: boolean
}

/** What the verbs need of the window around the text; the editor's component gives it. */
export interface RedlineDesk {
  readonly newId: () => string
  readonly onTracking: (on: boolean) => void
  /** A thread was anchored; its first comment is still to be written. */
  readonly onComment: (anchor: CommentAnchor) => void
  /** An obligation is to be made of the selected words. */
  readonly onObligation: () => void
  /** Whether passages may be given comments, which may be so where the text is only read. */
  readonly annotatable: () => boolean
  /** Draws which thread is looked at and which are quiet. */
  readonly showThreads: () => void
}

/** What the window knows of the changes and comments of a text. */
export interface RedlineState {
  readonly tracking: TrackingState
  readonly view: RedlineView
  /** Every change in the order of the text, one entry for what a reader sees as one; read when typing rests. */
  readonly changes: readonly ListedChange[]
  /** The key of the change the selection stands in or that was last gone to. */
  readonly currentChange: string | null
  /** Authors in the order in which they were met; oneself first. */
  readonly authors: readonly ShownAuthor[]
  readonly anchors: readonly CommentAnchor[]
  readonly activeThread: string | null
  /** Threads whose words are shown without their ground. */
  readonly quietThreads: readonly string[]
  readonly desk: RedlineDesk | null
}

/** Verbs on changes and comments, for toolbar, keys and panels. Each is one undo step. Those on the text do nothing where it is only read. */
export interface RedlineVerbs {
  /** Asks for tracking to be on or off; the application decides and answers through the editor's properties. */
  readonly setTracking: (on: boolean) => void
  readonly setView: (view: RedlineView) => void
  /** Accepts a listed change, by its key: what one gesture did in one place. Both places of a move go together. */
  readonly acceptChange: (key: string) => boolean
  readonly rejectChange: (key: string) => boolean
  readonly resolveListed: (decision: Decision, change: ListedChange) => boolean
  /** Accepts or rejects what is chosen: by author, kind, date or any other of its properties. Without a choice, all. */
  readonly resolve: (decision: Decision, chosen?: (change: ResolvableChange) => boolean) => boolean
  readonly acceptAll: () => boolean
  readonly rejectAll: () => boolean
  /** Accepts or rejects what lies in the selection, or the change at the cursor, and goes to the next. */
  readonly resolveSelection: (decision: Decision) => boolean
  readonly goToChange: (key: string) => boolean
  readonly goToNextChange: () => boolean
  readonly goToPreviousChange: () => boolean
  /** Anchors a new thread to the selected words, or to the word at the cursor, and tells the application. Null where no words are. */
  readonly addComment: () => string | null
  /** Takes a thread's anchor out of the text. */
  readonly removeAnchor: (thread: string) => boolean
  readonly goToThread: (thread: string) => boolean
  readonly setActiveThread: (thread: string | null) => void
  /** Threads whose words are shown without their ground, because they are resolved. */
  readonly setQuietThreads: (threads: readonly string[]) => void
  /** How far a position of the text lies below the top of the window, in pixels; null where it is not on the page. For panels that align with it. */
  readonly topOf: (pos: number) => number | null
}

export const emptyRedline: RedlineState = {
  tracking: { on: false, mayTurnOff: false },
  view: 'markup',
  changes: [],
  currentChange: null,
  authors: [],
  anchors: [],
  activeThread: null,
  quietThreads: [],
  desk: null,
}
