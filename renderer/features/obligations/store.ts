import { create } from 'zustand'
import type { FormValues } from '#renderer/features/obligations/form/values.ts'
import type { ContractObligations, Suggestion } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

interface ObligationStore {
  readonly contract: ContractId | null
  /** Null until they were read for the first time. */
  readonly value: ContractObligations | null
  readonly suggestions: readonly Suggestion[] | null
  readonly failure: Failure | null
  /** An obligation that is being written down; it outlasts the panel. */
  readonly begun: FormValues | null
  open(contract: ContractId): Promise<void>
  leave(): void
  /** Takes what a verb has answered, unless another contract is on the desk by then. */
  take(contract: ContractId, value: ContractObligations): void
  /** Reads out of the text what it seems to ask for. */
  suggest(contract: ContractId): Promise<void>
  takeSuggestions(contract: ContractId, suggestions: readonly Suggestion[]): void
  begin(values: FormValues | null): void
}

const empty = { contract: null, value: null, suggestions: null, failure: null, begun: null } as const

/** The obligations of the contract on the desk. */
export const useObligations = create<ObligationStore>()((set, get) => ({
  ...empty,
  async open(contract) {
    if (get().contract !== contract) set({ ...empty, contract })
    try {
      const value = await call('obligations.ofContract', { contract })
      if (get().contract === contract) set({ value, failure: null })
    } catch (error) {
      if (get().contract === contract) set({ failure: failureFrom(error) })
    }
  },
  leave: () => set(empty),
  take: (contract, value) => get().contract === contract && set({ value, failure: null }),
  async suggest(contract) {
    const suggestions = await call('obligations.suggest', { contract })
    if (get().contract === contract) set({ suggestions })
  },
  takeSuggestions: (contract, suggestions) => get().contract === contract && set({ suggestions }),
  begin: begun => set({ begun }),
}))

/** How many occurrences are to be done now: open, returned or overdue. */
export function toDo(value: ContractObligations | null): number {
  return (value?.obligations ?? []).flatMap(({ occurrences }) => occurrences).filter(({ state, overdue }) => overdue || state === 'open' || state === 'returned').length
}
