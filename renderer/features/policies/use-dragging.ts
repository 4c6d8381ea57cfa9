import { useState, type DragEvent, type DragEventHandler } from 'react'

const dragType = 'application/x-countersign-policy'

type Side = 'before' | 'after'

export interface Dragging {
  /** What makes a handle drag its entry. */
  handle(id: string): { readonly draggable: true; readonly onDragStart: DragEventHandler }
  /** What lets an entry take another before or after itself. */
  target(id: string): { readonly onDragOver: DragEventHandler; readonly onDragLeave: () => void; readonly onDrop: DragEventHandler }
  /** On which side of an entry the dragged one would come to stand now. */
  sideOf(id: string): Side | undefined
}

function sideAt(event: DragEvent): Side {
  const box = event.currentTarget.getBoundingClientRect()
  return event.clientY < box.top + box.height / 2 ? 'before' : 'after'
}

/** Dragging entries of a list to another place. `onMove` gets the place among the entries once the dragged one is out. */
export function useDragging(ids: readonly string[], onMove: (id: string, to: number) => void): Dragging {
  const [over, setOver] = useState<{ readonly id: string; readonly side: Side } | null>(null)
  return {
    handle: id => ({
      draggable: true,
      onDragStart: event => {
        event.dataTransfer.setData(dragType, id)
        event.dataTransfer.effectAllowed = 'move'
        const entry = event.currentTarget.closest('li')
        if (entry !== null) event.dataTransfer.setDragImage(entry, 16, 16)
      },
    }),
    target: id => ({
      onDragOver: event => {
        if (!event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const side = sideAt(event)
        if (over?.id !== id || over.side !== side) setOver({ id, side })
      },
      onDragLeave: () => setOver(null),
      onDrop: event => {
        const dragged = event.dataTransfer.getData(dragType)
        setOver(null)
        if (dragged === '' || dragged === id) return
        event.preventDefault()
        const rest = ids.filter(each => each !== dragged)
        onMove(dragged, rest.indexOf(id) + (sideAt(event) === 'after' ? 1 : 0))
      },
    }),
    sideOf: id => (over?.id === id ? over.side : undefined),
  }
}
