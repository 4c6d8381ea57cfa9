import * as fc from 'fast-check'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { doc, field, p, paragraph, signature } from '#shared/document/builders.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import { parseFieldValue } from '#shared/document/field-parse.ts'
import { durationUnits, type Field } from '#shared/document/field.ts'
import { fieldsOf, setFieldValue, unfilledFields } from '#shared/document/fields.ts'

const base = { id: 'f', label: 'Fee', required: true }
const money = (amount: string, currency = 'GBP'): Field => ({ ...base, type: 'money', value: { amount, currency } })
const party: Field = {
  ...base,
  id: 'buyer',
  label: 'Buyer',
  type: 'party',
  value: { name: 'Ash Ltd', kind: 'company', address: '1 High Street', registration: '0123' },
}
const parsed = (of: Field, text: string): unknown => {
  const result = parseFieldValue(of, text)
  return result.ok ? result.value : result.refusal.code
}

const empty = (id: string, required: boolean): Field => ({ id, label: id, type: 'text', required, value: null })

describe('formatFieldValue', () => {
  it.each<[Field, string | null, string | null]>([
    [{ ...base, type: 'text', value: 'glass' }, null, 'glass'],
    [{ ...base, type: 'number', value: 1234.5 }, null, '1,234.5'],
    [money('1250000'), null, '£1,250,000'],
    [money('1250.5'), null, '£1,250.50'],
    [money('12345678901234567890.12'), null, '£12,345,678,901,234,567,890.12'],
    [money('10', 'EUR'), null, '€10'],
    [money('0.125'), null, '£0.125'],
    [money('1000', 'JPY'), null, 'JP¥1,000'],
    [{ ...base, type: 'date', value: '2026-03-01' }, null, '1 March 2026'],
    [{ ...base, type: 'duration', value: { count: 30, unit: 'days' } }, null, '30 days'],
    [{ ...base, type: 'duration', value: { count: 1, unit: 'business days' } }, null, '1 business day'],
    [party, null, 'Ash Ltd'],
    [party, 'address', '1 High Street'],
    [party, 'registration', '0123'],
    [party, 'email', null],
    [{ ...base, type: 'date', value: null }, null, null],
  ])('%#', (value, part, text) => expect(formatFieldValue(value, part)).toBe(text))
})

describe('parseFieldValue', () => {
  it.each<[Field['type'], string, unknown]>([
    ['number', '1,234.5', 1234.5],
    ['number', '12,34', 'field.unreadable'],
    ['money', '£1,250.50', { amount: '1250.50', currency: 'GBP' }],
    ['money', '1000 eur', { amount: '1000', currency: 'EUR' }],
    ['money', 'USD 5', { amount: '5', currency: 'USD' }],
    ['money', 'lots', 'field.unreadable'],
    ['date', '1 March 2026', '2026-03-01'],
    ['date', 'March 1, 2026', '2026-03-01'],
    ['date', '01/03/2026', '2026-03-01'],
    ['date', '30 February 2026', 'field.unreadable'],
    ['duration', '6 months', { count: 6, unit: 'months' }],
    ['duration', '2 Business Days', { count: 2, unit: 'business days' }],
    ['duration', 'soon', 'field.unreadable'],
    ['text', '  ', null],
    ['party', 'Ash Ltd', { name: 'Ash Ltd', kind: 'company', address: '' }],
  ])('%s “%s”', (type, text, value) => {
    const field = (type === 'choice' ? { ...base, type, choices: [], value: null } : { ...base, type, value: null }) as Field
    expect(parsed(field, text)).toEqual(value)
  })

  it('takes a choice in any case and refuses another, naming what is offered', () => {
    const choice: Field = { ...base, type: 'choice', choices: ['Yes', 'No'], value: null }
    expect(parsed(choice, 'yes')).toBe('Yes')
    expect(parseFieldValue(choice, 'maybe')).toMatchObject({ ok: false, refusal: { message: '“Fee” needs one of: Yes, No.' } })
  })

  it('reads back what formatFieldValue shows', () => {
    const date = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((moment) => moment.toISOString().slice(0, 10))
    const anyField = fc.oneof(
      date.map((value): Field => ({ ...base, type: 'date', value })),
      fc
        .record({ count: fc.nat({ max: 9999 }), unit: fc.constantFrom(...durationUnits) })
        .map((value): Field => ({ ...base, type: 'duration', value })),
      fc.tuple(fc.nat(), fc.nat({ max: 99 })).map(([whole, pence]): Field => money(`${whole}.${String(pence).padStart(2, '0')}`)),
    )
    fc.assert(fc.property(anyField, (field) => void expect(parsed(field, formatFieldValue(field) ?? '')).toEqual(field.value)))
  })
})

describe('setFieldValue', () => {
  const start = doc({ fields: [money('1'), party] }, p('Pay ', field('f')))
  it('changes the value once for all uses, and is undone by the inverse step', () => {
    const tr = new Transform(start)
    const set = setFieldValue(tr, 'f', { amount: '2', currency: 'GBP' })
    expect(set.ok).toBe(true)
    expect(fieldsOf(tr.doc)[0]?.value).toEqual({ amount: '2', currency: 'GBP' })
    const undone = tr.steps[0]?.invert(start).apply(tr.doc).doc
    expect(undone?.eq(start)).toBe(true)
    expect(undone === null || undone === undefined ? null : fieldsOf(undone)).toEqual(fieldsOf(start))
  })
  it('refuses an unknown field and a value of another type', () => {
    expect(setFieldValue(new Transform(start), 'nobody', 'x')).toMatchObject({ ok: false, refusal: { code: 'field.unknown' } })
    expect(setFieldValue(new Transform(start), 'f', 'x')).toMatchObject({ ok: false, refusal: { code: 'field.wrong-value' } })
  })
})

describe('unfilledFields', () => {
  it('lists required and used ones first, each with its places, and the missing parts of a party', () => {
    const fields = [empty('optional', false), empty('unused', true), empty('used', true), empty('deciding', false), party]
    const whole = doc(
      { fields },
      p('By ', field('used'), ' and ', field('used'), ' at ', field('buyer', 'email')),
      paragraph({ condition: { field: 'deciding', op: 'set', value: null } }, 'x'),
      signature({ signer: { field: 'used' } }),
    )
    expect(unfilledFields(whole).map(({ field, part, uses }) => [field.id, part, uses.map(({ kind }) => kind)])).toEqual([
      ['used', null, ['text', 'text', 'signature']],
      ['buyer', 'email', ['text']],
      ['unused', null, []],
      ['deciding', null, ['condition']],
      ['optional', null, []],
    ])
  })
})
