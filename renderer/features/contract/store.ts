import { create } from 'zustand'
import type { Turn, ContractDetails } from '#shared/contracts/contract.ts'
import type { Command } from '#shared/contracts/lifecycle.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

interface ContractStore {
  readonly view: ContractView | null
  readonly failure: Failure | null
  /** Details as changed in the form and not saved yet; they outlast the panel. */
  readonly unsaved: ContractDetails | null
  open(id: ContractId): Promise<void>
  /** Takes what another verb has answered. */
  replace(view: ContractView): void
  command(command: Command, reason: string): Promise<void>
  passTurn(to: Turn): Promise<void>
  changeDetails(details: ContractDetails): Promise<void>
  holdDetails(details: ContractDetails | null): void
  leave(): void
}

/** The record of the contract on the desk. Its text lives in the editor's session. */
export const useContract = create<ContractStore>()((set, get) => {
  const present = (): ContractId => {
    const { view } = get()
    if (view === null) throw new Error('No contract is open')
    return view.contract.id
  }
  return {
    view: null,
    failure: null,
    unsaved: null,
    async open(contract) {
      if (get().view?.contract.id !== contract) set({ view: null, failure: null, unsaved: null })
      try {
        set({ view: await call('contracts.get', { contract }), failure: null })
      } catch (error) {
        set({ failure: failureFrom(error) })
      }
    },
    replace: view => set({ view }),
    command: async (command, reason) => set({ view: await call('contracts.command', { contract: present(), command, reason }) }),
    passTurn: async to => set({ view: await call('contracts.passTurn', { contract: present(), to }) }),
    changeDetails: async details => set({ view: await call('contracts.changeDetails', { contract: present(), details }), unsaved: null }),
    holdDetails: unsaved => set({ unsaved }),
    leave: () => set({ view: null, failure: null, unsaved: null }),
  }
})
