import { type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { DocumentAttributes, Numbering, ParagraphAttributes } from '#shared/document/attributes.ts'
import { schemeNamed, schemesOf } from '#shared/document/numbering-schemes.ts'
import { changeParagraphs, selectedParagraphs, setParagraphAttributes } from '#renderer/editor/commands/paragraphs.ts'

/** The deepest level a scheme knows, from 0. */
export function deepestLevel(state: EditorState, scheme: string): number {
  return Math.max(0, Math.min(8, schemeNamed(schemesOf(state.doc), scheme).levels.length - 1))
}

/** The level a paragraph joins when it is numbered: that of the nearest paragraph before it in the same scheme, or the outermost. */
function levelHere(state: EditorState, scheme: string): number {
  let level = 0
  const first = selectedParagraphs(state)[0]
  state.doc.nodesBetween(0, first?.pos ?? 0, (node, pos) => {
    const numbering = node.type.name === 'paragraph' ? (node.attrs as ParagraphAttributes).numbering : null
    if (numbering?.scheme === scheme && pos < (first?.pos ?? 0)) level = numbering.level
    return node.type.name !== 'paragraph'
  })
  return level
}

/** Numbers the selected paragraphs in a scheme, at a level or where the text around them stands. */
export function numberParagraphsAs(scheme: string, level?: number): Command {
  return (state, dispatch) => {
    const joined = Math.min(level ?? levelHere(state, scheme), deepestLevel(state, scheme))
    return changeParagraphs(({ numbering }) => {
      const own = level ?? (numbering === null ? joined : Math.min(numbering.level, deepestLevel(state, scheme)))
      return { numbering: { scheme, level: own }, indent: 0 }
    })(state, dispatch)
  }
}

/** Takes the number from the selected paragraphs. */
export const removeNumbering: Command = changeParagraphs(({ numbering }) => (numbering === null ? null : { numbering: null }))

/** Numbers the selected paragraphs in a scheme, or takes the number away if all of them have one of it. */
export function toggleNumbering(scheme: string): Command {
  return (state, dispatch) => {
    const all = selectedParagraphs(state).every(({ attrs }) => attrs.numbering?.scheme === scheme)
    return (all ? removeNumbering : numberParagraphsAs(scheme))(state, dispatch)
  }
}

/** The document's own scheme, which new numbered paragraphs take. */
export const toggleDocumentNumbering: Command = (state, dispatch) =>
  toggleNumbering((state.doc.attrs as DocumentAttributes).scheme)(state, dispatch)

/** A numbering at another level; a restart belongs to the level it was set on and goes. */
export function atLevel(numbering: Numbering, level: number): Numbering {
  return { scheme: numbering.scheme, level }
}

/** Moves the numbered paragraphs of the selection a level in or out. True at the outermost and deepest level too, so that the key stays here. */
export function changeLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const numbered = selectedParagraphs(state).filter(({ attrs }) => attrs.numbering !== null)
    if (numbered.length === 0) return false
    const tr = state.tr
    for (const { pos, attrs } of numbered) changeOneLevel(state, tr, pos, attrs, by)
    if (tr.docChanged) dispatch?.(tr.scrollIntoView())
    return true
  }
}

export function changeOneLevel(state: EditorState, tr: Transaction, pos: number, attrs: ParagraphAttributes, by: number): void {
  if (attrs.numbering === null) return
  const level = Math.min(deepestLevel(state, attrs.numbering.scheme), Math.max(0, attrs.numbering.level + by))
  if (level !== attrs.numbering.level) setParagraphAttributes(tr, pos, attrs, { numbering: atLevel(attrs.numbering, level) })
}

/** Starts the count again at a value at the first selected paragraph; null lets it follow on. */
export function restartNumbering(value: number | null): Command {
  return (state, dispatch) => {
    const first = selectedParagraphs(state).find(({ attrs }) => attrs.numbering !== null)
    if (first === undefined || first.attrs.numbering === null) return false
    const { scheme, level } = first.attrs.numbering
    const tr = state.tr
    setParagraphAttributes(tr, first.pos, first.attrs, { numbering: value === null ? { scheme, level } : { scheme, level, restart: value } })
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Makes a scheme the one new numbered paragraphs take, and renumbers those of the old one in it. */
export function setDocumentScheme(scheme: string): Command {
  return (state, dispatch) => {
    const old = (state.doc.attrs as DocumentAttributes).scheme
    if (old === scheme) return false
    if (dispatch === undefined) return true
    const tr = state.tr.setDocAttribute('scheme', scheme)
    const deepest = deepestLevel(state, scheme)
    state.doc.descendants((node, pos) => {
      const attrs = node.attrs as ParagraphAttributes
      if (node.type.name === 'paragraph' && attrs.numbering?.scheme === old) {
        const { level, restart } = attrs.numbering
        const moved = { scheme, level: Math.min(level, deepest), ...(restart === undefined ? {} : { restart }) }
        tr.setNodeAttribute(pos, 'numbering', moved)
      }
      return node.type.name !== 'paragraph'
    })
    dispatch(tr)
    return true
  }
}
