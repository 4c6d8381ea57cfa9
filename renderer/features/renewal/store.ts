import { create } from 'zustand'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

interface TermsStore {
  readonly contract: ContractId | null
  /** Null until it was read for the first time. */
  readonly value: TermsView | null
  readonly failure: Failure | null
  open(contract: ContractId): Promise<void>
  leave(): void
  /** Takes what a verb has answered, unless another contract is on the desk by then. */
  take(contract: ContractId, value: TermsView): void
}

/** The terms of the contract on the desk. */
export const useTerms = create<TermsStore>()((set, get) => ({
  contract: null,
  value: null,
  failure: null,
  async open(contract) {
    if (get().contract !== contract) set({ contract, value: null, failure: null })
    try {
      const value = await call('terms.get', { contract })
      if (get().contract === contract) set({ value, failure: null })
    } catch (error) {
      if (get().contract === contract) set({ failure: failureFrom(error) })
    }
  },
  leave: () => set({ contract: null, value: null, failure: null }),
  take: (contract, value) => get().contract === contract && set({ value, failure: null }),
}))
