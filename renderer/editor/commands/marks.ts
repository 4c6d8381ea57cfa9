import { toggleMark } from 'prosemirror-commands'
import type { Command, EditorState } from 'prosemirror-state'
import type { MarkName } from '#shared/document/schema.ts'

/** Marks a person switches on and off by themselves; links and conditions have their own commands. */
export const plainMarks = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'smallCaps', 'highlight'] as const satisfies readonly MarkName[]
export type PlainMark = (typeof plainMarks)[number]

/** Switches a mark on or off for the selection, or for what is typed next. */
export function toggle(name: PlainMark): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[name]
    return type !== undefined && toggleMark(type, null, { removeWhenPresent: false })(state, dispatch)
  }
}

/** Takes every plain mark and link from the selection; conditions decide what stands and are left alone. */
export const clearFormatting: Command = (state, dispatch) => {
  const { ranges, empty } = state.selection
  if (empty) {
    if ((state.storedMarks ?? state.selection.$from.marks()).length === 0) return false
    dispatch?.(state.tr.setStoredMarks([]))
    return true
  }
  const tr = state.tr
  for (const { $from, $to } of ranges) {
    for (const name of [...plainMarks, 'link']) {
      const type = state.schema.marks[name]
      if (type !== undefined) tr.removeMark($from.pos, $to.pos, type)
    }
  }
  if (!tr.docChanged) return false
  dispatch?.(tr)
  return true
}

/** Whether the whole selection carries a mark, or what is typed next will. */
export function hasMark(state: EditorState, name: MarkName): boolean {
  const type = state.schema.marks[name]
  if (type === undefined) return false
  const { empty, $from, ranges } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return ranges.every((range) => {
    let all = true
    let any = false
    state.doc.nodesBetween(range.$from.pos, range.$to.pos, (node) => {
      if (!node.isText || !all) return all
      any = true
      all = type.isInSet(node.marks) !== undefined
      return false
    })
    return any && all
  })
}

/** The address of the link at the selection, or null. */
export function linkAt(state: EditorState): string | null {
  const type = state.schema.marks['link']
  const { $from } = state.selection
  const node = $from.nodeAfter ?? $from.nodeBefore
  const mark = type === undefined ? undefined : (type.isInSet($from.marks()) ?? (node === null ? undefined : type.isInSet(node.marks)))
  return mark === undefined ? null : String(mark.attrs['href'])
}

/** Links the selected words to an address (http, https or mailto), or takes the link away with null. Anything else is refused. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const type = state.schema.marks['link']
    const { from, to, empty } = state.selection
    if (type === undefined || empty || (href !== null && !/^(https?:\/\/|mailto:)/i.test(href))) return false
    const tr = state.tr.removeMark(from, to, type)
    if (href !== null) tr.addMark(from, to, type.create({ href }))
    dispatch?.(tr)
    return true
  }
}
