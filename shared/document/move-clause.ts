import type { Transform } from 'prosemirror-transform'
import { clauseTree, eachClause, type ClauseNode } from '#shared/document/clause-tree.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

/** Where a clause goes: before or after another (with all that belongs to it), or after the last clause of the document. */
export type MoveTarget = { readonly before: string } | { readonly after: string } | 'end'

export type MoveRefusal = Refusal<'clause.missing' | 'clause.target-missing' | 'clause.into-itself'>

function targetPosition(clauses: readonly ClauseNode[], target: MoveTarget): number | null {
  if (target === 'end') return clauses.filter(({ kind }) => kind === 'clause').reduce((end, clause) => Math.max(end, clause.end), 0)
  if ('before' in target) return clauses.find(({ id }) => id === target.before)?.start ?? null
  return clauses.find(({ id }) => id === target.after)?.end ?? null
}

/**
 * Moves a clause or heading with everything under it. Levels stay as they are, so a sub-clause moved elsewhere belongs to the clause it
 * then follows; numbers and references follow by themselves. Moving it to where it stands changes nothing. The steps are one deletion and
 * one insertion of whole blocks.
 */
export function moveClause<T extends Transform>(tr: T, id: string, target: MoveTarget): Result<T, MoveRefusal> {
  const clauses = Array.from(eachClause(clauseTree(tr.doc)), ({ clause }) => clause)
  const moving = clauses.find((clause) => clause.id === id)
  if (moving === undefined) return refused('clause.missing', 'The clause is no longer in the document. Nothing was moved.')
  const to = targetPosition(clauses, target)
  if (to === null) return refused('clause.target-missing', 'The place to move to is no longer in the document. Nothing was moved.')
  if (to > moving.start && to < moving.end) return refused('clause.into-itself', 'A clause cannot be moved into itself. Nothing was moved.')
  if (to === moving.start || to === moving.end) return accepted(tr)
  const content = tr.doc.slice(moving.start, moving.end).content
  const already = tr.mapping.maps.length
  tr.delete(moving.start, moving.end)
  tr.insert(tr.mapping.slice(already).map(to), content)
  return accepted(tr)
}
