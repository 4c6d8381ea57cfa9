import { useCallback, useEffect } from 'react'
import { obligationFromSelection } from '#renderer/features/obligations/panel/from-selection.ts'
import { useObligations } from '#renderer/features/obligations/store.ts'
import { useTerms } from '#renderer/features/renewal/store.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { StoredState } from '#shared/contracts/contract.ts'
import { useOpenSession } from '#renderer/lib/session.ts'

/** States in which a contract has a life: it is signed, or was. */
const signed: ReadonlySet<StoredState> = new Set(['executed', 'terminated', 'superseded'])

export const isSigned = ({ contract }: ContractView): boolean => signed.has(contract.state)

/**
 * Reads what a contract asks for, and how long it lasts where that is shown, for as long as it is on the desk. Both follow from the record, and
 * from who works here.
 */
export function useLife(view: ContractView, termShown: boolean): void {
  const { me } = useOpenSession()
  const { id, updatedAt } = view.contract
  const termWanted = termShown || isSigned(view)
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => void useObligations.getState().open(id), [id, updatedAt, me.id])
  useEffect(() => {
    if (termWanted) void useTerms.getState().open(id)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [id, updatedAt, me.id, termWanted])
  useEffect(
    () => () => {
      useObligations.getState().leave()
      useTerms.getState().leave()
    },
    [],
  )
}

/** Begins an obligation that quotes what is selected in the text on the desk. */
export function useObligationFromSelection(session: EditorSession): () => void {
  const { me } = useOpenSession()
  return useCallback(() => void obligationFromSelection(session, me.id), [session, me.id])
}
