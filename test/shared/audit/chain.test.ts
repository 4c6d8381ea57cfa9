import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChain, type RawEntry } from '#shared/audit/chain.ts'
import { chainStart, entryHash, sealEntry, type AuditEntry } from '#shared/audit/entry.ts'
import { auditEventKinds } from '#shared/audit/event.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sampleEvents } from '#test/helpers/audit-events.ts'
import { id, noon } from '#test/helpers/records.ts'

type Draft = readonly [kind: (typeof auditEventKinds)[number], by: string | null, minute: number]

/** A log as the store keeps it. */
function log(drafts: readonly Draft[]): RawEntry[] {
  const rows: RawEntry[] = []
  let previous = chainStart
  for (const [kind, by, minute] of drafts) {
    const entry: AuditEntry = sealEntry({
      sequence: rows.length + 1, at: new Date(Date.parse(noon) + minute * 60_000).toISOString(), by: by === null ? null : id(by), event: sampleEvents[kind], previous,
    })
    rows.push({ ...entry, event: canonicalJson(entry.event) })
    previous = entry.hash
  }
  return rows
}

const drafts: fc.Arbitrary<Draft[]> = fc.array(fc.tuple(fc.constantFrom(...auditEventKinds), fc.constantFrom('ada', 'ben', null), fc.nat({ max: 10_000 })), { minLength: 2, maxLength: 12 })
const logs = drafts.map(log)

/** Other values for a column; some look like the real thing. */
const others: { readonly [C in keyof RawEntry]: (row: RawEntry) => unknown[] } = {
  sequence: ({ sequence }) => [sequence + 1, sequence - 1, 0, 0.5, String(sequence), null],
  at: ({ at }) => [new Date(Date.parse(at) + 1).toISOString(), at.replace('Z', '+00:00'), '', null],
  by: ({ by }) => [by === null ? 'ada' : null, 'eve', '', 7],
  event: ({ event }) => [
    event.replace('"lease"', '"other"'),
    JSON.stringify(sampleEvents.exported),
    event.replace('{', '{ '),
    event.replace('{', '{"contract":"other",'),
    '{}', 'null', 'not JSON', '', null,
  ],
  previous: ({ hash, previous }) => [hash, chainStart, previous.toUpperCase(), `${previous.slice(1)}${previous[0] === '0' ? '1' : '0'}`, '', null],
  hash: ({ hash, previous }) => [previous, hash.toUpperCase(), `${hash.slice(1)}0`.padEnd(64), '', null],
}
const columns = Object.keys(others) as (keyof RawEntry)[]

describe('the chain of the log', () => {
  it('holds as it was written, and names its head', () => {
    fc.assert(
      fc.property(logs, (rows) => {
        expect(checkChain(rows)).toMatchObject({ entries: rows.length, head: rows.at(-1)?.hash, firstAltered: null })
      }),
    )
  })

  it('of nothing is nothing', () => {
    expect(checkChain([])).toMatchObject({ entries: 0, head: chainStart, firstAltered: null })
  })

  it('begins with sixty-four zeros', () => {
    const [first, ...rest] = log([['exported', 'ada', 0], ['exported', 'ada', 1]])
    if (first === undefined) throw new Error('no row')
    expect(first.previous).toBe('0'.repeat(64))
    expect(checkChain(rest).firstAltered).toBe(1)
  })

  it('is sealed over everything in a row but the hash itself', () => {
    const entry = sealEntry({ sequence: 1, at: noon, by: id('ada'), event: sampleEvents.exported, previous: chainStart })
    expect(entry.hash).toBe(entryHash(entry))
    expect(entryHash({ ...entry, by: null })).not.toBe(entry.hash)
  })
})

describe('an alteration from outside', () => {
  it.each(columns)('of “%s” in any row is named', (column) => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (rows, where, which) => {
        const at = where % rows.length
        const row = rows[at]
        if (row === undefined) return
        const choices = others[column](row).filter((other) => other !== row[column])
        const altered = rows.with(at, { ...row, [column]: choices[which % choices.length] })
        const check = checkChain(altered)
        expect(check.firstAltered).toBe(at + 1)
        expect(check.head).toBe(at === 0 ? chainStart : rows[at - 1]?.hash)
        expect(check.message).toContain(`Entry ${at + 1} `)
      }),
    )
  })

  it('with a fresh hash only moves the break to the next row', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (rows, where) => {
        const at = where % (rows.length - 1)
        const row = rows[at]
        if (row === undefined) return
        const forged = sealEntry({ sequence: row.sequence, at: '2020-01-01T00:00:00.000Z', by: null, event: sampleEvents.exported, previous: row.previous })
        expect(checkChain(rows.with(at, { ...forged, event: canonicalJson(forged.event) })).firstAltered).toBe(at + 2)
      }),
    )
  })

  it('by taking a row out is named where it is missing', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (rows, where) => {
        const at = where % (rows.length - 1)
        expect(checkChain(rows.toSpliced(at, 1)).firstAltered).toBe(at + 1)
      }),
    )
  })

  it('by putting a row in is named there', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (rows, where, which) => {
        const at = where % (rows.length + 1)
        const copy = rows[which % rows.length]
        if (copy === undefined || (at > 0 && copy === rows[at] && at === which % rows.length)) return
        const altered = rows.toSpliced(at, 0, copy)
        const expected = copy === rows[at] ? at + 2 : at + 1
        expect(checkChain(altered).firstAltered).toBe(expected)
      }),
    )
  })

  it('by swapping two rows is named at the first of them', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (rows, one, other) => {
        const [a, b] = [one % rows.length, other % rows.length].toSorted((x, y) => x - y)
        if (a === undefined || b === undefined || a === b) return
        const [first, second] = [rows[a], rows[b]]
        if (first === undefined || second === undefined) return
        expect(checkChain(rows.with(a, second).with(b, first)).firstAltered).toBe(a + 1)
      }),
    )
  })

  it('that cuts off the end leaves a shorter chain with another head: what a signed file carries tells it', () => {
    const rows = log([['exported', 'ada', 0], ['exported', 'ada', 1], ['exported', 'ada', 2]])
    const cut = checkChain(rows.slice(0, -1))
    expect(cut.firstAltered).toBeNull()
    expect(cut.head).not.toBe(checkChain(rows).head)
  })
})
