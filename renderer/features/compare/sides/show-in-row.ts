import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { highlightCurrent } from '#renderer/features/compare/current-highlight.ts'

/** The marks of a change in a row: those of its words, and of fields whose value it changed. */
function marksOf(row: Element, { ids }: ShownChange): readonly Element[] {
  const wanted = new Set(ids)
  return [...row.querySelectorAll('[data-change]')].filter(mark => wanted.has(mark.getAttribute('data-change') ?? ''))
}

/** Rows off the screen have estimated heights until they are drawn, so the way there is measured again when they are. */
function intoView(element: Element): void {
  element.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => {
    element.scrollIntoView({ block: 'center' })
    requestAnimationFrame(() => element.scrollIntoView({ block: 'center' }))
  })
}

/** Goes to a change in its row and lays a ground under its words; the function returned takes that away. */
export function showInRow(row: HTMLElement, change: ShownChange): () => void {
  const marks = marksOf(row, change)
  const ranges = marks.map(mark => {
    const range = new Range()
    range.selectNodeContents(mark)
    return range
  })
  row.dataset['current'] = ''
  const release = highlightCurrent(ranges)
  intoView(marks[0] ?? row)
  return () => {
    delete row.dataset['current']
    release()
  }
}
