import type { Node } from 'prosemirror-model'
import type { CommentsWriter, ExportedThread } from '#shared/word/export/comments-writer.ts'
import type { ExportReport } from '#shared/word/export/export-report.ts'
import type { RangePoints } from '#shared/word/export/points.ts'
import { element } from '#shared/word/xml/tree.ts'

/** What a file knows of the threads it holds already. */
export interface KnownThreads {
  /** Whether a thread's range stands in the file. */
  readonly hasRange: (threadId: string) => boolean
}

interface Passage {
  readonly from: number
  to: number
}

/** From where to where each thread reaches. Footnotes have no comments of their own. */
function passagesOf(doc: Node): ReadonlyMap<string, Passage> {
  const found = new Map<string, Passage>()
  doc.descendants((node, pos) => {
    if (!node.isInline) return true
    for (const mark of node.marks) {
      if (mark.type.name !== 'comment') continue
      const thread = String(mark.attrs['thread'])
      const known = found.get(thread)
      if (known === undefined) found.set(thread, { from: pos, to: pos + node.nodeSize })
      else known.to = pos + node.nodeSize
    }
    return false
  })
  return found
}

/** The start of the content of a paragraph with that id, else of the first one. */
function paragraphStart(doc: Node, id: string | null): number {
  let first: number | null = null
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (node.type.name === 'paragraph') {
      first ??= pos + 1
      if (id !== null && node.attrs['id'] === id) found ??= pos + 1
    }
    return !node.inlineContent
  })
  return found ?? first ?? 1
}

/**
 * Writes the threads that may leave and marks where they stand: a comment and each of its replies over the same words (ECMA-376 Part 1, 17.13.4). A
 * thread whose passage is gone stands at the beginning of its paragraph, or of the text.
 */
export function markComments(doc: Node, threads: readonly ExportedThread[], comments: CommentsWriter, points: RangePoints, report: ExportReport, known: KnownThreads | null): void {
  const passages = passagesOf(doc)
  for (const thread of threads) {
    if (thread.internal === true || thread.comments.length === 0) continue
    const ids = comments.add(thread)
    if (known?.hasRange(thread.id) === true && passages.has(thread.id)) {
      // A reply that is new stands over the words of its thread, whose range is in the file.
      const fresh = ids.filter((_id, index) => thread.comments[index]?.wordId === null)
      if (fresh.length === 0) continue
      mark(fresh, passages.get(thread.id) ?? { from: 1, to: 1 })
      continue
    }
    const passage = passages.get(thread.id)
    if (passage === undefined) report.add('comment whose passage is gone')
    const at = passage === undefined ? paragraphStart(doc, thread.paragraph) : 0
    mark(ids, passage ?? { from: at, to: at })
  }

  function mark(ids: readonly string[], { from, to }: Passage): void {
    const starts = ids.map((id) => element('w:commentRangeStart', { 'w:id': id }))
    const ends = ids.flatMap((id) => [element('w:commentRangeEnd', { 'w:id': id }), comments.reference(id)])
    // Over no words both ends are one place, and the beginning comes first.
    if (from === to) points.start(from, ...starts, ...ends)
    else {
      points.start(from, ...starts)
      points.end(to, ...ends)
    }
  }
}
