import type { Instant } from '#shared/lib/ids.ts'
import type { Comment, Thread } from '#shared/negotiation/comment.ts'

/** A comment as a Word file tells it. */
export interface ReturnedComment {
  readonly wordId: string
  readonly author: string
  readonly at: Instant
  readonly text: string
}

/** A thread as a Word file tells it; `id` is the file's own. */
export interface ReturnedThread {
  readonly id: string
  readonly resolved: boolean
  readonly comments: readonly ReturnedComment[]
  readonly paragraph: string | null
  readonly quote: string
}

/** Names what is new. */
export interface ThreadNames {
  readonly newThread: () => Thread['id']
  readonly newComment: () => Comment['id']
}

/** What became of the comments of a Word file. */
export interface MergedThreads {
  /** The threads as they are now, to be kept. */
  readonly threads: readonly Thread[]
  /** The thread of ours that each thread of the file is, by its id in the file. */
  readonly known: ReadonlyMap<string, Thread['id']>
  /** Word's id of each comment, by the id it has here. */
  readonly wordIds: Readonly<Record<string, string>>
  /** How many comments were not there before. */
  readonly fresh: number
}

/** What a comment is known again by: other programs keep its words, and its time to the second, but no id of ours. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function isSame(own: Comment, other: ReturnedComment): boolean {
  return own.removedAt === null && words(own.text) === words(other.text)
}

/** A comment of the file as one of ours: whoever spoke is nobody of the house, under the name in the file. */
function taken({ author, at, text }: ReturnedComment, id: Comment['id']): Comment {
  const said = text.trim() === '' ? '(empty)' : text.slice(0, 20_000).toWellFormed()
  return { id, person: null, author: author.slice(0, 300), at, text: said, editedAt: null, removedAt: null }
}

/**
 * The threads of a Word file and those of a contract's discussion as one: a thread that begins with a comment of ours goes on with the answers that are
 * new; any other is new. What is internal was never sent, and is no thread that could come back.
 */
export function mergedThreads(contract: Thread['contract'], discussion: readonly Thread[], returned: readonly ReturnedThread[], { newThread, newComment }: ThreadNames): MergedThreads {
  const waiting = discussion.filter(({ internal }) => !internal)
  const threads: Thread[] = []
  const known = new Map<string, Thread['id']>()
  const wordIds: Record<string, string> = {}
  let fresh = 0
  for (const { id, resolved, comments, paragraph, quote } of returned) {
    const [first] = comments
    if (first === undefined) continue
    const at = waiting.findIndex((thread) => thread.comments.some((comment) => isSame(comment, first)))
    const own = at === -1 ? null : (waiting.splice(at, 1)[0] ?? null)
    const all = own === null ? [] : [...own.comments]
    const left = [...all]
    for (const comment of comments) {
      const match = left.findIndex((each) => isSame(each, comment))
      const same = match === -1 ? undefined : left.splice(match, 1)[0]
      const kept = same ?? taken(comment, newComment())
      wordIds[kept.id] = comment.wordId
      if (same !== undefined) continue
      all.push(kept)
      fresh += 1
    }
    const thread: Thread = {
      id: own?.id ?? newThread(),
      contract,
      paragraph: own?.paragraph ?? paragraph,
      quote: own?.quote ?? quote.slice(0, 2_000),
      internal: false,
      state: resolved ? 'resolved' : 'open',
      comments: all,
    }
    threads.push(thread)
    known.set(id, thread.id)
  }
  return { threads, known, wordIds, fresh }
}
