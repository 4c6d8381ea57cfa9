import { create } from 'zustand'
import type { Input, Output } from '#shared/ipc/api.ts'
import type { CeremonyId, SignerId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export type CeremonyView = Output<'signing.get'>

interface CeremonyStore {
  readonly view: CeremonyView | null
  readonly failure: Failure | null
  /** Whoever has said that it is they who sit here now; nobody until the document was handed over. */
  readonly present: SignerId | null
  /** Whoever has just signed, to be thanked while the document is handed over. */
  readonly thanked: string | null
  open(ceremony: CeremonyId): Promise<void>
  arrive(signer: SignerId): void
  sign(act: Input<'signing.sign'>): Promise<void>
  decline(act: Input<'signing.decline'>): Promise<void>
}

function signedIn({ view }: Pick<CeremonyStore, 'view'>): CeremonyId {
  if (view === null) throw new Error('No signing is open')
  return view.ceremony.id
}

/** One signing on this machine, from hand to hand. */
export const useCeremony = create<CeremonyStore>()((set, get) => {
  const reload = async (ceremony: CeremonyId) => set({ view: await call('signing.get', { ceremony }), failure: null })
  return {
    view: null,
    failure: null,
    present: null,
    thanked: null,
    async open(ceremony) {
      if (get().view?.ceremony.id !== ceremony) set({ view: null, present: null, thanked: null })
      try {
        await reload(ceremony)
      } catch (error) {
        set({ failure: failureFrom(error) })
      }
    },
    arrive: present => set({ present, thanked: null }),
    async sign(act) {
      const signed = await call('signing.sign', act)
      const name = signed.signers.find(({ id }) => id === act.signer)?.name ?? ''
      await reload(signedIn(get()))
      set({ present: null, thanked: name })
    },
    async decline(act) {
      await call('signing.decline', act)
      await reload(signedIn(get()))
      set({ present: null })
    },
  }
})
