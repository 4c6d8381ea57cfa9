import type { Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import { partOf, type DocumentPart } from '#shared/compare/audit-parts.ts'
import { alteredPending, sentChanges, withoutTracking, type AlteredPending } from '#shared/compare/audit-pending.ts'
import { redlineOf, withoutComments } from '#shared/compare/compare-documents.ts'
import { comparedChanges, type ComparedChange, type DifferenceKind } from '#shared/compare/compared-changes.ts'
import { clauseLabels } from '#shared/redline/list-clauses.ts'
import { listChanges, type ListedChange } from '#shared/redline/list.ts'
import { resolveChanges } from '#shared/redline/resolve.ts'
import { eachChange } from '#shared/redline/resolving.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'

/** A difference that no tracked change accounts for; `pending` is a change of ours that was resolved or altered. */
export interface UntrackedDifference {
  readonly kind: DifferenceKind | 'pending'
  readonly part: DocumentPart
  /** The number of the clause, or the words of its heading; empty outside every clause. */
  readonly where: string
  readonly before: string
  readonly after: string
  /** The place in the audit's redline; null for a pending change, which that does not show. */
  readonly at: { readonly from: number; readonly to: number } | null
}

/** What came back, told apart. */
export interface RedlineAudit {
  /** The changes of what was received that are tracked and were not in what was sent. */
  readonly tracked: readonly ListedChange[]
  readonly untracked: readonly UntrackedDifference[]
  /** The text that was sent with the untracked differences as a redline, everything pending in it taken as plain text. */
  readonly redline: Node
}

function withBlocks(blocks: readonly string[], words: string): string {
  return [...blocks, words].filter((part) => part !== '').join(': ')
}

function told(change: ComparedChange): { before: string; after: string } {
  const { kind, deleted, inserted, deletedBlocks, insertedBlocks, affected, formats, properties } = change
  if (kind === 'changed') return { before: properties.map(({ name, before }) => `${name}: ${before}`).join(', '), after: properties.map(({ name, after }) => `${name}: ${after}`).join(', ') }
  if (kind === 'formatted') return { before: affected, after: `${affected} (${formats.map(({ words }) => words).join(', ')})` }
  return { before: withBlocks(deletedBlocks, deleted), after: withBlocks(insertedBlocks, inserted) }
}

function pendingDifference({ before, after }: AlteredPending, sent: Node, base: Node): UntrackedDifference {
  const [doc, { kind, from }] = before === null ? [base, after] : [sent, before]
  const place = doc.resolve(from)
  const block = place.depth === 0 ? from : place.before(1)
  const inTable = doc.nodeAt(block)?.type.name === 'table'
  const part: DocumentPart = kind === 'format' || kind === 'property' ? 'formatting' : inTable ? 'table' : 'body'
  return { kind: 'pending', part, where: clauseLabels(doc)(block), before: before?.words ?? '', after: after?.words ?? '', at: null }
}

/**
 * Compares what came back with what was sent, minus the changes that were tracked in the meantime: what is left was changed without a trace.
 * Pending changes of ours that were in what was sent are known again and stay; where one was resolved, or made to cover other words, that is
 * told too. Comments are not asked about. `stamp` names the differences in the redline of the audit.
 */
export function auditRedline(sent: Node, received: Node, stamp: RecordingStamp): RedlineAudit {
  const isOurs = sentChanges(sent, received)
  const base = resolveChanges(received, 'reject', (change) => !isOurs(change))
  const foreign = new Set<string>()
  eachChange(received, 0, (change) => !isOurs(change) && foreign.add(change.id))
  const [before, after] = [withoutTracking(withoutComments(sent)), withoutTracking(withoutComments(base))]
  const redline = withoutComments(redlineOf(before, after, alignDocuments(before, after), stamp))
  const differences = comparedChanges(redline).map((change): UntrackedDifference => {
    const { kind, clause, from, to } = change
    return { kind, part: partOf(redline, change), where: clause, ...told(change), at: { from, to } }
  })
  const pending = alteredPending(sent, base).map((altered) => pendingDifference(altered, sent, base))
  return {
    tracked: listChanges(received).filter(({ ids }) => ids.some((id) => foreign.has(id))),
    untracked: [...differences, ...pending],
    redline,
  }
}
