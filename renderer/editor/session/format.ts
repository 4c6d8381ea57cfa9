import { redoDepth, undoDepth } from 'prosemirror-history'
import { type EditorState, NodeSelection } from 'prosemirror-state'
import { isInTable } from 'prosemirror-tables'
import type { Alignment, ParagraphStyle } from '#shared/document/attributes.ts'
import { hasMark, plainMarks, type PlainMark } from '#renderer/editor/commands/marks.ts'
import { selectedParagraphs } from '#renderer/editor/commands/paragraphs.ts'

/** What the toolbar shows of the selection. Null where the selection is mixed. */
export interface Format {
  readonly style: ParagraphStyle | null
  readonly align: Alignment | null
  readonly scheme: string | null
  readonly level: number | null
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly superscript: boolean
  readonly subscript: boolean
  readonly smallCaps: boolean
  readonly highlight: boolean
  readonly conditional: boolean
  readonly inTable: boolean
  readonly empty: boolean
  readonly selected: string | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export const plainFormat: Format = {
  style: 'body', align: 'left', scheme: null, level: null, bold: false, italic: false, underline: false, strike: false, superscript: false,
  subscript: false, smallCaps: false, highlight: false, conditional: false, inTable: false, empty: true, selected: null, canUndo: false, canRedo: false,
}

function common<T>(values: readonly T[]): T | null {
  const first = values[0]
  return first !== undefined && values.every((value) => value === first) ? first : null
}

export function formatOf(state: EditorState): Format {
  const paragraphs = selectedParagraphs(state).map(({ attrs }) => attrs)
  const marks = Object.fromEntries(plainMarks.map((name) => [name, hasMark(state, name)])) as Record<PlainMark, boolean>
  return {
    ...marks,
    style: common(paragraphs.map(({ style }) => style)),
    align: common(paragraphs.map(({ align }) => align ?? 'left')),
    scheme: common(paragraphs.map(({ numbering }) => numbering?.scheme ?? null)),
    level: common(paragraphs.map(({ numbering }) => numbering?.level ?? null)),
    conditional: paragraphs.some(({ condition }) => condition !== null) || hasMark(state, 'conditional'),
    inTable: isInTable(state),
    empty: state.selection.empty,
    selected: state.selection instanceof NodeSelection ? state.selection.node.type.name : null,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  }
}

/** Whether two formats show the same. */
export function sameFormat(a: Format, b: Format): boolean {
  return (Object.keys(a) as (keyof Format)[]).every((key) => a[key] === b[key])
}
