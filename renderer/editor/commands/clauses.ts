import { type Command, TextSelection, type EditorState } from 'prosemirror-state'
import { clauseTree, eachClause, type ClauseNode } from '#shared/document/clause-tree.ts'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { moveClause, type MoveTarget } from '#shared/document/move-clause.ts'
import { changeOneLevel } from '#renderer/editor/commands/numbering.ts'

/** The innermost clause or heading the selection starts in. */
export function clauseAt(tree: readonly ClauseNode[], pos: number): ClauseNode | null {
  let found: ClauseNode | null = null
  for (const { clause } of eachClause(tree)) if (clause.pos <= pos && pos < clause.end) found = clause
  return found
}

function siblingsOf(tree: readonly ClauseNode[], clause: ClauseNode): readonly ClauseNode[] {
  for (const { clause: parent } of eachClause(tree)) if (parent.children.includes(clause)) return parent.children
  return tree
}

/** Moves a clause with all that belongs to it; the selection goes with it. */
export function moveClauseTo(id: string, target: MoveTarget): Command {
  return (state, dispatch) => {
    const tr = state.tr
    const offset = clauseOffset(state, id)
    if (!moveClause(tr, id, target).ok || !tr.docChanged) return false
    if (offset !== null) {
      let pos: number | null = null
      tr.doc.descendants((node, at) => {
        if (node.attrs['id'] === id) pos = at
        return pos === null && !node.inlineContent
      })
      if (pos !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos + offset, tr.doc.content.size))))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function clauseOffset(state: EditorState, id: string): number | null {
  for (const { clause } of eachClause(clauseTree(state.doc))) {
    if (clause.id === id) return state.selection.from >= clause.pos && state.selection.from < clause.end ? state.selection.from - clause.pos : 1
  }
  return null
}

/** Moves the clause at the selection past the one before or after it at the same level. */
export function moveClauseBy(by: 1 | -1): Command {
  return (state, dispatch) => {
    const tree = clauseTree(state.doc)
    const clause = clauseAt(tree, state.selection.from)
    if (clause === null || clause.id === null) return false
    const siblings = siblingsOf(tree, clause)
    const neighbour = siblings[siblings.indexOf(clause) + by]
    if (neighbour === undefined || neighbour.id === null) return false
    return moveClauseTo(clause.id, by === -1 ? { before: neighbour.id } : { after: neighbour.id })(state, dispatch)
  }
}

/** Moves the clause at the selection a level in or out together with its sub-clauses. */
export function changeClauseLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const clause = clauseAt(clauseTree(state.doc), state.selection.from)
    if (clause === null || clause.kind !== 'clause' || (by === -1 && clause.level === 0)) return false
    const tr = state.tr
    state.doc.nodesBetween(clause.pos, clause.end, (node, pos) => {
      if (node.type.name !== 'paragraph') return true
      const attrs = node.attrs as ParagraphAttributes
      if (pos >= clause.pos && attrs.numbering?.scheme === schemeAt(state, clause)) changeOneLevel(state, tr, pos, attrs, by)
      return false
    })
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function schemeAt(state: EditorState, clause: ClauseNode): string | undefined {
  return (state.doc.nodeAt(clause.pos)?.attrs as ParagraphAttributes | undefined)?.numbering?.scheme
}
