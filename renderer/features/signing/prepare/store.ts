import { create } from 'zustand'
import { did, emptyHistory, redone, undone, type FieldDraft, type History } from '#renderer/features/signing/fields/board.ts'
import { peopleIn, type Asked, type Order, type PersonDraft } from '#renderer/features/signing/prepare/people.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'

export type Step = 0 | 1 | 2

/** What is kept of a preparation for as long as the window is open; a passphrase is not. */
interface PreparationStore {
  readonly contract: ContractId | null
  readonly version: VersionId | null
  readonly title: string
  readonly failure: Failure | null
  readonly asked: Asked | null
  readonly order: Order
  readonly history: History
  readonly expires: CalendarDate | null
  readonly step: Step
  open(contract: ContractId): Promise<void>
  changePeople(people: readonly PersonDraft[]): void
  changeOrder(order: Order): void
  changeFields(fields: readonly FieldDraft[], gesture?: string | null): void
  /** Puts in place what is no act of a person, and so is not to be undone. */
  settleFields(fields: readonly FieldDraft[]): void
  undo(): void
  redo(): void
  changeExpires(expires: CalendarDate | null): void
  goTo(step: Step): void
  /** Once the execution copy is made, the next signing starts afresh. */
  forget(): void
}

const blank = { contract: null, version: null, title: '', failure: null, asked: null, order: 'one after another', history: emptyHistory, expires: null, step: 0 } as const

/** The signing that is being prepared: who, in which order, with which fields. It stays while one looks at another screen. */
export const usePreparation = create<PreparationStore>()((set, get) => ({
  ...blank,
  async open(contract) {
    try {
      if (get().contract !== contract) set({ ...blank, contract })
      const view = await call('contracts.get', { contract })
      const version = view.contract.submission?.version ?? null
      if (version === get().version && get().asked !== null) return
      const asked = version === null ? { blocks: [], people: [] } : peopleIn((await call('versions.open', { version })).document)
      set({ ...blank, contract, version, title: view.contract.title, asked })
    } catch (error) {
      set({ failure: failureFrom(error) })
    }
  },
  changePeople: people => set(({ asked }) => (asked === null ? {} : { asked: { ...asked, people } })),
  changeOrder: order => set({ order }),
  changeFields: (fields, gesture = null) => set(({ history }) => ({ history: did(history, fields, gesture) })),
  settleFields: fields => set(({ history }) => ({ history: { ...history, present: fields } })),
  undo: () => set(({ history }) => ({ history: undone(history) })),
  redo: () => set(({ history }) => ({ history: redone(history) })),
  changeExpires: expires => set({ expires }),
  goTo: step => set({ step }),
  forget: () => set(blank),
}))
