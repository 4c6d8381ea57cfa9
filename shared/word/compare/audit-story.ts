import { alignDocuments } from '#shared/compare/align-documents.ts'
import type { Alignment } from '#shared/redline/alignment.ts'
import { append } from '../xml/append.ts'
import type { XmlElement } from '../xml/tree.ts'
import { piecesOf, words } from './audit-cuts.ts'
import { describe, type Group } from './audit-groups.ts'
import { keptDifferences } from './audit-kept.ts'
import { wordsIn } from './audit-places.ts'
import { tableDifferences } from './audit-tables.ts'
import { operationsOf, type Operation } from './operations.ts'
import { shadowDocument, type ShadowCell, type ShadowList } from './shadow.ts'
import type { StoryAudit, UntrackedDifference } from './untracked.ts'

/** Every difference between two lists of blocks. */
export function auditLists(sent: ShadowList, received: ShadowList, audit: StoryAudit): UntrackedDifference[] {
  const { alignment } = alignDocuments(shadowDocument(sent.blocks), shadowDocument(received.blocks))
  const replaced = alignment.blocks(shadowDocument(sent.blocks), shadowDocument(received.blocks))
  return differences(sent, received, operationsOf(sent.blocks, received.blocks, alignment, replaced, [], 0), alignment, audit)
}

function differences(sent: ShadowList, received: ShadowList, operations: readonly Operation[], alignment: Alignment, around: StoryAudit): UntrackedDifference[] {
  const audit = { ...around, isRecounted: around.isRecounted === true || operations.some((each) => each.kind !== 'inline' && each.kind !== 'range' && each.status !== 'kept') }
  const inCell = (was: ShadowCell, is: ShadowCell, inside: StoryAudit): UntrackedDifference[] =>
    differences(was.list, is.list, operationsOf(was.list.blocks, is.list.blocks, alignment, alignment.blocks(was.node, is.node), [], 0), alignment, inside)
  const out: UntrackedDifference[] = []
  let group: Group | null = null
  let waiting: Group | null = null
  const flush = (): void => {
    if (waiting !== null) {
      const told = describe(waiting, audit)
      if (told !== null) out.push(told)
    }
    waiting = group = null
  }
  const opened = (element: XmlElement | undefined, isReceived: boolean): Group => {
    group ??= { before: '', after: '', pieces: [], old: [], now: [], ends: 0, blocks: 0, at: element ?? null, isReceived }
    waiting = group
    return group
  }
  for (const operation of operations) {
    if (operation.kind === 'range') continue
    if (operation.status === 'kept') {
      flush()
      const [before, after] = operation.kind === 'inline' ? [] : [sent.blocks[operation.old ?? -1], received.blocks[operation.now ?? -1]]
      append(out, keptDifferences(operation, sent, received, audit))
      if (before?.kind === 'table' && after?.kind === 'table') append(out, tableDifferences(before, after, alignment, audit, inCell))
      continue
    }
    const isReceived = operation.status === 'inserted'
    if (operation.kind === 'inline') {
      const fragment = operation.now ?? operation.old
      if (fragment === null) continue
      const block = (isReceived ? received : sent).blocks[fragment.block]
      const into = opened(block?.element, isReceived)
      for (const each of piecesOf(block, fragment.from, fragment.to)) {
        into[isReceived ? 'after' : 'before'] += words(each)
        into[isReceived ? 'now' : 'old'].push(each.piece)
        into.pieces.push(each.piece)
      }
      continue
    }
    const block = (isReceived ? received : sent).blocks[operation.now ?? operation.old ?? -1]
    const into = opened(block?.element, isReceived)
    if (operation.kind === 'end') into.ends += 1
    else if (block !== undefined) {
      into.blocks += 1
      into[isReceived ? 'after' : 'before'] += wordsIn(block.element)
    }
  }
  flush()
  return out
}
