import { child, children, type XmlElement } from '../xml/tree.ts'
import { piecesOf, placeOf, words, type Cut } from './audit-cuts.ts'
import { wordsIn } from './audit-places.ts'
import { propertiesKey } from './element-keys.ts'
import type { Operation } from './operations.ts'
import type { Piece } from './pieces.ts'
import type { Reading, ShadowBlock, ShadowList } from './shadow.ts'
import type { StoryAudit, UntrackedDifference, UntrackedKind } from './untracked.ts'

const tracking = /^w:(?:ins|del|moveFrom|moveTo)$/
const ofLook = ['w:rPrChange', 'w:pPrChange', 'w:rPr', 'w:sectPr', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']

/** What is different in what both sides have: the state of tracked changes, hiding, numbers, controls, and looks where they are asked for. */
export function keptDifferences(operation: Exclude<Operation, { kind: 'range' }>, sent: ShadowList, received: ShadowList, audit: StoryAudit): UntrackedDifference[] {
  if (operation.kind === 'inline') {
    const { old, now } = operation
    return old === null || now === null ? [] : keptWords(piecesOf(sent.blocks[old.block], old.from, old.to), piecesOf(received.blocks[now.block], now.from, now.to), { sent: sent.blocks[old.block]?.element ?? null, received: received.blocks[now.block]?.element ?? null }, audit)
  }
  const [before, after] = [sent.blocks[operation.old ?? -1], received.blocks[operation.now ?? -1]]
  if (before === undefined || after === undefined) return []
  const controls = controlDifferences(before, after, audit)
  if (operation.kind === 'block') return controls
  const [was, is] = [audit.sent.places.get(before.element), audit.received.places.get(after.element)]
  const at = { part: audit.part, where: placeOf(after.element, true, audit) }
  const out: UntrackedDifference[] = [...controls]
  if (markState(before.element) !== markState(after.element)) out.push({ ...at, kind: 'tracked-change', before: wordsIn(before.element), after: wordsIn(after.element) })
  if (was !== undefined && is !== undefined && (was.list !== is.list || (was.label !== is.label && audit.isRecounted !== true))) out.push({ ...at, kind: 'numbering', before: was.label, after: is.label })
  if (audit.formatting && paragraphLook(before, audit.sent.reading) !== paragraphLook(after, audit.received.reading)) out.push({ ...at, kind: 'formatting', before: wordsIn(before.element), after: wordsIn(after.element) })
  return out
}

function keptWords(old: readonly Cut[], now: readonly Cut[], at: { readonly sent: XmlElement | null; readonly received: XmlElement | null }, audit: StoryAudit): UntrackedDifference[] {
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
      else if (each.piece.kind === 'text' && audit.sent.isHidden(other.piece.run, at.sent) !== audit.received.isHidden(each.piece.run, at.received)) found.set('hidden-text', (found.get('hidden-text') ?? '') + text)
      else if (audit.formatting && each.piece.kind === 'text' && lookOf(other.piece, audit.sent.reading) !== lookOf(each.piece, audit.received.reading)) found.set('formatting', (found.get('formatting') ?? '') + text)
      from += length
      done = start + length
      if (done >= other.to) {
        next += 1
        done = each.piece.kind === 'field' ? done - 1 : 0
      }
    }
  }
  return [...found].map(([kind, text]) => ({ kind, part: audit.part, where: placeOf(at.received, true, audit), before: text, after: text }))
}

function paragraphLook({ element }: ShadowBlock, { targets }: Reading): string {
  return propertiesKey(child(element, 'w:pPr'), targets, [...ofLook, 'w:numPr'])
}

/** The tracked changes of a paragraph's end (17.13.5.14–28). */
function markState(paragraph: XmlElement): string {
  const properties = child(paragraph, 'w:pPr')
  const run = properties === null ? null : child(properties, 'w:rPr')
  return run === null ? '' : children(run).filter(({ name }) => tracking.test(name)).map(({ name }) => name).sort().join(' ')
}

/** What Word itself changes when a control is filled in. */
const ofFilling = ['w:showingPlcHdr', 'w:placeholder', 'w:id']

/** Content controls (17.5.2) around a block with other properties than they had. */
function controlDifferences(before: ShadowBlock, after: ShadowBlock, audit: StoryAudit): UntrackedDifference[] {
  const [was, is] = [controlsKey(before, audit.sent.reading), controlsKey(after, audit.received.reading)]
  return was === is ? [] : [{ kind: 'content-control', part: audit.part, where: placeOf(after.element, true, audit), before: wordsIn(before.element), after: wordsIn(after.element) }]
}

function controlsKey({ chain }: ShadowBlock, { targets }: Reading): string {
  return chain.map((each) => propertiesKey(child(each, 'w:sdtPr'), targets, ofFilling)).join('|')
}

function stateOf({ chain }: Piece): string {
  return chain.filter(({ name }) => tracking.test(name)).map(({ name }) => name).join(' ')
}

function lookOf({ run }: Piece, { targets }: Reading): string {
  return run === null ? '' : propertiesKey(child(run, 'w:rPr'), targets, ofLook)
}
