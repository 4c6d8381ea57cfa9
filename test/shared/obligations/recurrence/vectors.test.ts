import { describe, expect, it } from 'vitest'
import { instancesOf } from '#shared/obligations/recurrence/instances.ts'
import { parseMoment, parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'
import { allVectors, present, written, type Vector } from '#test/shared/obligations/recurrence/vectors.ts'

/** What becomes of a vector: it holds, it is refused by a named limit, or it does not hold. */
function outcome({ rule, start, expected }: Vector): string {
  if (/DTSTART/i.test(rule)) return 'limit: more than one rule, or a rule with dates beside it'
  const begin = parseMoment(start)
  if (begin === null) return 'limit: a fraction of a second'
  const parsed = parseRecurrence(rule)
  if (!parsed.ok) return `limit: ${parsed.refusal.code}`
  if (expected === null) return 'limit: the other program gives up'
  // One more than is expected, so that a rule which goes on too long is found out; those without an end are cut off in the vectors.
  const { count, until } = parsed.value
  const found = instancesOf(begin, parsed.value, { through: null, most: expected.length + (count === null && until === null ? 0 : 1) })
  if (!found.ok) return `limit: ${found.refusal.code}`
  return JSON.stringify(found.value.map((moment) => written(moment, start))) === JSON.stringify(expected) ? 'holds' : 'does not hold'
}

describe.skipIf(!present)('the recurrence vectors of dateutil, rrule.js and libical', () => {
  const outcomes = present ? allVectors().map((vector) => ({ vector, outcome: outcome(vector) })) : []

  it('all hold, or are refused by a named limit', () => {
    expect(outcomes.filter((each) => each.outcome === 'does not hold').map(({ vector }) => `${vector.from}: ${vector.name}: ${vector.rule}`)).toEqual([])
  })

  it('are refused for these reasons alone, and so many', () => {
    const counts = new Map<string, number>()
    for (const each of outcomes) counts.set(each.outcome, (counts.get(each.outcome) ?? 0) + 1)
    process.stdout.write(`Recurrence: ${outcomes.length} vectors; ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}.\n`)
    expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
      {
        "holds": 554,
        "limit: a fraction of a second": 1,
        "limit: more than one rule, or a rule with dates beside it": 13,
        "limit: recurrence.ambiguous": 28,
        "limit: recurrence.not-supported": 53,
        "limit: the other program gives up": 1,
      }
    `)
  })
})
