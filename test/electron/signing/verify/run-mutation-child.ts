import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { MutationRun } from './mutated-files.ts'

const child = fileURLToPath(new URL('mutation-child.ts', import.meta.url))

/** Runs so many mutated files in a process that may not take more than 500 MB, and says what it found. */
export function runMutationChild(count: number, seed: number, timeout: number): MutationRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=400', child, String(count), String(seed)], { timeout, maxBuffer: 200_000_000, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The process with the mutated files ended with ${status}: ${stderr.slice(0, 2000)}`)
  const run = JSON.parse(stdout) as MutationRun
  process.stdout.write(`mutated files: ${run.files} with seed ${seed}, ${JSON.stringify(run.verdicts)}, slowest ${run.slowest.toFixed(0)} ms, at most ${(run.memory / 1e6).toFixed(0)} MB\n`)
  return run
}
