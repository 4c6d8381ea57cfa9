import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { doc, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { asComposed } from '#renderer/editor/redline/composition.ts'
import { stamp, words } from '#test/renderer/editor/redline/tracked-document.ts'

const mark = schema.marks.insertion.create(stamp('composed'))
const state = EditorState.create({ doc: doc({}, paragraph({ id: 'a' }, 'one ', schema.text('ka', [mark]), ...words(' [-two]')), paragraph({ id: 'b' }, 'three')) })

describe('what an input method writes', () => {
  it('goes into its own insertion, whatever it replaces of that', () => {
    for (const tr of [state.tr.insertText('n', 7), state.tr.insertText('か', 5, 7), state.tr.insertText('x', 6, 7)]) {
      const composed = asComposed(tr, mark)
      const found = composed?.doc.firstChild?.children.filter((node) => mark.isInSet(node.marks))
      expect(found?.length).toBe(1)
      expect(composed?.doc.textContent).toBe(tr.doc.textContent)
    }
  })

  it('may be taken back whole', () => {
    expect(asComposed(state.tr.delete(5, 7), mark)?.doc.firstChild?.textContent).toBe('one  two')
  })

  it('is no insertion of its own where it takes other words or paragraphs away', () => {
    expect(asComposed(state.tr.insertText('x', 3, 6), mark)).toBeNull()
    expect(asComposed(state.tr.insertText('x', 8, 10), mark)).toBeNull()
    expect(asComposed(state.tr.split(6), mark)).toBeNull()
    expect(asComposed(state.tr.delete(10, 14), mark)).toBeNull()
    expect(asComposed(state.tr.insertText('n', 7), null)).toBeNull()
  })
})
