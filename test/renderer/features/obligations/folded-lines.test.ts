import { describe, expect, it } from 'vitest'
import { foldedLines } from '#renderer/features/obligations/panel/folded-lines.ts'
import type { Id } from '#shared/lib/ids.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'

const line = (id: string, state: ShownOccurrenceState, overdue = false) => ({
  occurrence: { id: id as Id<'occurrence'>, obligation: 'o' as Id<'obligation'>, contract: 'c' as Id<'contract'>, number: 1, due: '2026-11-24', opens: '2026-11-24', state: 'scheduled' as const, note: '', evidence: [], submitted: null, decided: null },
  state,
  overdue,
})
const shownOf = (lines: readonly ReturnType<typeof line>[], wanted: string | null = null) => foldedLines(lines, wanted).shown.map(({ occurrence }) => occurrence.id as string)

describe('the occurrences that are shown', () => {
  const lines = [line('1', 'accepted'), line('2', 'accepted'), line('3', 'open', true), line('4', 'submitted'), line('5', 'scheduled'), line('6', 'scheduled'), line('7', 'scheduled'), line('8', 'scheduled')]

  it('are the last one done, what is to be done, and the next two', () => {
    expect(shownOf(lines)).toEqual(['2', '3', '4', '5', '6'])
    expect(foldedLines(lines, null)).toMatchObject({ past: 1, later: 2 })
  })

  it('include the one that the address asks for', () => {
    expect(shownOf(lines, '8')).toContain('8')
    expect(shownOf(lines, '1')).toContain('1')
  })

  it('never fold away what is overdue or waits', () => {
    expect(shownOf(Array.from({ length: 20 }, (_each, index) => line(String(index), 'open', true)))).toHaveLength(20)
  })
})
