import type { Transaction } from 'prosemirror-state'
import type { Instant } from '#shared/lib/ids.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'
import type { EditorAuthor } from '#renderer/editor/session/redline-session.ts'

/** Who records, when, and what is done if something cannot be recorded. */
export interface Recorder {
  /** By whom changes are tracked now; null while they are not. */
  readonly author: () => EditorAuthor | null
  readonly clock: () => Instant
  readonly newId: () => string
  readonly refuse: (message: string) => void
}

/** Set on transactions that are no edits of the text: resolving changes, opening, ids. */
export const untracked = 'untracked'

const placing = 'countersign selection after recording'

/** What a change does to the selection once it was recorded: what is struck out stays on the page, and the cursor has to go to one side of it. */
export function placeSelection(transaction: Transaction, place: (recorded: Transaction) => void): Transaction {
  return transaction.setMeta(placing, place)
}

/** Lets a change place the selection in what was recorded of it. */
export function selectionPlaced(transaction: Transaction, recorded: Transaction): Transaction {
  const place = transaction.getMeta(placing) as ((recorded: Transaction) => void) | undefined
  place?.(recorded)
  return recorded
}

export function stampOf(recorder: Recorder, { name, person }: EditorAuthor): RecordingStamp {
  return { author: name, person, at: recorder.clock(), newId: recorder.newId }
}
