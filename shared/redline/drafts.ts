import { Fragment, type Attrs, type Node } from 'prosemirror-model'
import { structureChanges, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'
import { bareStamp, isOwnBlock, type Stamper } from '#shared/redline/stamping.ts'
import { propertiesOf, propertyChanges, structureOf, withAttributes } from '#shared/redline/weave-properties.ts'

/** How a paragraph of a redline ends: with an end both documents have, with one taken out, or with one put in. */
export type Ending =
  | { readonly kind: 'kept'; readonly old: Node; readonly now: Node }
  | { readonly kind: 'deleted'; readonly old: Node; readonly stamp: ChangeStamp }
  | { readonly kind: 'inserted'; readonly now: Node; readonly stamp: ChangeStamp }

/** A paragraph of a redline while it is put together. */
export interface DraftParagraph {
  readonly kind: 'paragraph'
  readonly content: readonly Node[]
  readonly ending: Ending
  /** Paragraphs whose ends were the author's own pending additions and are gone; their words stand here. */
  readonly dropped: readonly Node[]
}

/** A block that is finished: kept, taken out or put in. */
export interface DraftBlock {
  readonly kind: 'block'
  readonly node: Node
  readonly standing: 'kept' | 'deleted' | 'inserted'
}

export type Draft = DraftParagraph | DraftBlock

/** Where the attributes of a paragraph come from when ends were put in or taken out around it. */
interface Heirs {
  /** Paragraphs that keep their own attributes for those that run into them. */
  readonly heads: Map<DraftParagraph, { readonly lineage: Node; readonly target: Attrs }>
  /** Those that run into them, but for the last: their ends hand the attributes on. */
  readonly handing: Set<DraftParagraph>
  /** Paragraphs whose own past is continued by another. */
  readonly replaced: Map<DraftParagraph, 'by deleted' | 'by inserted'>
}

/** The paragraph whose attributes these words have, before the gesture: of those run together already, the one that keeps its own. */
function lineageOf(draft: DraftParagraph, old: Node): Node {
  return draft.dropped.find((node) => structureChanges(node, 'insertion').some(({ keeps }) => keeps === 'this')) ?? old
}

function handOn(drafts: readonly Draft[], head: DraftParagraph, last: DraftParagraph, heirs: Heirs): void {
  for (const draft of drafts.slice(drafts.indexOf(head) + 1, drafts.indexOf(last))) if (draft.kind === 'paragraph') heirs.handing.add(draft)
}

/**
 * Split and joined paragraphs. The first half of a split keeps the identity it had, though the end after it is new; the same holds for what is
 * left of a paragraph that others are joined to. Both are found by their ids.
 */
function findHeirs(drafts: readonly Draft[]): Heirs {
  const heirs: Heirs = { heads: new Map(), handing: new Set(), replaced: new Map() }
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== 'paragraph' || draft.ending.kind !== 'kept') continue
    const { old, now } = draft.ending
    const lineage = lineageOf(draft, old)
    if (lineage.attrs['id'] === now.attrs['id']) continue
    const head = (kind: 'deleted' | 'inserted', id: unknown): DraftParagraph | null => {
      for (let at = index - 1; at >= 0; at -= 1) {
        const earlier = drafts[at]
        if (earlier === undefined) return null
        if (earlier.kind === 'block') {
          if (earlier.standing === kind) continue
          return null
        }
        if (earlier.ending.kind !== kind) return null
        const own = earlier.ending.kind === 'deleted' ? earlier.ending.old : earlier.ending.now
        if (own.attrs['id'] === id) return earlier
      }
      return null
    }
    const joined = head('deleted', now.attrs['id'])
    if (joined !== null && joined.ending.kind === 'deleted') {
      heirs.heads.set(joined, { lineage: lineageOf(joined, joined.ending.old), target: now.attrs })
      handOn(drafts, joined, draft, heirs)
      heirs.replaced.set(draft, 'by deleted')
      continue
    }
    const split = head('inserted', lineage.attrs['id'])
    if (split !== null && split.ending.kind === 'inserted') {
      heirs.heads.set(split, { lineage, target: split.ending.now.attrs })
      handOn(drafts, split, draft, heirs)
      heirs.replaced.set(draft, 'by inserted')
    }
  }
  return heirs
}

