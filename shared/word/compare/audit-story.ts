import { alignDocuments } from '#shared/compare/align-documents.ts'
import type { Alignment, Pair } from '#shared/redline/alignment.ts'
import { append } from '../xml/append.ts'
import { attr, child, descendants, textOf, type XmlElement } from '../xml/tree.ts'
import type { PlacedParagraph } from './audit-places.ts'
import { wordsIn } from './audit-places.ts'
import { instructionOf, propertiesKey } from './element-keys.ts'
import { operationsOf, type Operation } from './operations.ts'
import type { Piece } from './pieces.ts'
import { shadowDocument, type Reading, type ShadowBlock, type ShadowList, type ShadowTable } from './shadow.ts'

export type UntrackedKind = 'text' | 'paragraph' | 'table' | 'field' | 'link' | 'object' | 'numbering' | 'tracked-change' | 'formatting'
export type UntrackedPart = 'body' | 'table' | 'header' | 'footer' | 'footnote' | 'endnote' | 'text-box' | 'styles'

/** What is different without being tracked. */
export interface UntrackedDifference {
  readonly kind: UntrackedKind
  readonly part: UntrackedPart
  /** The number of the clause, or the heading, or what kind of part it is in. */
  readonly where: string
  readonly before: string
  readonly after: string
}

export interface StoryAudit {
  /** Whether paragraphs came or went, so that those after them are counted anew. */
  readonly isRecounted?: boolean
  readonly part: UntrackedPart
  readonly formatting: boolean
  readonly sent: { readonly reading: Reading; readonly places: ReadonlyMap<XmlElement, PlacedParagraph> }
  readonly received: { readonly reading: Reading; readonly places: ReadonlyMap<XmlElement, PlacedParagraph> }
  readonly keptNote: (sent: XmlElement, received: XmlElement) => void
}

/** Fields whose value follows from how the pages fall: it is no part of the text (17.16.5). */
const volatile = /^(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION)\b/i
const tracking = /^w:(?:ins|del|moveFrom|moveTo)$/
const ofLook = ['w:rPrChange', 'w:pPrChange', 'w:rPr', 'w:sectPr', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']

/** Every difference between two lists of blocks. */
export function auditLists(sent: ShadowList, received: ShadowList, audit: StoryAudit): UntrackedDifference[] {
  const { alignment } = alignDocuments(shadowDocument(sent.blocks), shadowDocument(received.blocks))
  const replaced = alignment.blocks(shadowDocument(sent.blocks), shadowDocument(received.blocks))
  return differences(sent, received, operationsOf(sent.blocks, received.blocks, alignment, replaced, [], 0), alignment, audit)
}

function piecesOf(block: ShadowBlock | undefined, from: number, to: number): { piece: Piece; from: number; to: number }[] {
  if (block?.kind !== 'paragraph') return []
  return block.pieces.flatMap((piece) => {
    const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)]
    return start < end ? [{ piece, from: start, to: end }] : []
  })
}

function words({ piece, from, to }: { piece: Piece; from: number; to: number }): string {
  if (piece.kind === 'text') return (piece.content.name === 'w:tab' ? '\t' : piece.content.name === 'w:t' || piece.content.name === 'w:delText' ? textOf(piece.content) : ' ').slice(from - piece.from, to - piece.from)
  return wordsIn(piece.content)
}

interface Group {
  before: string
  after: string
  readonly pieces: Piece[]
  readonly old: Piece[]
  readonly now: Piece[]
  ends: number
  blocks: number
  at: XmlElement | null
  isReceived: boolean
}

