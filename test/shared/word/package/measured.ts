import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Refusal, Result } from '#shared/lib/result.ts'
import { auditDocx } from '#shared/word/compare/audit-docx.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { importDocx } from '#shared/word/import/import-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'

const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }

/** What is asked of a file from outside. */
export const JOBS: Readonly<Record<string, (bytes: Uint8Array) => Result<unknown, Refusal<string>>>> = {
  import: importDocx,
  accept: (bytes) => resolveDocx(bytes, 'accept'),
  reject: (bytes) => resolveDocx(bytes, 'reject'),
  scrub: (bytes) => scrubDocx(bytes),
  compare: (bytes) => compareDocx(bytes, bytes, stamp),
  audit: (bytes) => auditDocx(bytes, bytes),
}

/** What a job did: 'opened' or the refusal's code; time on the processor in milliseconds, wall clock beside it; the whole process's peak memory in megabytes. */
export interface Measured {
  readonly outcome: string
  readonly cpu: number
  readonly wall: number
  readonly peak: number
}

/** The most memory this process had, in kilobytes. What `resourceUsage` says holds the parent's before the program began. */
function peakOfThis(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const known = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return known === undefined ? process.resourceUsage().maxRSS : Number(known)
}

function measured(job: string, file: string): Measured {
  const bytes = readFileSync(file)
  const [wall, cpu] = [performance.now(), process.threadCpuUsage()]
  const result = JOBS[job]?.(bytes)
  if (result === undefined) throw new Error(`no job is called ${job}`)
  const spent = process.threadCpuUsage(cpu)
  return {
    outcome: result.ok ? 'opened' : result.refusal.code,
    cpu: Math.round((spent.user + spent.system) / 1000),
    wall: Math.round(performance.now() - wall),
    peak: Math.round(peakOfThis() / 1024),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , job = '', file = ''] = process.argv
  process.stdout.write(JSON.stringify(measured(job, file)))
}
