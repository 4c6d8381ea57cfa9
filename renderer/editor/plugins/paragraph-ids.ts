import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { changedBlocks, collect } from '#renderer/editor/plugins/changed-blocks.ts'

const identified = new Set(['paragraph', 'table', 'signatureBlock', 'opaqueBlock'])

function idsOf(blocks: readonly Node[]): (string | null)[] {
  return collect(blocks, (node) => identified.has(node.type.name)).map((node) => node.attrs['id'] as string | null)
}

/** Whether a change can have left a block without an id or with another's: never while the same ids stand in the same order. */
export function idsMayBeMissing(before: Node, after: Node): { from: number; to: number } | null {
  const changed = changedBlocks(before, after)
  const ids = idsOf(changed.after)
  const old = idsOf(changed.before)
  const same = ids.length === old.length && ids.every((id, index) => id !== null && id === old[index])
  // What was only taken away leaves nothing to name.
  // The neighbours, which the range would touch, are left out: they keep their ids against every copy.
  return same || changed.after.length === 0 ? null : { from: changed.from + 1, to: changed.to - 1 }
}

/** Gives every new paragraph, table and signature block its id, in the same undo step as what made it. */
export function paragraphIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, oldState, newState) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null
      const range = idsMayBeMissing(oldState.doc, newState.doc)
      if (range === null) return null
      const tr = withParagraphIds(newState.tr, newId, range)
      return tr.docChanged ? tr : null
    },
  })
}
