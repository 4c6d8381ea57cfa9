import type { EditorSession } from '#renderer/editor/session/session.ts'
import { isStruck } from '#renderer/editor/redline/hidden.ts'

/** Words that are selected in a text, and where they stand. */
export interface SelectedPassage {
  /** The id of the paragraph in which they begin. */
  readonly paragraph: string | null
  /** The number of the clause they stand in or under, or its heading where it has none. */
  readonly clause: string
  readonly quote: string
}

/** The longest quotation that is kept of a passage. */
const longestQuote = 4000
const longestClause = 300

/** The selected words without those that are deleted; null where none are selected. */
export function selectedPassage(session: EditorSession): SelectedPassage | null {
  const { editor, outline } = session.getState()
  if (editor === null) return null
  const { doc, selection } = editor.state
  const lines: string[] = []
  let first: number | null = null
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.isTextblock) lines.push('')
    if (!node.isText || isStruck(node)) return true
    first ??= pos
    const words = (node.text ?? '').slice(Math.max(0, selection.from - pos), selection.to - pos)
    lines.push((lines.pop() ?? '') + words)
    return false
  })
  const quote = lines.map(line => line.trim()).filter(line => line !== '').join(' ')
  if (selection.empty || quote === '' || first === null) return null
  const at = doc.resolve(first)
  const id: unknown = at.parent.attrs['id']
  const clauses = new Map(outline.map(({ clause }) => [clause.id, clause]))
  let clause = ''
  for (let index = Math.min(at.index(0), doc.childCount - 1); index >= 0 && clause === ''; index -= 1) {
    const known = clauses.get(doc.child(index).attrs['id'] as string | null)
    if (known !== undefined) clause = known.label === '' ? known.heading : known.label.replace(/\.$/, '')
  }
  return { paragraph: typeof id === 'string' ? id : null, clause: clause.slice(0, longestClause), quote: quote.slice(0, longestQuote) }
}