function differences(sent: ShadowList, received: ShadowList, operations: readonly Operation[], alignment: Alignment, around: StoryAudit): UntrackedDifference[] {
  const audit = { ...around, isRecounted: around.isRecounted === true || operations.some((each) => each.kind !== 'inline' && each.kind !== 'range' && each.status !== 'kept') }
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
      append(out, keptDifferences(operation, sent, received, alignment, audit))
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

function describe({ before, after, pieces, old, now, ends, blocks, at, isReceived }: Group, audit: StoryAudit): UntrackedDifference | null {
  const where = placeOf(at, isReceived, audit)
  const told = { part: audit.part, where, before: before.trim() === '' && after.trim() !== '' ? '' : before, after }
  if (blocks > 0) return { ...told, kind: 'table' }
  if (pieces.length === 0) return ends > 0 ? { ...told, kind: 'paragraph' } : null
  if (pieces.every(isField)) {
    const [code, other] = [old, now].map((side) => instructionOf(side.map(({ content }) => content)))
    if (code === other && volatile.test(code ?? '')) return null
    return { ...told, kind: 'field', ...(before === after ? { before: `{${code ?? ''}}`, after: `{${other ?? ''}}` } : {}) }
  }
  if (pieces.every(({ content }) => content.name === 'w:hyperlink') && before === after) return { ...told, kind: 'link', before: linkOf(old, audit.sent.reading), after: linkOf(now, audit.received.reading) }
  if (pieces.every(({ kind }) => kind === 'atom')) {
    const isBox = pieces.some(({ content }) => content.name === 'w:txbxContent' || [...descendants(content, 'w:txbxContent')].length > 0)
    if (isBox) return { ...told, part: 'text-box', kind: before === after ? 'object' : 'text' }
    return { ...told, kind: 'object' }
  }
  return { ...told, kind: 'text' }
}

function isField({ kind, content }: Piece): boolean {
  return kind === 'field' || content.name === 'w:fldSimple' || content.name === 'w:instrText' || content.name === 'w:fldChar'
}

function linkOf(pieces: readonly Piece[], { targets }: Reading): string {
  return pieces.map(({ content }) => targets(attr(content, 'r:id') ?? '') || (attr(content, 'w:anchor') ?? '')).join(' ')
}

function placeOf(element: XmlElement | null, isReceived: boolean, { sent, received, part }: StoryAudit): string {
  const places = isReceived ? received.places : sent.places
  return (element === null ? undefined : (places.get(element) ?? [...descendants(element, 'w:p')].map((each) => places.get(each)).find((each) => each !== undefined)))?.where ?? (part === 'body' ? '' : part)
}

function keptDifferences(operation: Exclude<Operation, { kind: 'range' }>, sent: ShadowList, received: ShadowList, alignment: Alignment, audit: StoryAudit): UntrackedDifference[] {
  if (operation.kind === 'inline') {
    const { old, now } = operation
    return old === null || now === null ? [] : keptWords(piecesOf(sent.blocks[old.block], old.from, old.to), piecesOf(received.blocks[now.block], now.from, now.to), received.blocks[now.block]?.element ?? null, audit)
  }
  const [before, after] = [sent.blocks[operation.old ?? -1], received.blocks[operation.now ?? -1]]
  if (before === undefined || after === undefined) return []
  if (before.kind === 'table' && after.kind === 'table') return tableDifferences(before, after, alignment, audit)
  if (operation.kind === 'block') return []
  const [was, is] = [audit.sent.places.get(before.element), audit.received.places.get(after.element)]
  const at = { part: audit.part, where: placeOf(after.element, true, audit) }
  const out: UntrackedDifference[] = []
  if (was !== undefined && is !== undefined && (was.list !== is.list || (was.label !== is.label && audit.isRecounted !== true))) out.push({ ...at, kind: 'numbering', before: was.label, after: is.label })
  if (audit.formatting && paragraphLook(before, audit.sent.reading) !== paragraphLook(after, audit.received.reading)) out.push({ ...at, kind: 'formatting', before: wordsIn(before.element), after: wordsIn(after.element) })
  return out
}

type Cut = ReturnType<typeof piecesOf>[number]

function keptWords(old: readonly Cut[], now: readonly Cut[], at: XmlElement | null, audit: StoryAudit): UntrackedDifference[] {
  const found = new Map<UntrackedKind, string>()
  let next = 0
  let done = 0
  for (const each of now) {
    for (let from = each.from; from < each.to; ) {
      const other = old[next]
      if (other === undefined) break
      const start = Math.max(other.from, done)
      const length = Math.min(each.to - from, other.to - start)
      if (other.piece.kind === 'note' && each.piece.kind === 'note') audit.keptNote(other.piece.content, each.piece.content)
      const text = words({ piece: each.piece, from, to: from + length })
      if (each.piece.kind === 'text' && stateOf(other.piece) !== stateOf(each.piece)) found.set('tracked-change', (found.get('tracked-change') ?? '') + text)
      else if (audit.formatting && each.piece.kind === 'text' && lookOf(other.piece, audit.sent.reading) !== lookOf(each.piece, audit.received.reading)) found.set('formatting', (found.get('formatting') ?? '') + text)
      from += length
      done = start + length
      if (done >= other.to) {
        next += 1
        done = each.piece.kind === 'field' ? done - 1 : 0
      }
    }
  }
  return [...found].map(([kind, text]) => ({ kind, part: audit.part, where: placeOf(at, true, audit), before: text, after: text }))
}

function paragraphLook({ element }: ShadowBlock, { targets }: Reading): string {
  return propertiesKey(child(element, 'w:pPr'), targets, [...ofLook, 'w:numPr'])
}

function cellLook(cell: XmlElement, { targets }: Reading): string {
  return propertiesKey(child(cell, 'w:tcPr'), targets, ['w:tcPrChange', 'w:cellIns', 'w:cellDel'])
}

function stateOf({ chain }: Piece): string {
  return chain.filter(({ name }) => tracking.test(name)).map(({ name }) => name).join(' ')
}

function lookOf({ run }: Piece, { targets }: Reading): string {
  return run === null ? '' : propertiesKey(child(run, 'w:rPr'), targets, ofLook)
}

function unpaired<T>(list: readonly T[], pairs: readonly Pair[], side: 'before' | 'after'): T[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return list.filter((_, index) => !taken.has(index))
}

function tableDifferences(sent: ShadowTable, received: ShadowTable, alignment: Alignment, audit: StoryAudit): UntrackedDifference[] {
  const inTable: StoryAudit = audit.part === 'body' ? { ...audit, part: 'table' } : audit
  const where = placeOf(received.element, true, audit)
  const lone = (list: readonly { readonly element: XmlElement }[], isReceived: boolean): UntrackedDifference[] =>
    list.map(({ element }) => ({ kind: 'table', part: inTable.part, where, before: isReceived ? '' : wordsIn(element), after: isReceived ? wordsIn(element) : '' }))
  const rows = alignment.rows(sent.node, received.node)
  const out = [...lone(unpaired(sent.rows, rows, 'before'), false), ...lone(unpaired(received.rows, rows, 'after'), true)]
  for (const pair of rows) {
    const [old, now] = [sent.rows[pair.before], received.rows[pair.after]]
    if (old === undefined || now === undefined) continue
    const cells = alignment.cells(old.node, now.node)
    out.push(...lone(unpaired(old.cells, cells, 'before'), false), ...lone(unpaired(now.cells, cells, 'after'), true))
    for (const { before, after } of cells) {
      const [was, is] = [old.cells[before], now.cells[after]]
      if (was === undefined || is === undefined) continue
      append(out, differences(was.list, is.list, operationsOf(was.list.blocks, is.list.blocks, alignment, alignment.blocks(was.node, is.node), [], 0), alignment, inTable))
      if (audit.formatting && cellLook(was.element, audit.sent.reading) !== cellLook(is.element, audit.received.reading)) out.push({ kind: 'formatting', part: inTable.part, where, before: wordsIn(was.element), after: wordsIn(is.element) })
    }
  }
  return out
}
