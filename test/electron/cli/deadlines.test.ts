import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

function run(...args: string[]): { code: number | null; said: string; complained: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'deadlines', ...args], { encoding: 'utf8' })
  return { code: status, said: stdout, complained: stderr }
}

const agreement = `This Agreement takes effect on 1 January 2025 (the "Effective Date").

The initial term begins on the Effective Date and ends on 31 December 2025.

Thereafter this Agreement shall automatically renew for successive terms of 12 months each unless either party gives at least 90 days' written notice before the end of the then-current term.
`

describe('countersign deadlines', { timeout: 60_000 }, () => {
  it('tells of a text where it stands on a day, and the last days to give notice', () => {
    const file = join(temporaryFolder(), 'agreement.txt')
    writeFileSync(file, agreement)
    const { code, said, complained } = run(file, '--on', '2027-05-01', '--place', 'GB-ENG', '--json')
    expect([code, complained]).toEqual([0, ''])
    expect(JSON.parse(said)).toMatchObject({
      on: '2027-05-01', place: 'GB-ENG', kind: 'automatic', start: '2025-01-01', firstEnd: '2025-12-31', term: 3, renewals: 2, end: '2027-12-31', ends: null, standing: 'notice due', missing: [],
      ours: { date: '2027-10-01' }, theirs: { date: '2027-10-02' },
    })
    writeFileSync(file, 'The Tenant pays the rent monthly.')
    expect(JSON.parse(run(file, '--on', '2027-05-01', '--json').said)).toMatchObject({
      place: null, kind: null, start: null, firstEnd: null, end: null, standing: 'unknown', missing: ['the day it takes effect', 'whether it renews', 'the day it ends'], ours: null, theirs: null,
    })
    writeFileSync(file, 'This Agreement shall continue until terminated by either party upon sixty (60) days\' prior written notice to the other party.')
    expect(run(file, '--on', '2027-05-01').said).toBe('On 1 May 2027, without holidays: Rolls on until notice; notice: 60 days. Not known: the day it takes effect.\nNotice sent on that day ends it on 30 June 2027\n')
    expect(run(file, '--place', 'XX')).toMatchObject({ code: 2, complained: expect.stringContaining('“XX” is not a place whose holidays are known.') })
  })

  it('tells of a contract in a workspace by its terms, in words', async () => {
    const path = join(temporaryFolder(), 'firm.countersign')
    {
      await using app = await openedApplication({ path })
      const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
      const notice = { period: { count: 3, unit: 'months' as const }, clear: false, delivery: { count: 2, unit: 'business days' as const }, theirsRollsForward: false }
      saveContract(app.services().db, { ...contract, state: 'executed', effective: '2026-04-01', end: '2027-03-31', terms: { kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, notice, endsOn: 'any day', place: 'GB-ENG' } })
    }
    expect(run('lease', '--workspace', path, '--on', '2026-06-01')).toEqual({ code: 0, complained: '', said: `On 1 June 2026, with the holidays of GB-ENG: Renews for 12 months after 31 March 2027 unless notice is sent by 29 December 2026.
Term 1, after 0 renewals
Our last day to send notice: 29 December 2026
  2027-03-31  The term ends
  2026-12-31  3 months before
  2026-12-29  2 business days for delivery
Their last day to send notice: 31 December 2026
  2027-03-31  The term ends
  2026-12-31  3 months before
` })
  })
})
