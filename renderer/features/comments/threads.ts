import type { CommentAnchor } from '#renderer/editor/session/redline-session.ts'
import type { CommentFilter } from '#renderer/features/comments/store.ts'
import type { Thread } from '#shared/negotiation/comment.ts'

/** Where the words of a thread are: in the text, in it but marked as deleted, or no longer. Unknown while a text is shown that has no comments. */
export type Standing = 'text' | 'struck' | 'gone' | 'unknown'

/** A thread as the panel shows it; or an anchor whose first comment is still to be written. */
export interface ShownThread {
  readonly id: string
  readonly thread: Thread | null
  readonly anchor: CommentAnchor | null
  readonly standing: Standing
  /** The words it is about, as they are now or, where they are gone, as they were. */
  readonly quote: string
}

/** Whether anything was said in a thread that was not taken back. */
export function stands(thread: Thread): boolean {
  return thread.comments.some(({ removedAt }) => removedAt === null)
}

/**
 * The threads in the order of the text, those without words in it last and oldest first; and the anchors that no thread was written for.
 * `anchors` is null while the text that is shown has none to show.
 */
export function inTextOrder(threads: readonly Thread[], anchors: readonly CommentAnchor[] | null): readonly ShownThread[] {
  const records = new Map(threads.map(thread => [String(thread.id), thread]))
  const anchored = (anchors ?? []).flatMap((anchor): ShownThread[] => {
    const thread = records.get(anchor.thread) ?? null
    if (thread !== null && !stands(thread)) return []
    const standing = anchor.deleted ? 'struck' : 'text'
    return [{ id: anchor.thread, thread, anchor, standing, quote: anchor.quote === '' || anchor.deleted ? (thread?.quote ?? anchor.quote) : anchor.quote }]
  })
  const placed = new Set(anchored.map(({ id }) => id))
  const rest = threads
    .filter(thread => stands(thread) && !placed.has(thread.id))
    .toSorted((a, b) => ((a.comments[0]?.at ?? '') < (b.comments[0]?.at ?? '') ? -1 : 1))
  return [...anchored, ...rest.map((thread): ShownThread => ({ id: thread.id, thread, anchor: null, standing: anchors === null ? 'unknown' : 'gone', quote: thread.quote }))]
}

/** Whether a filter lets a thread through. What is being begun is always shown. */
export function fits({ thread }: ShownThread, { state, internalOnly }: CommentFilter): boolean {
  if (thread === null) return true
  return (state === 'all' || thread.state === state) && (!internalOnly || thread.internal)
}

/** How many threads wait for an answer. */
export function openCount(threads: readonly Thread[]): number {
  return threads.filter(thread => thread.state === 'open' && stands(thread)).length
}

/** Threads whose words are shown as ordinary text: what is settled, and what was taken back. */
export function quietThreads(threads: readonly Thread[]): readonly string[] {
  return threads.filter(thread => thread.state === 'resolved' || !stands(thread)).map(({ id }) => id)
}
