import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '#shared/negotiation/issue.ts'
import { issueColumns, issueRows, issuesCsv } from '#shared/negotiation/issues-table.ts'
import { ada, id, noon } from '#test/helpers/records.ts'

function issue(order: number, more: Partial<Issue> = {}): Issue {
  return {
    id: id(`i${order}`), contract: id('lease'), paragraph: null, clause: '', title: 'Rent', theirAsk: '', ourPosition: '', status: 'open', notes: '', order,
    createdAt: noon, createdBy: ada.id, updatedAt: noon, ...more,
  }
}

/** A reader of RFC 4180, written for this test alone. */
function read(csv: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < csv.length; at += 1) {
    const character = csv[at] ?? ''
    const row = rows.at(-1) ?? []
    const last = row.length - 1
    if (quoted && character === '"' && csv[at + 1] === '"') {
      row[last] += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (!quoted && character === ',') row.push('')
    else if (!quoted && character === '\r' && csv[at + 1] === '\n') {
      rows.push([''])
      at += 1
    } else row[last] += character
  }
  return rows.slice(0, -1)
}

describe('the issues list as a table', () => {
  it('has a line for each issue, in its order', () => {
    expect(issueRows([issue(2, { title: 'Second', status: 'agreed' }), issue(1, { clause: '4 Rent', theirAsk: 'Less', ourPosition: 'No', notes: 'n' })])).toEqual([
      ['1', '4 Rent', 'Rent', 'Less', 'No', 'Open', 'n'],
      ['2', '', 'Second', '', '', 'Agreed', ''],
    ])
  })

  it('is read back as it was written, whatever was typed', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), (cells) => {
        const issues = cells.map(([theirAsk, ourPosition, notes], index) => issue(index + 1, { theirAsk, ourPosition, notes }))
        const expected = issueRows(issues).map((row) => row.map((text) => (/^[\r\t]/.test(text) ? `'${text}` : text)))
        expect(read(issuesCsv(issues))).toEqual([[...issueColumns], ...expected])
      }),
    )
  })

  it.each(['=HYPERLINK("https://example.org")', '+1', '-1', '@SUM(A1)', '\t=1'])('gives a spreadsheet no formula: %j', (theirAsk) => {
    expect(read(issuesCsv([issue(1, { theirAsk })]))[1]?.[3]).toBe(`'${theirAsk}`)
  })
})