/** Whether the paragraph before keeps its own attributes for what runs into it, by a change of the same kind: then they are handed on. */
function handsOn(before: Node | undefined, kind: 'deleted' | 'inserted'): boolean {
  return before !== undefined && before.type.name === 'paragraph' && structureChanges(before, kind === 'deleted' ? 'deletion' : 'insertion').some(({ keeps }) => keeps === 'this')
}

/** Whether rejecting the author's own pending changes leaves nothing of a paragraph, so that its attributes need no record. */
function isOwnAlready(old: Node, before: Node | undefined, stamper: Stamper): boolean {
  const keepsThis = (node: Node): boolean => structureChanges(node, 'insertion').some((change) => change.keeps === 'this' && stamper.isMine(change))
  if (before !== undefined && before.type.name === 'paragraph' && keepsThis(before)) return true
  return isOwnBlock(old, stamper) && !keepsThis(old)
}

/** Turns drafts into blocks: each paragraph gets its attributes, and the record of what they were. */
export function settleDrafts(drafts: readonly Draft[], carried: ReadonlySet<string>, stamper: Stamper, previous: Node | undefined): Node[] {
  const { heads, handing, replaced } = findHeirs(drafts)
  const settled: Node[] = []
  for (const draft of drafts) {
    if (draft.kind === 'block') {
      settled.push(draft.node)
      continue
    }
    const content = Fragment.fromArray([...draft.content])
    const { ending } = draft
    const head = heads.get(draft)
    const keeping = head !== undefined || handing.has(draft) || (ending.kind !== 'kept' && handsOn(settled.at(-1) ?? previous, ending.kind))
    const keeps = keeping ? ({ keeps: 'this' } as const) : {}
    if (ending.kind === 'kept') {
      const { old, now } = ending
      const lineage = lineageOf(draft, old)
      const role = replaced.get(draft)
      if (role === 'by deleted') settled.push(withAttributes(lineage, content, [...propertiesOf(lineage), ...structureOf(old)]))
      else if (role === 'by inserted') settled.push(withAttributes(now, content, [...propertiesOf(now).filter(({ id }) => carried.has(id)), ...structureOf(old)]))
      else {
        const properties = isOwnAlready(old, settled.at(-1) ?? previous, stamper) ? propertiesOf(lineage) : propertyChanges(lineage, now, stamper)
        settled.push(withAttributes(now, content, [...properties, ...structureOf(old)]))
      }
      continue
    }
    const stamp = bareStamp(ending.stamp)
    if (ending.kind === 'deleted') {
      const { old } = ending
      const earlier = structureOf(old)
      const gone: NodeChange[] = !keeping && earlier.some(({ kind }) => kind === 'deletion') ? [] : [{ kind: 'deletion', ...stamp, ...keeps }]
      const lineage = head?.lineage ?? lineageOf(draft, old)
      const target = head === undefined ? lineage : { type: lineage.type, attrs: head.target, marks: lineage.marks }
      const properties = head === undefined ? propertiesOf(lineage) : propertyChanges(lineage, target, stamper)
      settled.push(withAttributes(target, content, [...properties, ...earlier, ...gone]))
    } else {
      const { now } = ending
      const made: NodeChange = { kind: 'insertion', ...stamp, ...keeps }
      const properties = head === undefined ? propertiesOf(now).filter(({ id }) => carried.has(id)) : propertyChanges(head.lineage, now, stamper)
      settled.push(withAttributes(now, content, [...properties, made]))
    }
  }
  return settled
}
