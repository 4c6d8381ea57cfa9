import { describe, expect, it } from 'vitest'
import { allFilled, firstValues, isOpen, nextField, ownFields } from '#renderer/features/signing/ceremony/own-fields.ts'
import type { PlacedField } from '#shared/signing/ceremony.ts'
import { fillFields } from '#shared/signing/fields.ts'
import { ceremony, id, signer } from '#test/helpers/records.ts'

const nora = signer(1, { name: 'Nora West', capacity: 'Director' })
const field = (name: string, kind: PlacedField['kind'], page: number, y: number, more: Partial<PlacedField> = {}): PlacedField => ({
  name, signer: nora.id, kind, page, rectangle: { x: 50, y, width: 100, height: 20 }, label: name, required: true, value: null, ...more,
})
const placed = [
  field('Signature1', 'signature', 2, 100),
  field('Initials1-1', 'initials', 1, 40),
  field('Text1-2', 'text', 1, 500),
  field('Box1-3', 'checkbox', 2, 300, { required: false }),
  field('Date1-4', 'date', 2, 60),
  field('Text2-1', 'text', 1, 700, { signer: id('s2') }),
]
const signing = ceremony([nora, signer(2)], { fields: placed })
const fields = ownFields(signing, nora)
const first = firstValues(fields, nora)

describe('a signer’s own fields', () => {
  it('are theirs alone, in the order one reads', () => {
    expect(fields.map(({ name }) => name)).toEqual(['Text1-2', 'Initials1-1', 'Box1-3', 'Signature1', 'Date1-4'])
  })

  it('begin with what is known of them', () => {
    expect(first).toEqual({ 'Text1-2': '', 'Initials1-1': 'NW', 'Box1-3': '' })
  })

  it('wait while one that must be filled in is empty; a box and the date do not', () => {
    expect(fields.filter(each => isOpen(each, first, false)).map(({ name }) => name)).toEqual(['Text1-2', 'Signature1'])
    expect(allFilled(fields, first)).toBe(false)
    expect(allFilled(fields, { ...first, 'Text1-2': 'Meter 4' })).toBe(true)
    expect(allFilled(fields, { ...first, 'Text1-2': ' ' })).toBe(false)
  })

  it('are visited one after another, the open ones first, and round again', () => {
    expect(nextField(fields, first, false, null)?.name).toBe('Text1-2')
    expect(nextField(fields, first, false, 'Text1-2')?.name).toBe('Signature1')
    expect(nextField(fields, first, false, 'Signature1')?.name).toBe('Text1-2')
    const filled = { ...first, 'Text1-2': 'Meter 4' }
    expect(nextField(fields, filled, true, 'Text1-2')?.name).toBe('Initials1-1')
    expect(nextField([], {}, true, null)).toBeNull()
  })

  it('once filled in are what the rules accept', () => {
    expect(fillFields(placed, nora, { ...first, 'Text1-2': 'Meter 4' }, '2 March 2026').ok).toBe(true)
  })
})
