import { useStore } from 'zustand'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { RecordSection } from '#renderer/features/contract/record-section.tsx'
import type { ContractView } from '#shared/ipc/views.ts'

/** The record with the present number of words, which alone is drawn anew as someone writes. */
export function WordsRecord({ view, session }: { readonly view: ContractView; readonly session: EditorSession }) {
  const words = useStore(session, state => state.words)
  return <RecordSection view={view} words={words} />
}
