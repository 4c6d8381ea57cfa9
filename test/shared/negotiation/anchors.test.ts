import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { doc, footnote, paragraph, reference, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { anchoredThreads, carryComments, withComments, withoutComments } from '#shared/negotiation/anchors.ts'
import { noon } from '#test/helpers/records.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'

const stamp = (id: string) => ({ id, group: id, author: 'Bright', person: null, at: noon, move: null })
const inserted = (text: string): Node => schema.text(text, [schema.marks.insertion.create(stamp('i'))])
const deleted = (text: string): Node => schema.text(text, [schema.marks.deletion.create(stamp('d'))])

/** Gives the first place of some words a comment. */
function commented(text: Node, words: string, thread = 't1'): Node {
  const tr = new Transform(text)
  text.descendants((node, pos) => {
    const at = node.inlineContent && tr.steps.length === 0 ? node.textBetween(0, node.content.size, '', '\uFFFC').indexOf(words) : -1
    if (at !== -1) tr.addMark(pos + 1 + at, pos + 1 + at + words.length, schema.marks.comment.create({ thread }))
  })
  if (tr.steps.length === 0) throw new Error(`no “${words}”`)
  return tr.doc
}

/** What carries a comment, piece by piece. */
function passages(text: Node): [string, string][] {
  const found: [string, string][] = []
  text.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'comment') found.push([String(mark.attrs['thread']), node.text ?? node.type.name])
  })
  return found
}

const rent = doc({}, paragraph({ id: 'a' }, 'The Tenant pays the rent monthly.'), paragraph({ id: 'b' }, 'The Tenant keeps the rent receipts.'))

describe('the comments of a text', () => {
  it('are taken off, all or some, and nothing else', () => {
    const two = commented(commented(rent, 'the rent', 't1'), 'receipts', 't2')
    expect([...anchoredThreads(two)]).toEqual(['t1', 't2'])
    expect(passages(withComments(two, (thread) => thread === 't2'))).toEqual([['t2', 'receipts']])
    expect(withoutComments(two).eq(rent)).toBe(true)
  })
})

describe('comments carried over to another text', () => {
  it('stay on their words in their paragraph', () => {
    const second = new Transform(commented(rent, 'keeps the rent')).doc
    expect(passages(carryComments(second, rent))).toEqual([['t1', 'keeps the rent']])
  })

  it('find the nearest of several places in the same paragraph', () => {
    const before = doc({}, paragraph({ id: 'a' }, 'rent and rent and rent'))
    const marked = new Transform(before).addMark(10, 14, schema.marks.comment.create({ thread: 't1' })).doc
    const after = doc({}, paragraph({ id: 'a' }, 'Hm, rent and rent and rent'))
    expect(passages(carryComments(marked, after))).toEqual([['t1', 'rent']])
    expect(carryComments(marked, after).textBetween(0, 14)).toBe('Hm, rent and ')
  })

  it('lie over a redline: on what was deleted, and on what came between', () => {
    const redline = doc({}, paragraph({ id: 'a' }, 'The Tenant pays ', deleted('the'), inserted('half the'), ' rent monthly.'))
    expect(passages(carryComments(commented(rent, 'the rent'), redline))).toEqual([['t1', 'the'], ['t1', 'half the'], ['t1', ' rent']])
  })

  it('follow their words into another paragraph, if they stand nowhere else', () => {
    const moved = doc({}, paragraph({ id: 'x' }, 'Monthly, the Tenant pays the rent monthly.'))
    expect(passages(carryComments(commented(rent, 'pays the rent'), moved))).toEqual([['t1', 'pays the rent']])
    const twice = doc({}, paragraph({ id: 'x' }, 'pays the rent'), paragraph({ id: 'y' }, 'pays the rent'))
    expect(passages(carryComments(commented(rent, 'pays the rent'), twice))).toEqual([])
  })

  it('are left out where their words are gone', () => {
    expect(passages(carryComments(commented(rent, 'receipts'), doc({}, paragraph({ id: 'b' }, 'Other words.'))))).toEqual([])
  })

  it('leave those alone that the other text has', () => {
    const other = commented(rent, 'Tenant', 't1')
    expect(carryComments(commented(rent, 'receipts', 't1'), other).eq(other)).toBe(true)
  })

  it('lie on references, on footnotes and in tables', () => {
    const rich = doc({}, paragraph({ id: 'a' }, 'See ', reference('b'), footnote('by post'), ' now.'), table([['one', 'two']]))
    for (const words of ['See \uFFFC', 'post', 'two']) {
      const marked = commented(rich, words)
      expect(carryComments(marked, rich).eq(marked), words).toBe(true)
    }
  })

  it('stay where they are over any text with any changes, when the text is the same', () => {
    fc.assert(
      fc.property(redlinedDocuments, fc.nat(), fc.nat(), (text, a, b) => {
        const bare = withoutComments(text)
        const size = bare.content.size
        const [from, to] = [a % (size + 1), b % (size + 1)].toSorted((x, y) => x - y)
        const tr = new Transform(bare).addMark(from ?? 0, to ?? 0, schema.marks.comment.create({ thread: 't1' }))
        const carried = carryComments(tr.doc, bare)
        expect(withoutComments(carried).eq(bare)).toBe(true)
        expect(() => carried.check()).not.toThrow()
        // What is resolved in the text is resolved under the comment as without it.
        expect(withoutComments(acceptAll(carried)).eq(acceptAll(bare))).toBe(true)
        expect(withoutComments(rejectAll(carried)).eq(rejectAll(bare))).toBe(true)
      }),
    )
  })
})
