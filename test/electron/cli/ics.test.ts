import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { details } from '#test/shared/obligations/records.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

function run(folder: string, ...args: string[]): { code: number | null; said: string; complained: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'ics', ...args], { encoding: 'utf8', cwd: folder })
  return { code: status, said: stdout, complained: stderr }
}

/** The days of a calendar file, each with what is written over it. */
function daysIn(folder: string, name: string): string[] {
  const events = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1)
  return events.map((event) => `${/^DTSTART;VALUE=DATE:(\d{8})\r$/m.exec(event)?.[1] ?? ''} ${/^SUMMARY:(.*)\r$/m.exec(event)?.[1] ?? ''}`).toSorted()
}

describe('countersign ics', { timeout: 60_000 }, () => {
  it('writes what is to be done and the next date of each contract; of one contract, or of one person', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'firm.countersign')
    {
      await using app = await openedApplication({ path })
      const lease = (await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })).contract
      saveContract(app.services().db, { ...lease, state: 'executed', effective: '2026-04-01', end: '2099-03-31' })
      const supply = (await app.ask('contracts.createBlank', { title: 'Supply', type: 'sale' })).contract
      await app.ask('obligations.add', { contract: lease.id, details: details({ owner: app.ada, title: 'Insure, in full', trigger: { on: 'date', date: '2098-05-01' } }) })
      await app.ask('obligations.add', { contract: supply.id, details: details({ owner: app.ben, title: 'Deliver flour', trigger: { on: 'date', date: '2098-06-01' } }) })
    }
    const within = ['--workspace', path]
    expect(run(folder, ...within, '-o', 'all.ics')).toEqual({ code: 0, said: `Wrote ${join(folder, 'all.ics')} with 3 entries.\n`, complained: '' })
    expect(daysIn(folder, 'all.ics')).toEqual(['20980501 Insure\\, in full', '20980601 Deliver flour', '20990331 Ends: Lease'])
    const one = run(folder, ...within, '--contract', 'supp', '-o', 'one.ics', '--json')
    expect(JSON.parse(one.said)).toEqual({ contract: expect.stringMatching(/./), file: join(folder, 'one.ics'), entries: 1 })
    expect(daysIn(folder, 'one.ics')).toEqual(['20980601 Deliver flour'])
    // Ada made the workspace. Whose contracts end is everybody's matter.
    run(folder, ...within, '--mine', '-o', 'mine.ics')
    expect(daysIn(folder, 'mine.ics')).toEqual(['20980501 Insure\\, in full', '20990331 Ends: Lease'])
    expect(run(folder, ...within, '--contract', 'hire', '-o', 'none.ics')).toMatchObject({ code: 2, complained: expect.stringContaining('contract.missing') })
    expect(existsSync(join(folder, 'none.ics'))).toBe(false)
  })
})
