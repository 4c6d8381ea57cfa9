import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ATTACKS, heavyContract } from './attacks.ts'
import { JOBS, type Measured } from './measured.ts'

const HOSTILE = new URL('../../../../../shared/corpora/docx-hostile/', import.meta.url)
const child = new URL('measured.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'limits-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Does a job in a process of its own. One that throws, or takes half a minute, fails here. */
function measure(job: string, bytes: Uint8Array): Measured {
  const file = join(folder, 'file.docx')
  writeFileSync(file, bytes)
  const ran = spawnSync(process.execPath, [child, job, file], { encoding: 'utf8', timeout: 30_000 })
  if (ran.status !== 0) throw new Error(`${job}: ${ran.signal ?? ''} ${ran.stderr.slice(0, 2000)}`)
  return JSON.parse(ran.stdout) as Measured
}

function check(name: string, bytes: Uint8Array, jobs: readonly string[]): void {
  for (const job of jobs) {
    const { outcome, cpu, wall, peak } = measure(job, bytes)
    process.stdout.write(`${name} · ${job}: ${outcome}, ${cpu} ms (${wall} ms by the clock), ${peak} MB\n`)
    expect.soft(cpu, `${name} · ${job}: time`).toBeLessThan(outcome === 'opened' ? 5000 : 2000)
    if (outcome !== 'opened') expect.soft(peak, `${name} · ${job}: memory`).toBeLessThan(300)
  }
}

/**
 * A refusal within two seconds of processor time and 300 MB, Node and all modules included (about 100 MB of it); what is opened is opened within five
 * seconds.
 */
describe('a hostile file is refused or opened within the limits', () => {
  const jobs = Object.keys(JOBS)
  it.each(Object.entries(ATTACKS))('%s', (name, make) => check(name, make(), jobs))

  it('and a contract of 300 heavily formatted pages is opened', () => {
    for (const job of jobs) expect(measure(job, heavyContract(400_000)).outcome, job).toBe('opened')
    check('400,000 tags', heavyContract(400_000), jobs)
  })

  const files = existsSync(HOSTILE) ? readdirSync(HOSTILE).filter((name) => name.endsWith('.docx')) : []
  it.skipIf(files.length === 0).each(files)('%s (skipped: corpus not present)', (name) => check(name, readFileSync(new URL(name, HOSTILE)), jobs))
})
