import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placedFieldKinds, placedFieldSchema } from '#shared/signing/ceremony.ts'
import { fieldsOfSigner, fillFields, initialsOf, placeFields, smallestField, type FieldRequest, type SignatureLine } from '#shared/signing/fields.ts'
import type { SignerPlan } from '#shared/signing/plan.ts'
import { id, outcome, signer, value } from '#test/helpers/records.ts'

const a4 = { width: 595, height: 842 }
const pages = [a4, a4]
const tom = signer(1, { name: 'Tom Bright', capacity: 'Director', block: 'b1' })
const abe = signer(2, { name: 'Abe', role: 'approver', block: '', field: 'Approval2' })
const cora = signer(3, { name: 'Cora', role: 'copy', block: '', field: '' })
const plan: SignerPlan = { signers: [tom, abe, cora], byKey: new Map([['tom', tom.id], ['abe', abe.id], ['cora', cora.id]]) }
const line: SignatureLine = { block: 'b1', role: 'signer', page: 2, rectangle: { x: 100, y: 100, width: 200, height: 40 } }
const asked = (more: Partial<FieldRequest> = {}): FieldRequest => ({ signer: 'tom', kind: 'text', page: 1, rectangle: { x: 50, y: 500, width: 120, height: 20 }, label: '', required: true, ...more })
const placed = (requests: readonly FieldRequest[], lines: readonly SignatureLine[] = [line]) => placeFields(plan, requests, lines, pages)

describe('placing fields', () => {
  it('puts a signature on the line of its block, and asks no approver for a mark', () => {
    expect(value(placed([]))).toEqual([{ name: 'Signature1', signer: 's1', kind: 'signature', page: 2, rectangle: line.rectangle, label: 'Signature', required: true, value: null }])
  })

  it('prefers where a person put it, and names every field once', () => {
    const fields = value(placed([asked({ kind: 'signature', rectangle: { x: 10, y: 10, width: 150, height: 40 } }), asked(), asked({ kind: 'initials', page: 2 }), asked({ signer: 'abe', kind: 'date', page: 2, rectangle: { x: 10, y: 700, width: 90, height: 14 } })]))
    expect(fields.map(({ name, page, label }) => [name, page, label])).toEqual([['Signature1', 1, 'Signature'], ['Text1-1', 1, 'Text'], ['Initials1-2', 2, 'Initials'], ['Date2-1', 2, 'Date']])
    expect(fieldsOfSigner(fields, abe.id).map(({ name }) => name)).toEqual(['Date2-1'])
  })

  it.each([
    ['a field belongs to nobody', [asked({ signer: 'ned' })], undefined, 'fields.unknown-signer'],
    ['somebody who only gets a copy has a field', [asked({ signer: 'cora' })], undefined, 'fields.for-copy'],
    ['somebody has two signatures', [asked({ kind: 'signature' }), asked({ kind: 'signature', page: 2 })], undefined, 'fields.two-signatures'],
    ['somebody has no place to sign', [], [], 'fields.no-signature'],
    ['a field reaches over the edge', [asked({ rectangle: { x: 500, y: 500, width: 120, height: 20 } })], undefined, 'fields.outside-page'],
    ['a field is on a page that there is not', [asked({ page: 3 })], undefined, 'fields.outside-page'],
    ['a field is too small', [asked({ kind: 'checkbox', rectangle: { x: 50, y: 50, width: 5, height: 5 } })], undefined, 'fields.too-small'],
    ['two fields lie on each other', [asked(), asked({ signer: 'abe', rectangle: { x: 169, y: 519, width: 50, height: 50 } })], undefined, 'fields.overlap'],
  ] as const)('is refused when %s', (_, requests, lines, code) => {
    expect(outcome(placed(requests, lines))).toBe(code)
  })

  it('lets fields touch', () => {
    expect(outcome(placed([asked(), asked({ rectangle: { x: 170, y: 500, width: 50, height: 20 } })]))).toBe('accepted')
  })

  it('gives valid fields that keep apart and stay on their pages, whatever it accepts', () => {
    const rectangle = fc.record({ x: fc.integer({ min: -20, max: 600 }), y: fc.integer({ min: -20, max: 850 }), width: fc.integer({ min: 5, max: 300 }), height: fc.integer({ min: 5, max: 100 }) })
    const request = fc.record({ signer: fc.constantFrom('tom', 'abe'), kind: fc.constantFrom(...placedFieldKinds), page: fc.integer({ min: 1, max: 2 }), rectangle, label: fc.string({ maxLength: 5 }), required: fc.boolean() })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 4 }), (requests) => {
        const result = placed(requests)
        if (!result.ok) return
        expect(new Set(result.value.map(({ name }) => name)).size).toBe(result.value.length)
        for (const [at, field] of result.value.entries()) {
          expect(placedFieldSchema.safeParse(field).success).toBe(true)
          const { x, y, width, height } = field.rectangle
          expect(x >= -0.01 && y >= -0.01 && x + width <= a4.width + 0.01 && y + height <= a4.height + 0.01).toBe(true)
          expect(width >= smallestField[field.kind].width && height >= smallestField[field.kind].height).toBe(true)
          for (const other of result.value.slice(at + 1)) {
            const across = Math.min(x + width, other.rectangle.x + other.rectangle.width) - Math.max(x, other.rectangle.x)
            const up = Math.min(y + height, other.rectangle.y + other.rectangle.height) - Math.max(y, other.rectangle.y)
            expect(field.page === other.page && across > 0 && up > 0).toBe(false)
          }
        }
      }),
    )
  })
})

