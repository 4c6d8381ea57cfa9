import { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { Db } from '#electron/store/database.ts'
import { appendJournal, getDraft, journalAfter, saveSnapshot, type JournalRow } from '#electron/store/repositories/drafts.ts'
import { schema } from '#shared/document/schema.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId, Instant, PersonId } from '#shared/lib/ids.ts'

/** The working text of a contract, and the number of the last step in it. */
export interface Draft {
  readonly doc: Node
  readonly sequence: number
}

export interface DraftCache {
  /** The working text as it is on disk: the snapshot and every journalled step after it. */
  readonly read: (contract: ContractId) => Draft
  /** Applies steps to the working text and journals them; to be called inside a transaction. Refuses what does not follow or does not fit. */
  readonly append: (contract: ContractId, after: number, steps: readonly unknown[], at: Instant, by: PersonId) => Draft
  /** Forgets what is in memory, so that the next reading comes from disk; called when a transaction failed. */
  readonly forget: (contract: ContractId) => void
}

/** A snapshot is written after so many steps, so that opening a draft never replays more. */
const stepsPerSnapshot = 500

const mostDraftsInMemory = 8

function applySteps(doc: Node, steps: readonly unknown[]): Node {
  return steps.reduce<Node>((current, json) => {
    const result = Step.fromJSON(schema, json).apply(current)
    if (result.doc === null) throw new RangeError(result.failed ?? 'a step does not fit the text')
    return result.doc
  }, doc)
}

function replay(draft: Draft, entry: JournalRow): Draft {
  if (entry.sequence - entry.count !== draft.sequence) throw new RangeError(`steps ${draft.sequence + 1} to ${entry.sequence - entry.count} are missing from the journal`)
  return { doc: applySteps(draft.doc, JSON.parse(entry.steps) as unknown[]), sequence: entry.sequence }
}

/** The snapshot and every step journalled after it. Throws draft.missing, or draft.damaged when they do not give a text. */
function readFromDisk(db: Db, contract: ContractId): Draft {
  const row = getDraft(db, contract)
  try {
    const start: Draft = { doc: Node.fromJSON(schema, JSON.parse(row.snapshot)), sequence: row.snapshotSequence }
    return journalAfter(db, contract, row.snapshotSequence).reduce(replay, start)
  } catch (error) {
    throw new AppError('draft.damaged', 'The working text of this contract cannot be read: it was damaged or altered from outside. It was left as it is, and named versions are not touched by it. Run the doctor on the file.', { cause: error })
  }
}

/** Whether these very steps stand last in the journal: their writing was acknowledged, and the answer was lost on its way. */
function isKeptAlready(db: Db, contract: ContractId, after: number, steps: readonly unknown[]): boolean {
  const [row, another] = journalAfter(db, contract, after)
  return row !== undefined && another === undefined && row.count === steps.length && row.steps === JSON.stringify(steps)
}

/** Holds the drafts that are being written, so that a step costs one application and one row on disk. */
export function createDraftCache(db: Db): DraftCache {
  const drafts = new Map<ContractId, { draft: Draft; snapshotSequence: number }>()

  const hold = (contract: ContractId, draft: Draft, snapshotSequence: number): void => {
    drafts.delete(contract)
    drafts.set(contract, { draft, snapshotSequence })
    const oldest = drafts.keys().next()
    if (drafts.size > mostDraftsInMemory && oldest.done !== true) drafts.delete(oldest.value)
  }

  const held = (contract: ContractId): { draft: Draft; snapshotSequence: number } => {
    const known = drafts.get(contract)
    if (known !== undefined) return known
    const fresh = { draft: readFromDisk(db, contract), snapshotSequence: getDraft(db, contract).snapshotSequence }
    hold(contract, fresh.draft, fresh.snapshotSequence)
    return fresh
  }

  return {
    read: (contract) => held(contract).draft,
    forget: (contract) => {
      drafts.delete(contract)
    },
    append: (contract, after, steps, at, by) => {
      const { draft, snapshotSequence } = held(contract)
      if (draft.sequence !== after) {
        if (isKeptAlready(db, contract, after, steps)) return draft
        throw new AppError('draft.out-of-step', 'The text was changed elsewhere since this window read it. What you typed is still in this window; open the contract again to go on.')
      }
      let doc: Node
      try {
        doc = applySteps(draft.doc, steps)
        doc.check()
      } catch (error) {
        throw new AppError('draft.step-refused', 'This change does not fit the text and was not saved. Everything before it is safe. Open the contract again to go on.', { cause: error })
      }
      const sequence = after + steps.length
      appendJournal(db, contract, { sequence, steps: JSON.stringify(steps), count: steps.length }, at, by)
      const snapshotIsDue = sequence - snapshotSequence >= stepsPerSnapshot
      if (snapshotIsDue) saveSnapshot(db, contract, JSON.stringify(doc.toJSON()), sequence)
      const next: Draft = { doc, sequence }
      hold(contract, next, snapshotIsDue ? sequence : snapshotSequence)
      return next
    },
  }
}
