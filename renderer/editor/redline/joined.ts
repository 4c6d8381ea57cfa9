import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { structureChanges } from '#shared/document/tracking.ts'
import { changedBlocks, collect } from '#renderer/editor/plugins/changed-blocks.ts'
import { hasWords, isDeleted, isGone } from '#renderer/editor/views/block-changes.ts'

/** A paragraph that reads as one with others, because the ends between them go. */
export interface Joined {
  /** The first of them has the number. */
  readonly place: 'first' | 'middle' | 'last'
  /** The attributes they have together. */
  readonly attrs: ParagraphAttributes
}

const attributesOf = (node: Node): ParagraphAttributes => node.attrs as ParagraphAttributes

function joinIn(blocks: readonly Node[], joined: Map<string, Joined>): void {
  let chain: Node[] = []
  let keeper: Node | null = null
  for (const block of blocks) {
    if (block.type.name !== 'paragraph') {
      if (!isGone(block)) [chain, keeper] = [[], null]
      continue
    }
    if (isDeleted(block)) {
      if (structureChanges(block, 'deletion').some(({ keeps }) => keeps === 'this')) keeper ??= block
      if (hasWords(block)) chain.push(block)
      continue
    }
    if (chain.length > 0 || keeper !== null) {
      const attrs = attributesOf(keeper ?? block)
      for (const [index, paragraph] of [...chain, block].entries()) {
        const { id } = attributesOf(paragraph)
        const place = index === 0 ? 'first' : index === chain.length ? 'last' : 'middle'
        if (id !== null) joined.set(id, { place, attrs })
      }
    }
    ;[chain, keeper] = [[], null]
  }
}

/** The paragraphs that run into one another if every change is accepted: as many as stand together take the attributes they will have. */
export function joinedParagraphs(doc: Node): ReadonlyMap<string, Joined> {
  const joined = new Map<string, Joined>()
  joinIn(doc.children, joined)
  doc.forEach((block) => {
    if (block.type.name === 'table') block.forEach((row) => row.forEach((cell) => joinIn(cell.children, joined)))
  })
  return joined
}

function holdEndsThatGo(blocks: readonly Node[]): boolean {
  return collect(blocks, (node) => node.type.name === 'paragraph' && isDeleted(node)).length > 0
}

/** Whether a change can have altered which paragraphs run together: never while no paragraph's end in it goes. */
export function joinsChanged(before: Node, after: Node): boolean {
  const changed = changedBlocks(before, after)
  return holdEndsThatGo(changed.before) || holdEndsThatGo(changed.after)
}
