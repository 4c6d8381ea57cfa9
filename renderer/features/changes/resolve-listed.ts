import type { Node } from 'prosemirror-model'
import type { ListedChange } from '#shared/redline/list.ts'
import { resolveChanges, type Decision } from '#shared/redline/resolve.ts'

/** Places that are resolved together: no place that stays lies between them and shares a change with them. */
interface Run {
  readonly ids: Set<string>
  readonly from: number
  to: number
}

/** The runs of chosen places whose changes have other places too, which stay. */
function runsOf(all: readonly ListedChange[], chosen: ReadonlySet<ListedChange>, shared: ReadonlySet<string>): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const change of all) {
    const ids = change.ids.filter(id => shared.has(id))
    if (ids.length === 0) continue
    if (!chosen.has(change)) {
      open = null
      continue
    }
    if (open === null) {
      // A change of the document itself stands before everything; a range that takes it has to have a length.
      open = { ids: new Set(), from: change.from, to: Math.max(change.to, change.from + 1) }
      runs.push(open)
    }
    for (const id of ids) open.ids.add(id)
    open.to = Math.max(open.to, change.to)
  }
  return runs
}

/**
 * Accepts or rejects some of the listed changes of a document and leaves the others. One gesture may have changed many places under one id:
 * where some of them stay, the others are resolved by where they are, from the end of the document to its start, so that places before stay true.
 */
export function resolveListed(doc: Node, decision: Decision, all: readonly ListedChange[], chosen: ReadonlySet<ListedChange>): Node {
  const wanted = new Set([...chosen].flatMap(({ ids }) => ids))
  const shared = new Set(all.flatMap(change => (chosen.has(change) ? [] : change.ids.filter(id => wanted.has(id)))))
  const inPlaces = runsOf(all, chosen, shared)
    .toReversed()
    .reduce((node, { ids, from, to }) => resolveChanges(node, decision, ({ id }) => ids.has(id), { from, to }), doc)
  return resolveChanges(inPlaces, decision, ({ id }) => wanted.has(id) && !shared.has(id))
}
