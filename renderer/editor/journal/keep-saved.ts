import type { Journal } from '#renderer/editor/journal/journal.ts'
import type { SaveState } from '#renderer/editor/journal/journal-queue.ts'

/**
 * Tells how saving stands, and sends what waits at once when the person turns elsewhere. The window warns before it closes only while
 * something is not on the disk.
 */
export function keepSaved(journal: Journal, tell: (state: SaveState) => void): () => void {
  const flush = (): void => void journal.flush()
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (journal.unsaved() === 0) return
    flush()
    event.preventDefault()
  }
  tell(journal.state())
  const unsubscribe = journal.subscribe(tell)
  window.addEventListener('blur', flush)
  window.addEventListener('beforeunload', onUnload)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    flush()
    unsubscribe()
    window.removeEventListener('blur', flush)
    window.removeEventListener('beforeunload', onUnload)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
