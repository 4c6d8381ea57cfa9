import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { exportDocx } from '#shared/word/export/export-docx.ts'
import { importDocx } from '#shared/word/import/import-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import { drawing, mutated } from './mutations.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const times = Number(process.env['FILES'] ?? 5000)
const CORPUS = new URL('../../../../../shared/corpora/', import.meta.url)
const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }
const properties = { title: null, author: null, at: null, trackRevisions: null }

function wholeFiles(): Uint8Array[] {
  const names = ['docx-revisions', 'docx-misc', 'templates'].flatMap((folder) => readdirSync(new URL(folder, CORPUS), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).map((name) => `${folder}/${name}`))
  return names.map((name) => readFileSync(new URL(name, CORPUS))).filter((bytes) => bytes.length < 60_000)
}

/** What is asked of a file; a job that throws is a crash. */
function jobsOn(bytes: Uint8Array, whole: Uint8Array): Readonly<Record<string, () => { readonly ok: boolean }>> {
  return {
    'import and export': () => {
      const read = importDocx(bytes)
      return read.ok ? exportDocx({ doc: read.value.doc, comments: read.value.comments, original: bytes, media: read.value.media, properties }) : read
    },
    accept: () => resolveDocx(bytes, 'accept'),
    reject: () => resolveDocx(bytes, 'reject'),
    compare: () => compareDocx(whole, bytes, stamp),
    'compare back': () => compareDocx(bytes, whole, stamp),
    audit: () => auditDocx(whole, bytes, { formatting: true }),
    'audit back': () => auditDocx(bytes, whole),
    scrub: () => scrubDocx(bytes),
  }
}

describe.skipIf(!existsSync(CORPUS))('Word files that were damaged (skipped: corpus not present)', () => {
  it(`${times} of them, seed ${seed}: each is opened or refused in words, within five seconds`, () => {
    const whole = wholeFiles()
    const faults = new Map<string, string>()
    const kept = join(tmpdir(), 'mutated-docx')
    let slowest = 0
    let refused = 0
    for (let index = 0; index < times; index += 1) {
      const draw = drawing(seed + index)
      const base = whole[draw(whole.length)] ?? new Uint8Array()
      const bytes = mutated(base, draw)
      for (const [job, run] of Object.entries(jobsOn(bytes, base))) {
        const began = process.threadCpuUsage()
        try {
          if (!run().ok) refused += 1
        } catch (error) {
          const said = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)
          const key = `${job}: ${said}`
          if (!faults.has(key)) {
            mkdirSync(kept, { recursive: true })
            writeFileSync(join(kept, `${seed + index}.docx`), bytes)
            faults.set(key, `seed ${seed + index}`)
          }
        }
        const spent = process.threadCpuUsage(began)
        const ms = (spent.user + spent.system) / 1000
        slowest = Math.max(slowest, ms)
        if (ms > 5000) faults.set(`${job}: ${Math.round(ms)} ms`, `seed ${seed + index}`)
      }
      if (index % 250 === 249) process.stdout.write(`seed ${seed}: ${index + 1} files, ${refused} jobs refused, slowest ${Math.round(slowest)} ms, ${faults.size} faults\n`)
    }
    expect([...faults].map(([fault, where]) => `${where}: ${fault}`)).toEqual([])
  })
})
