import type { Node } from 'prosemirror-model'
import { pendingChanges, type ContentPiece, type PendingChange } from '#shared/document/pending-changes.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'

/**
 * What a difference comes to for a reader. `split` and `joined` are paragraphs whose words stayed; `whitespace` are spaces, line breaks and
 * empty paragraphs; `unseen` is a reference or field that says the same as before.
 */
export const differenceKinds = ['inserted', 'deleted', 'replaced', 'moved', 'split', 'joined', 'formatted', 'changed', 'whitespace', 'unseen'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One difference of two documents: a change of their redline. */
export interface ComparedChange extends ListedChange {
  readonly kind: DifferenceKind
  /** How many words came and went. */
  readonly words: { readonly inserted: number; readonly deleted: number }
}

function isBlank(node: Node): boolean {
  return node.isText ? (node.text ?? '').trim() === '' : node.type.name === 'hardBreak'
}

function wordsIn(pieces: readonly ContentPiece[], kind: ContentPiece['kind']): number {
  const text = pieces.map(({ kind: own, node }) => (own === kind && node.isInline ? (node.isText ? (node.text ?? '') : node.type.name === 'hardBreak' ? ' ' : ' x ') : ' ')).join('')
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
}

function kindOf({ pieces }: PendingChange, listed: ListedChange): DifferenceKind {
  const content = pieces.filter((piece): piece is ContentPiece => piece.kind === 'insertion' || piece.kind === 'deletion')
  if (listed.label === 'moved' || content.length === 0) return listed.label
  const ends = content.filter(({ node }) => node.type.name === 'paragraph')
  const rest = content.filter(({ node }) => node.type.name !== 'paragraph')
  if (rest.every(({ node }) => isBlank(node))) {
    const telling = ends.filter(({ node }) => !node.children.every(isBlank))
    const [first] = telling
    if (first === undefined) return 'whitespace'
    return telling.every(({ kind }) => kind === first.kind) ? (first.kind === 'insertion' ? 'split' : 'joined') : 'replaced'
  }
  const atoms = ends.length === 0 && rest.every(({ node }) => node.type.name === 'reference' || node.type.name === 'field')
  return atoms && listed.inserted === listed.deleted ? 'unseen' : listed.label
}

/** The differences a redline shows, in its order. */
export function comparedChanges(redline: Node): readonly ComparedChange[] {
  const pending = pendingChanges(redline)
  return listChanges(redline).flatMap((listed, index) => {
    const change = pending[index]
    if (change === undefined) return []
    const content = change.pieces.filter((piece): piece is ContentPiece => piece.kind === 'insertion' || piece.kind === 'deletion')
    return [{ ...listed, kind: kindOf(change, listed), words: { inserted: wordsIn(content, 'insertion'), deleted: wordsIn(content, 'deletion') } }]
  })
}

/** The differences of one clause, in order. */
export interface ClauseChanges {
  /** The number of the clause, or the words of its heading; empty outside every clause. */
  readonly clause: string
  readonly changes: readonly ComparedChange[]
}

/** Differences by the clauses they stand in, in the order of the text. */
export function changesByClause(changes: readonly ComparedChange[]): ClauseChanges[] {
  const found: { clause: string; changes: ComparedChange[] }[] = []
  for (const change of changes) {
    const last = found.at(-1)
    if (last?.clause === change.clause) last.changes.push(change)
    else found.push({ clause: change.clause, changes: [change] })
  }
  return found
}

/** How two documents differ, in figures. */
export interface ComparisonSummary {
  readonly counts: Readonly<Record<DifferenceKind, number>>
  readonly words: { readonly inserted: number; readonly deleted: number }
  /** Whether nothing but white space, formatting, settings and what nobody sees differs. */
  readonly sameWords: boolean
  readonly identical: boolean
}

/** Counts differences. What was moved counts once, though it stands in two places; its words are neither added nor lost. */
export function summarise(changes: readonly ComparedChange[]): ComparisonSummary {
  const counts = Object.fromEntries(differenceKinds.map((kind) => [kind, 0])) as Record<DifferenceKind, number>
  const words = { inserted: 0, deleted: 0 }
  for (const { kind, words: own, partner, from } of changes) {
    if (kind === 'moved') {
      if (partner === null || from < partner.from) counts.moved += 1
      continue
    }
    counts[kind] += 1
    words.inserted += own.inserted
    words.deleted += own.deleted
  }
  const telling: readonly DifferenceKind[] = ['inserted', 'deleted', 'replaced', 'moved', 'split', 'joined']
  return { counts, words, sameWords: telling.every((kind) => counts[kind] === 0), identical: changes.length === 0 }
}
