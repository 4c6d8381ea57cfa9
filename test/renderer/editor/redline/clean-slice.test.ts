import * as fc from 'fast-check'
import { Slice } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { doc, p, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { cleanSlice, withoutTracking } from '#renderer/editor/paste/clean-slice.ts'
import { stamp, tracked, withChanges } from '#test/renderer/editor/redline/tracked-document.ts'

const text = doc(
  {},
  tracked('a', 'one [+two ][-three ][+-four ]five'),
  tracked('b', '[-gone]', 'deletion'),
  tracked('c', 'runs', 'deletion'),
  tracked('d', ' on [c:and on]'),
  withChanges(schema.nodes.pageBreak.create(), { kind: 'deletion', ...stamp('x') }),
  table([['a', 'b'], ['c', 'd']]),
)

const lines = (slice: Slice): string[] => slice.content.content.map((node) => (node.isText ? (node.text ?? '') : node.textContent))

describe('what is copied', () => {
  it('is the text as it would be, without changes and comments', () => {
    expect(lines(cleanSlice(text.slice(0, text.content.size), schema))).toEqual(['one two five', 'runs on and on', 'abcd'])
    expect(lines(cleanSlice(text.slice(3, 14), schema))).toEqual(['e two '])
  })

  it('is closed and opened as far as it was', () => {
    const slice = cleanSlice(text.slice(3, text.content.size - 8), schema)
    expect([slice.openStart, lines(slice)[0]]).toEqual([1, 'e two five'])
    const rows = new Slice(text.lastChild?.content ?? text.content, 0, 0)
    expect(cleanSlice(rows, schema).content.firstChild?.type.name).toBe('tableRow')
  })

  it('holds no change and no comment, whatever is selected', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.content.size }), fc.nat({ max: text.content.size }), (a, b) => {
        const slice = cleanSlice(text.slice(Math.min(a, b), Math.max(a, b)), schema)
        slice.content.descendants((node) => {
          expect(isTracked(node)).toBe(false)
          expect(node.marks.filter(({ type }) => type.name === 'comment')).toEqual([])
          return true
        })
        expect(slice.openStart).toBeLessThanOrEqual(Slice.maxOpen(slice.content).openStart)
        expect(slice.openEnd).toBeLessThanOrEqual(Slice.maxOpen(slice.content).openEnd)
      }),
    )
  })
})

describe('what is pasted', () => {
  it('brings no changes and no comments, and loses no words', () => {
    const slice = withoutTracking(text.slice(0, text.content.size))
    expect(lines(slice).join('|')).toBe(text.children.map((node) => node.textContent).join('|'))
    expect(slice.content.content.some(isTracked)).toBe(false)
    expect(withoutTracking(new Slice(p('x').content, 0, 0)).content.textBetween(0, 1)).toBe('x')
  })
})
