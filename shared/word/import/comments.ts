import type { Mark } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { WordFault } from '#shared/word/fault.ts'
import { instantOf } from '#shared/word/import/stamps.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { attr, children, descendants, type XmlElement } from '#shared/word/xml/tree.ts'

/** One comment of a file (ECMA-376 Part 1, 17.13.4.2). */
export interface ImportedComment {
  /** Word's own id of it within the file. */
  readonly wordId: string
  readonly paraId: string | null
  readonly author: string
  readonly initials: string
  readonly at: Instant
  readonly text: string
}

/** A comment with the replies to it. Its id is in the marks that show where it stands. */
export interface ImportedThread {
  readonly id: string
  readonly resolved: boolean
  readonly comments: readonly ImportedComment[]
  /** The paragraph in which its passage begins; null where no place in the text was found. */
  readonly paragraph: string | null
  /** What the passage reads, shortened. */
  readonly quote: string
}

interface ReadComment extends ImportedComment {
  readonly parent: string | null
  readonly resolved: boolean
}

function lastParaId(comment: XmlElement): string | null {
  return Array.from(descendants(comment, 'w:p')).map((paragraph) => attr(paragraph, 'w14:paraId')).findLast((id) => id !== null) ?? null
}

function readComments(comments: XmlElement | null, extended: XmlElement | null): ReadComment[] {
  const states = new Map(
    (extended === null ? [] : children(extended, 'w15:commentEx')).map((entry) => [
      attr(entry, 'w15:paraId') ?? '',
      { parent: attr(entry, 'w15:paraIdParent'), resolved: ['1', 'true', 'on'].includes(attr(entry, 'w15:done') ?? '') },
    ]),
  )
  return (comments === null ? [] : children(comments, 'w:comment')).map((comment) => {
    const paraId = lastParaId(comment)
    const state = states.get(paraId ?? '\n')
    return {
      wordId: attr(comment, 'w:id') ?? '',
      paraId,
      author: (attr(comment, 'w:author') ?? '').slice(0, 300).toWellFormed(),
      initials: (attr(comment, 'w:initials') ?? '').slice(0, 30).toWellFormed(),
      at: instantOf(attr(comment, 'w:date')),
      text: wordsOf([comment]),
      parent: state?.parent ?? null,
      resolved: state?.resolved ?? false,
    }
  })
}

const longestQuote = 2_000

/** Comments that may stand over the same words: each is a mark on every one of them. */
const mostOpen = 100

interface Thread {
  readonly id: string
  readonly mark: Mark
  readonly resolved: boolean
  readonly comments: ReadComment[]
  paragraph: string | null
  quote: string
  /** The comment whose range is read; a reply has one of its own over the same words. */
  range: string | null
}

/** The threads of a file, and which of them are open where the reader stands. */
export class CommentRanges {
  readonly #threads: Thread[] = []
  readonly #byWordId = new Map<string, Thread>()
  readonly #open = new Set<Thread>()
  #marks: readonly Mark[] = []

  constructor(comments: XmlElement | null, extended: XmlElement | null) {
    const read = readComments(comments, extended)
    const byParaId = new Map(read.flatMap((comment) => (comment.paraId === null ? [] : [[comment.paraId, comment] as const])))
    const rootOf = (comment: ReadComment): ReadComment => {
      let root = comment
      for (let steps = 0; steps < read.length; steps += 1) {
        const above: ReadComment | undefined = root.parent === null ? undefined : byParaId.get(root.parent)
        if (above === undefined || above === root) break
        root = above
      }
      return root
    }
    const threads = new Map<ReadComment, Thread>()
    for (const comment of read) {
      const root = rootOf(comment)
      const id = `word-comment-${read.indexOf(root) + 1}`
      const thread = threads.get(root) ?? { id, mark: schema.marks.comment.create({ thread: id }), resolved: root.resolved, comments: [], paragraph: null, quote: '', range: null }
      if (!threads.has(root)) this.#threads.push(thread)
      threads.set(root, thread)
      if (comment === root) thread.comments.unshift(comment)
      else thread.comments.push(comment)
      this.#byWordId.set(comment.wordId, thread)
    }
  }

  get isEmpty(): boolean {
    return this.#threads.length === 0
  }

  /** The marks of the comments that are open; the same list until one begins or ends. */
  get marks(): readonly Mark[] {
    return this.#marks
  }

  start(wordId: string | null): void {
    const thread = this.#byWordId.get(wordId ?? '')
    if (thread === undefined || thread.range !== null) return
    if (this.#open.size >= mostOpen) throw new WordFault('word.too-large', 'The file holds more comments over the same words than any document has. It was not opened.')
    thread.range = wordId
    this.#open.add(thread)
    this.#marks = Array.from(this.#open, ({ mark }) => mark)
  }

  end(wordId: string | null): void {
    const thread = this.#byWordId.get(wordId ?? '')
    if (thread === undefined || thread.range !== wordId || !this.#open.delete(thread)) return
    this.#marks = Array.from(this.#open, ({ mark }) => mark)
  }

  /** The mark of a comment that stands at a point (17.13.4.5) and whose words nothing has marked; null for one that is known by its range. */
  at(wordId: string | null): Mark | null {
    const thread = this.#byWordId.get(wordId ?? '')
    return thread === undefined || thread.paragraph !== null ? null : thread.mark
  }

  /** Tells comments, by their marks, what they are of. */
  read(paragraph: string, text: string, marks: readonly Mark[]): void {
    for (const thread of this.#threads) {
      if (!marks.includes(thread.mark)) continue
      thread.paragraph ??= paragraph
      if (thread.quote.length < longestQuote) thread.quote = (thread.quote + text).slice(0, longestQuote).toWellFormed()
    }
  }

  done(): ImportedThread[] {
    return this.#threads.map(({ id, resolved, comments, paragraph, quote }) => ({
      id,
      resolved,
      comments: comments.map(({ wordId, paraId, author, initials, at, text }) => ({ wordId, paraId, author, initials, at, text })),
      paragraph,
      quote,
    }))
  }
}
