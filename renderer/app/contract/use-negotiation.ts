import { useCallback, useEffect } from 'react'
import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { useComments } from '#renderer/features/comments/store.ts'
import { quietThreads } from '#renderer/features/comments/threads.ts'
import type { PanelName } from '#renderer/features/contract/texts.ts'
import { useIssues } from '#renderer/features/negotiation/issues/store.ts'
import type { ContractId } from '#shared/lib/ids.ts'

/** Reads what is discussed and negotiated about a contract for as long as it is on the desk. */
export function useNegotiation(contract: ContractId): void {
  useEffect(() => {
    void useComments.getState().open(contract)
    void useIssues.getState().open(contract)
    return () => {
      useComments.getState().leave()
      useIssues.getState().leave()
    }
  }, [contract])
}

/** Draws settled threads as ordinary text. Answers what happens when a comment is begun in the text: its box opens beside it. */
export function useThreadsInText(session: EditorSession, openPanel: (panel: PanelName) => void): (anchor: CommentAnchor) => void {
  const threads = useComments(store => store.threads)
  useEffect(() => session.setQuietThreads(quietThreads(threads ?? [])), [session, threads])
  return useCallback(
    ({ thread }: CommentAnchor) => {
      useComments.getState().await(thread)
      openPanel('comments')
    },
    [openPanel],
  )
}
