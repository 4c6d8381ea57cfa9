import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import type { ImageAttributes, ReferenceAttributes, SignatureBlockAttributes } from '#shared/document/attributes.ts'

/** The depth of the top-level block the selection stands in. */
const topLevel = 1

/**
 * Puts a block at the selection: instead of an empty paragraph, before or after a paragraph at whose edge the selection stands, or between its
 * halves. Refused inside a table, whose cells hold paragraphs only.
 */
function insertBlock(state: EditorState, block: Node): Transaction | null {
  const { $from } = state.selection
  const tr = state.tr
  if (state.selection instanceof NodeSelection && $from.depth === 0) return tr.insert(state.selection.to, block)
  if ($from.depth === 0) return tr.insert($from.pos, block)
  if ($from.depth !== topLevel || $from.parent.type.name !== 'paragraph') return null
  const start = $from.before()
  if ($from.parent.content.size === 0) return tr.insert(start, block)
  if ($from.parentOffset === 0) return tr.insert(start, block)
  if ($from.parentOffset === $from.parent.content.size) return tr.insert($from.after(), block)
  return tr.split($from.pos, 1, [{ type: $from.parent.type, attrs: { ...$from.parent.attrs, id: null } }]).insert($from.pos + 1, block)
}

/** Puts the cursor into the text after an inserted block; makes a paragraph there if the document ends with the block. */
function continueAfter(tr: Transaction, end: number): void {
  const paragraph = tr.doc.type.schema.nodes['paragraph']
  if (end >= tr.doc.content.size && paragraph !== undefined) tr.insert(end, paragraph.create())
  tr.setSelection(TextSelection.near(tr.doc.resolve(end), 1))
}

function insertAndContinue(make: (state: EditorState) => Node | null | undefined): Command {
  return (state, dispatch) => {
    const block = make(state)
    const tr = block === null || block === undefined ? null : insertBlock(state, block)
    if (block === null || block === undefined || tr === null) return false
    let end = tr.doc.content.size
    tr.doc.forEach((node, pos) => {
      if (node === block) end = pos + node.nodeSize
    })
    continueAfter(tr, end)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Starts a new page at the selection. */
export const insertPageBreak: Command = insertAndContinue((state) => state.schema.nodes['pageBreak']?.create())

/** Puts a signature block at the selection. */
export function insertSignatureBlock(attrs: Omit<SignatureBlockAttributes, 'id'>): Command {
  return insertAndContinue((state) => state.schema.nodes['signatureBlock']?.create({ ...attrs }))
}

/** Puts a table at the selection, its first row as header; the cursor goes into its first cell. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { table, tableRow, tableCell, tableHeader } = state.schema.nodes
    if (table === undefined || tableRow === undefined || tableCell === undefined || tableHeader === undefined) return false
    const made = table.create(
      null,
      Array.from({ length: rows }, (_row, row) =>
        tableRow.create(null, Array.from({ length: columns }, () => (row === 0 ? tableHeader : tableCell).createAndFill() ?? tableCell.create())),
      ),
    )
    const tr = insertBlock(state, made)
    if (tr === null) return false
    let start = 0
    tr.doc.forEach((node, pos) => {
      if (node === made) start = pos
    })
    if (start + made.nodeSize >= tr.doc.content.size) {
      const paragraph = state.schema.nodes['paragraph']
      if (paragraph !== undefined) tr.insert(tr.doc.content.size, paragraph.create())
    }
    tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1), 1))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function insertInline(make: (state: EditorState) => Node | undefined): Command {
  return (state, dispatch) => {
    const node = make(state)
    const { $from, $to } = state.selection
    if (node === undefined || !$from.parent.inlineContent || $from.parent.type.name === 'footnote' || !$from.sameParent($to)) return false
    if (dispatch === undefined) return true
    const marks = (state.storedMarks ?? $from.marks()).filter((mark) => node.type.name !== 'image' || mark.type.name === 'conditional')
    dispatch(state.tr.replaceRangeWith($from.pos, $to.pos, node.mark(marks)).scrollIntoView())
    return true
  }
}

/** Puts a footnote's mark after the selection and opens its text. */
export const insertFootnote: Command = (state, dispatch) => {
  const footnote = state.schema.nodes['footnote']
  const { $to } = state.selection
  if (footnote === undefined || $to.parent.type.name !== 'paragraph') return false
  if (dispatch === undefined) return true
  const tr = state.tr.insert($to.pos, footnote.create())
  dispatch(tr.setSelection(NodeSelection.create(tr.doc, $to.pos)).scrollIntoView())
  return true
}

/** Shows a field's value at the selection; `part` picks a member of a party. */
export function insertField(field: string, part: string | null = null): Command {
  return insertInline((state) => state.schema.nodes['field']?.create({ field, part }))
}

/** Refers to a paragraph at the selection. */
export function insertReference(target: string, form: ReferenceAttributes['form']): Command {
  return insertInline((state) => state.schema.nodes['reference']?.create({ target, form }))
}

/** Puts an image the workspace keeps at the selection. */
export function insertImage(attrs: ImageAttributes): Command {
  return insertInline((state) => state.schema.nodes['image']?.create({ ...attrs }))
}

/** Changes the attributes of the node at a position, each by a step of its own. */
export function changeNode(pos: number, attrs: Readonly<Record<string, unknown>>): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (node === null) return false
    const tr = state.tr
    for (const [name, value] of Object.entries(attrs)) {
      if (JSON.stringify(node.attrs[name]) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}
