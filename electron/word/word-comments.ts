import { Fragment, type Node } from 'prosemirror-model'
import type { Services, Writer } from '#electron/services.ts'
import { saveThread, threadsOf } from '#electron/store/repositories/threads.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Comment, Thread } from '#shared/negotiation/comment.ts'
import type { ExportedThread } from '#shared/word/export/comments-writer.ts'
import type { ImportedComment, ImportedThread } from '#shared/word/import/comments.ts'

/** What became of the comments of a Word file. */
export interface TakenComments {
  /** The thread of ours that each thread of the file is, by its id in the file. */
  readonly threads: ReadonlyMap<string, Thread['id']>
  /** Word's id of each comment, by the id it has here. */
  readonly wordIds: Readonly<Record<string, string>>
  /** How many comments were not there before. */
  readonly fresh: number
}

/** What a comment is known again by: other programs keep its words, and its time to the second, but no id of ours. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function isSame(own: Comment, other: ImportedComment): boolean {
  return own.removedAt === null && words(own.text) === words(other.text)
}

function taken(services: Services, { author, at, text }: ImportedComment): Comment {
  const said = text.trim() === '' ? '(empty)' : text.slice(0, 20_000).toWellFormed()
  return { id: services.newId<'comment'>(), person: null, author: author.slice(0, 300), at, text: said, editedAt: null, removedAt: null }
}

/**
 * Takes the threads of a Word file into a contract's discussion: a thread that begins with a comment of ours goes on with the answers that are
 * new; any other is new. Whoever spoke is nobody of the house, under the name in the file. To be called in a transaction.
 */
export function takeComments(services: Services, { db }: Writer, contract: ContractId, imported: readonly ImportedThread[]): TakenComments {
  const known = threadsOf(db, contract).filter(({ internal }) => !internal)
  const threads = new Map<string, Thread['id']>()
  const wordIds: Record<string, string> = {}
  let fresh = 0
  for (const { id, resolved, comments, paragraph, quote } of imported) {
    const [first] = comments
    if (first === undefined) continue
    const at = known.findIndex((thread) => thread.comments.some((comment) => isSame(comment, first)))
    const own = at === -1 ? null : (known.splice(at, 1)[0] ?? null)
    const all = own === null ? [] : [...own.comments]
    const left = [...all]
    for (const comment of comments) {
      const match = left.findIndex((each) => isSame(each, comment))
      const kept = match === -1 ? taken(services, comment) : left.splice(match, 1)[0]
      if (kept === undefined) continue
      wordIds[kept.id] = comment.wordId
      if (match !== -1) continue
      all.push(kept)
      fresh += 1
    }
    const thread: Thread = {
      id: own?.id ?? services.newId<'thread'>(),
      contract,
      paragraph: own?.paragraph ?? paragraph,
      quote: own?.quote ?? quote.slice(0, 2_000),
      internal: false,
      state: resolved ? 'resolved' : 'open',
      comments: all,
    }
    saveThread(db, thread)
    threads.set(id, thread.id)
  }
  return { threads, wordIds, fresh }
}

/** A text with the threads of a Word file under the ids they have here. */
export function withOwnThreads(doc: Node, threads: ReadonlyMap<string, Thread['id']>): Node {
  const rename = (node: Node): Node => {
    const inner = node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(rename)))
    if (!node.marks.some(({ type }) => type.name === 'comment')) return inner
    return inner.mark(
      node.marks.flatMap((mark) => {
        if (mark.type.name !== 'comment') return [mark]
        const thread = threads.get(String(mark.attrs['thread']))
        return thread === undefined ? [] : [mark.type.create({ thread })]
      }),
    )
  }
  return threads.size === 0 ? doc : rename(doc)
}

function initialsOf(name: string): string {
  return name.split(/\s+/).map((word) => word.charAt(0)).join('').slice(0, 9)
}

/** Threads as a Word file says them; `nameOf` says under which name what our people said leaves the house. */
export function exportedThreads(threads: readonly Thread[], wordIds: Readonly<Record<string, string>>, nameOf: (comment: Comment) => string): ExportedThread[] {
  return threads.map(({ id, paragraph, internal, state, comments }) => ({
    id,
    paragraph,
    internal,
    resolved: state === 'resolved',
    comments: comments
      .filter(({ removedAt }) => removedAt === null)
      .map((comment) => {
        const author = nameOf(comment)
        return { wordId: wordIds[comment.id] ?? null, author, initials: initialsOf(author), at: comment.at, text: comment.text }
      }),
  }))
}
