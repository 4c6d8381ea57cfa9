import { Fragment, type Node } from 'prosemirror-model'
import type { Services, Writer } from '#electron/services.ts'
import { saveThread, threadsOf } from '#electron/store/repositories/threads.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Comment, Thread } from '#shared/negotiation/comment.ts'
import { mergedThreads } from '#shared/negotiation/returned/merged-threads.ts'
import type { ExportedThread } from '#shared/word/export/comments-writer.ts'
import type { ImportedThread } from '#shared/word/import/comments.ts'

/** What became of the comments of a Word file. */
export interface TakenComments {
  /** The thread of ours that each thread of the file is, by its id in the file. */
  readonly threads: ReadonlyMap<string, Thread['id']>
  /** Word's id of each comment, by the id it has here. */
  readonly wordIds: Readonly<Record<string, string>>
  /** How many comments were not there before. */
  readonly fresh: number
}

/** Takes the threads of a Word file into a contract's discussion. To be called in a transaction. */
export function takeComments(services: Services, { db }: Writer, contract: ContractId, imported: readonly ImportedThread[]): TakenComments {
  const names = { newThread: () => services.newId<'thread'>(), newComment: () => services.newId<'comment'>() }
  const { threads, known, wordIds, fresh } = mergedThreads(contract, threadsOf(db, contract), imported, names)
  for (const thread of threads) saveThread(db, thread)
  return { threads: known, wordIds, fresh }
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
