import { create } from 'zustand'
import { AppError } from '#shared/ipc/errors.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { createJournal, type Journal } from '#renderer/editor/journal/journal.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

/** The working text on the desk, and the way of its changes to the disk. */
export interface Draft {
  readonly contract: ContractId
  readonly document: DocumentJson
  readonly editable: boolean
  readonly journal: Journal
}

interface DraftStore {
  readonly draft: Draft | null
  readonly failure: Failure | null
  /** Opens the working text as the journal has it. Changes that can still reach the disk go there first; if they cannot, the text stays as it is. */
  load(contract: ContractId): Promise<void>
  /** Resolves when every change is on the disk; throws what kept one from getting there. */
  whenSaved(): Promise<void>
  leave(): void
}

/** Whether the journal has moved on without this window, so that nothing more can be added to it. */
function isOutOfStep(journal: Journal): boolean {
  const state = journal.state()
  return state.state === 'failed' && state.final
}

function letGo(draft: Draft | null): void {
  if (draft !== null) void draft.journal.flush().finally(() => draft.journal.dispose())
}

/** Opens the working text. What was typed while the answer was under way goes to the disk first, and the text is opened again with it. */
async function openWith(contract: ContractId, journal: Journal | null): Promise<Output<'draft.open'>> {
  const opened = await call('draft.open', { contract })
  if (journal === null || journal.unsaved() === 0) return opened
  await journal.flush()
  const state = journal.state()
  if (state.state === 'failed') throw new AppError(state.code, state.message)
  return openWith(contract, journal)
}

export const useDraft = create<DraftStore>()((set, get) => ({
  draft: null,
  failure: null,
  async load(contract) {
    const before = get().draft
    if (before !== null && before.contract !== contract) set({ draft: null })
    try {
      const continues = before?.contract === contract && !isOutOfStep(before.journal)
      if (continues) await get().whenSaved()
      const { document, sequence, editable } = await openWith(contract, continues ? before.journal : null)
      letGo(before)
      const journal = createJournal({ sequence, send: ({ after, steps }) => call('draft.append', { contract, after, steps }) })
      set({ draft: { contract, document, editable, journal }, failure: null })
    } catch (error) {
      set({ failure: failureFrom(error) })
    }
  },
  async whenSaved() {
    const { draft } = get()
    if (draft === null) return
    await draft.journal.flush()
    const state = draft.journal.state()
    if (state.state === 'failed') throw new AppError(state.code, state.message)
  },
  leave() {
    letGo(get().draft)
    set({ draft: null, failure: null })
  },
}))