describe('filling fields in', () => {
  const kinds = placedFieldKinds.map((kind, at) => asked({ kind, required: kind !== 'checkbox', rectangle: { x: 20, y: 40 + at * 60, width: 150, height: 30 } }))
  const fields = value(placed(kinds))
  const name = (kind: string): string => fields.find((field) => field.kind === kind)?.name ?? ''
  const fill = (given: Readonly<Record<string, string>>) => fillFields(fields, tom, given, '2 March 2026')

  it('knows the name, the title, the initials and the day', () => {
    const filled = value(fill({ [name('text')]: ' PO 77 ', [name('checkbox')]: 'Yes' }))
    expect(Object.fromEntries(filled.map((field) => [field.kind, field.value]))).toEqual({ initials: 'TB', name: 'Tom Bright', title: 'Director', date: '2 March 2026', text: 'PO 77', checkbox: 'Yes' })
  })

  it('takes what is given instead, but never another day', () => {
    const filled = value(fill({ [name('text')]: 'x', [name('name')]: 'T. Bright', [name('initials')]: 'T.B.', [name('date')]: '1 January 1999' }))
    expect(Object.fromEntries(filled.map((field) => [field.kind, field.value]))).toMatchObject({ name: 'T. Bright', initials: 'T.B.', date: '2 March 2026', checkbox: '' })
  })

  it.each([
    ['what is required is missing', {}, 'fields.value-missing'],
    ['what is required is blank', { [name('text')]: '  ' }, 'fields.value-missing'],
    ['it is too long', { [name('text')]: 'x'.repeat(501) }, 'fields.value-too-long'],
    ['it has several lines', { [name('text')]: 'a\nb' }, 'fields.value-too-long'],
    ['it is for somebody else’s field', { [name('text')]: 'x', 'Text9-1': 'y' }, 'fields.not-yours'],
    ['it is for the signature itself', { [name('text')]: 'x', Signature1: 'y' }, 'fields.not-yours'],
  ])('is refused when %s', (_, given, code) => {
    expect(outcome(fill(given))).toBe(code)
  })

  it('needs a required box ticked', () => {
    const box = value(placed([asked({ kind: 'checkbox' })]))
    expect(outcome(fillFields(box, tom, {}, ''))).toBe('fields.value-missing')
    expect(outcome(fillFields(box, tom, { 'Box1-1': 'Yes' }, ''))).toBe('accepted')
  })

  it('shortens names to their initials', () => {
    expect(['Ada Mary Marlow', 'Jean-Luc Picard', '  élodie  ', '“Bo” 3rd'].map(initialsOf)).toEqual(['AMM', 'JLP', 'É', 'B3'])
    expect(fieldsOfSigner(fields, id('s9'))).toEqual([])
  })
})
