import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markOf, untold, withTold } from '#renderer/features/obligations/reminders/once-a-day.ts'
import type { Reminder } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'

const reminder = (key: string): Reminder => ({ key, contract: 'c' as ContractId, title: 'Lease', what: 'Pays the rent', due: '2026-11-24', kind: 'obligation' })
const [first, second] = [reminder('first'), reminder('second')]
const none = { day: '', keys: '' }

describe('a reminder', () => {
  it('is told once a day', () => {
    const told = withTold(none, [first], '2026-11-24')
    expect(untold([first, second], told, '2026-11-24')).toEqual([second])
    expect(untold([first, second], withTold(told, [second], '2026-11-24'), '2026-11-24')).toEqual([])
  })

  it('is told again the day after', () => {
    expect(untold([first], withTold(none, [first], '2026-11-24'), '2026-11-25')).toEqual([first])
  })

  it('takes seven letters to remember, whatever its key, and a hundred at most', () => {
    fc.assert(fc.property(fc.string(), key => void expect(markOf(key)).toMatch(/^[0-9a-z]{7}$/)))
    const many = Array.from({ length: 300 }, (_each, index) => reminder(String(index)))
    expect(withTold(none, many, '2026-11-24').keys).toHaveLength(700)
  })
})
