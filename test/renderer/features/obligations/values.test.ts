import { describe, expect, it } from 'vitest'
import { detailsOf, newValues, valuesOf } from '#renderer/features/obligations/form/values.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { obligationDetailsSchema, type Trigger } from '#shared/obligations/obligation.ts'

const ada = 'ada' as PersonId
const source = { paragraph: 'p1', clause: '7.2 Payment', quote: 'pays within thirty days' }
const triggers: readonly Trigger[] = [
  { on: 'date', date: '2026-11-30' },
  { on: 'event', event: 'Acceptance', happenedOn: null, after: { count: 5, unit: 'business days' } },
  { on: 'offset', anchor: 'end of term', direction: 'before', period: { count: 3, unit: 'months' } },
]

describe('the form of an obligation', () => {
  it('quotes the passage it was begun from', () => {
    expect(newValues(ada, source).source).toEqual(source)
  })

  it('saves nothing while a title or a due date is missing', () => {
    const values = newValues(ada, null)
    expect(detailsOf(values)).toBeNull()
    expect(detailsOf({ ...values, title: 'Pays' })).toBeNull()
    expect(detailsOf({ ...values, date: '2026-11-30' })).toBeNull()
    expect(detailsOf({ ...values, title: 'Pays', when: 'event' })).toBeNull()
    expect(obligationDetailsSchema.parse(detailsOf({ ...values, title: ' Pays ', date: '2026-11-30' })).title).toBe('Pays')
  })

  it.each(triggers)('gives back unchanged what was there: %j', trigger => {
    const details = obligationDetailsSchema.parse({ ...detailsOf({ ...newValues(ada, source), title: 'Pays', date: '2026-11-30', recurrence: 'FREQ=MONTHLY' }), trigger })
    expect(detailsOf(valuesOf(details))).toEqual(details)
  })

  it('keeps the date while another way to say when is tried', () => {
    const values = { ...newValues(ada, null), title: 'Pays', date: '2026-11-30' }
    expect(detailsOf({ ...values, when: 'offset' })?.trigger).toMatchObject({ on: 'offset' })
    expect(detailsOf({ ...values, when: 'date' })?.trigger).toEqual({ on: 'date', date: '2026-11-30' })
  })

  it('takes an empty rule for none', () => {
    expect(detailsOf({ ...newValues(ada, null), title: 'Pays', date: '2026-11-30', recurrence: '  ' })?.recurrence).toBeNull()
  })
})
