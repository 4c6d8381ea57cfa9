import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { did, emptyHistory, fieldAt, fieldIn, onEveryPage, overlapping, redone, requestedFields, undone, withField, withLines, type FieldDraft } from '#renderer/features/signing/fields/board.ts'
import { inReadingOrder } from '#renderer/features/signing/fields/reading-order.ts'
import { peopleIn, planOf } from '#renderer/features/signing/prepare/people.ts'
import { doc, p, signature } from '#shared/document/builders.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import { placedFieldKinds } from '#shared/signing/ceremony.ts'
import { placeFields, smallestField } from '#shared/signing/fields.ts'

const a4 = { width: 595, height: 842 }
const pages = [a4, a4, a4]
const line = { block: 'b1', role: 'signer', page: 3, rectangle: { x: 72, y: 100, width: 200, height: 40 } }
const people = [{ key: 'nora', block: 'b1', role: 'signer' }, { key: 'extra', block: '', role: 'signer' }, { key: 'copy', block: '', role: 'copy' }]
const at = (id: string, x: number, y: number, more: Partial<FieldDraft> = {}): FieldDraft => ({ ...fieldAt(id, 'nora', 'initials', 1, { x, y }, a4), ...more })

describe('a new field', () => {
  it('has its middle where one pressed, and lies on the page wherever that was', () => {
    expect(at('a', 300, 400).rectangle).toEqual({ x: 276, y: 389, width: 48, height: 22 })
    fc.assert(fc.property(fc.constantFrom(...placedFieldKinds), fc.integer({ min: -100, max: 900 }), fc.integer({ min: -100, max: 900 }), (kind, x, y) => {
      const { rectangle } = fieldAt('a', 'nora', kind, 1, { x, y }, a4)
      expect(rectangle.x).toBeGreaterThanOrEqual(0)
      expect(rectangle.y + rectangle.height).toBeLessThanOrEqual(a4.height + 0.01)
    }))
  })

  it('is never too small to be read, however small it was drawn', () => {
    expect(fieldIn('a', 'nora', 'signature', 1, { x: 10, y: 10, width: 2, height: 2 }, a4).rectangle).toMatchObject(smallestField.signature)
  })
})

describe('the signature lines of the text', () => {
  it('hold a field for whoever signs in them, until it is placed elsewhere', () => {
    const given = withLines([], [line], people)
    expect(given).toEqual([{ id: 'line nora', signer: 'nora', kind: 'signature', page: 3, rectangle: line.rectangle, label: '', required: true, onLine: true }])
    expect(requestedFields(given)).toEqual([])
    const [field] = given
    const elsewhere = withField(given, { ...(field as FieldDraft), page: 1, onLine: false })
    expect(withLines(elsewhere, [line], people)).toEqual(elsewhere)
    expect(requestedFields(elsewhere)).toHaveLength(1)
  })

  it('leave out fields of people who are not asked any more, or only get a copy', () => {
    expect(withLines([at('a', 100, 100, { signer: 'gone' }), at('b', 100, 100, { signer: 'copy' })], [], people)).toEqual([])
  })

  it('and what is placed besides, are what the rules accept', () => {
    const asked = peopleIn(doc({}, p('The agreement.'), signature({ id: 'b1', party: { text: 'Northwind Ltd' }, signer: { text: 'Nora West' }, capacity: { text: '' }, witness: false })).toJSON() as DocumentJson)
    const plan = planOf(asked, 'one after another')
    const [nora] = asked.people
    const fields = withLines([at('a', 500, 30, { signer: nora?.key ?? '' })], [line], asked.people)
    const placed = plan.ok ? placeFields(plan.value, requestedFields(fields), [line], pages) : plan
    expect(placed.ok && placed.value.map(({ kind, page }) => `${kind} ${page}`)).toEqual(['signature 3', 'initials 1'])
  })
})

describe('the same place on every page', () => {
  it('is taken on each of the others, but not over another field', () => {
    const initials = at('a', 500, 30)
    const inTheWay = at('b', 500, 30, { page: 2 })
    let made = 0
    const all = onEveryPage([initials, inTheWay], initials, pages, () => `copy ${(made += 1)}`)
    expect(all.map(({ id, page }) => `${id} on ${page}`)).toEqual(['a on 1', 'b on 2', 'copy 1 on 3'])
    expect(overlapping(all)).toEqual(new Set())
  })
})

describe('what is seen of the fields', () => {
  it('names those that lie on each other', () => {
    expect(overlapping([at('a', 100, 100), at('b', 110, 105), at('c', 110, 105, { page: 2 })])).toEqual(new Set(['a', 'b']))
  })

  it('is listed as one reads', () => {
    expect(inReadingOrder([at('low', 100, 50), at('next page', 100, 800, { page: 2 }), at('right', 300, 700), at('left', 60, 700)]).map(({ id }) => id)).toEqual(['left', 'right', 'low', 'next page'])
  })
})

describe('undo', () => {
  it('takes back and does again, any number of steps', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 }), (places) => {
      const states = places.map(x => [at('a', x, 100)])
      const full = states.reduce((history, state) => did(history, state), emptyHistory)
      const back = places.reduce(history => undone(history), full)
      expect(back.present).toEqual([])
      expect(undone(back)).toEqual(back)
      expect(places.reduce(history => redone(history), back).present).toEqual(states.at(-1))
    }))
  })

  it('takes the presses of one arrow key back at once', () => {
    const pressed = [1, 2, 3].reduce((history, x) => did(history, [at('a', 100 + x, 100)], 'move a'), did(emptyHistory, [at('a', 100, 100)]))
    expect(undone(pressed).present[0]?.rectangle.x).toBe(76)
  })
})
