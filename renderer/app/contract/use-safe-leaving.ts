import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useDraft } from '#renderer/app/contract/draft-store.ts'
import { tellFailure } from '#renderer/lib/notify.tsx'

/** Lets a contract be left only when its last change is on the disk; if it cannot get there, the person is told and stays. */
export function useSafeLeaving(): void {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const unsaved = useDraft.getState().draft?.journal.unsaved() ?? 0
    return currentLocation.pathname !== nextLocation.pathname && unsaved > 0
  })
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    useDraft.getState().whenSaved().then(
      () => blocker.proceed(),
      (error: unknown) => {
        blocker.reset()
        tellFailure(error)
      },
    )
  }, [blocker])
}
