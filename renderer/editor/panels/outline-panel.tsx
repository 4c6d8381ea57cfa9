import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { changeClauseLevel, moveClauseBy, moveClauseTo } from '#renderer/editor/commands/clauses.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { OutlineEntry } from '#renderer/editor/session/summary.ts'

const dragType = 'application/x-countersign-clause'

interface Drop {
  readonly id: string
  readonly side: 'before' | 'after'
}

function sideOf(event: DragEvent<HTMLElement>): Drop['side'] {
  const box = event.currentTarget.getBoundingClientRect()
  return event.clientY < box.top + box.height / 2 ? 'before' : 'after'
}

/** The clauses and headings in their order: a click goes there, dragging moves a clause with all that belongs to it, Alt+Shift+arrows do the same. */
export function OutlinePanel({ session }: { readonly session: EditorSession }) {
  const outline = useStore(session, (state) => state.outline)
  const current = useStore(session, (state) => state.currentClause)
  const editable = useStore(session, (state) => state.editable)
  const [drop, setDrop] = useState<Drop | null>(null)
  if (outline.length === 0) return <div className="editor-panel editor-panel-empty">No clauses or headings yet. Number a paragraph or make it a heading, and it stands here.</div>

  const move = (dragged: string, at: Drop): void => {
    setDrop(null)
    if (dragged === at.id) return
    session.run(moveClauseTo(dragged, at.side === 'before' ? { before: at.id } : { after: at.id }))
  }

  return (
    <nav className="editor-panel" aria-label="Outline">
      <ul className="outline-list">
        {outline.map((entry) => (
          <OutlineItem
            key={entry.clause.id ?? entry.clause.pos}
            entry={entry}
            current={entry.clause.id !== null && entry.clause.id === current}
            editable={editable && entry.clause.id !== null}
            drop={drop !== null && drop.id === entry.clause.id ? drop.side : null}
            session={session}
            onDrag={setDrop}
            onDrop={move}
          />
        ))}
      </ul>
    </nav>
  )
}

interface OutlineItemProps {
  readonly entry: OutlineEntry
  readonly current: boolean
  readonly editable: boolean
  readonly drop: Drop['side'] | null
  readonly session: EditorSession
  readonly onDrag: (drop: Drop | null) => void
  readonly onDrop: (dragged: string, drop: Drop) => void
}

function OutlineItem({ entry: { clause, depth }, current, editable, drop, session, onDrag, onDrop }: OutlineItemProps) {
  const { id } = clause
  const jump = (): void => {
    if (id === null || !session.jumpToParagraph(id)) session.jumpTo(clause.pos + 1)
  }
  const over = (event: DragEvent<HTMLElement>): void => {
    if (id === null || !editable || !event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    onDrag({ id, side: sideOf(event) })
  }
  const dropped = (event: DragEvent<HTMLElement>): void => {
    const dragged = event.dataTransfer.getData(dragType)
    if (id === null || dragged === '') return
    event.preventDefault()
    onDrop(dragged, { id, side: sideOf(event) })
  }
  const onKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const next = { ArrowDown: event.currentTarget.closest('li')?.nextElementSibling, ArrowUp: event.currentTarget.closest('li')?.previousElementSibling }
    if (event.altKey && event.shiftKey && editable && id !== null) {
      const command = { ArrowUp: moveClauseBy(-1), ArrowDown: moveClauseBy(1), ArrowLeft: changeClauseLevel(-1), ArrowRight: changeClauseLevel(1) }[event.key]
      if (command === undefined) return
      event.preventDefault()
      const button = event.currentTarget
      session.jumpToParagraph(id)
      session.run(command)
      // The list is drawn anew when the move is read; the focus goes with the clause.
      setTimeout(() => button.focus(), 0)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      next[event.key]?.querySelector('button')?.focus()
    }
  }
  return (
    <li className="outline-item" data-drop={drop ?? undefined}>
      <button
        type="button"
        className="outline-entry"
        style={{ paddingInlineStart: 12 + depth * 14 }}
        aria-current={current ? 'true' : undefined}
        aria-keyshortcuts={editable ? 'Alt+Shift+ArrowUp Alt+Shift+ArrowDown' : undefined}
        draggable={editable}
        onDragStart={(event) => {
          if (id === null) return
          event.dataTransfer.setData(dragType, id)
          event.dataTransfer.effectAllowed = 'move'
        }}
        onDragEnd={() => onDrag(null)}
        onDragOver={over}
        onDragLeave={() => onDrag(null)}
        onDrop={dropped}
        onClick={jump}
        onKeyDown={onKey}
      >
        {clause.label === '' ? null : <span className="outline-number">{clause.label}</span>}
        <span className="outline-heading">{clause.heading}</span>
      </button>
    </li>
  )
}
