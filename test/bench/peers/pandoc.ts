import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** The first line of what pandoc says it is; null where it is not installed. */
export function pandocVersion(): string | null {
  const { status, stdout } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' })
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null
}

/** Has pandoc turn one file into another, tracked changes and comments kept; milliseconds, its start with them. */
export function pandoc(from: string, to: string): number {
  const started = performance.now()
  const { status, stderr } = spawnSync('pandoc', ['--track-changes=all', from, '-o', to], { encoding: 'utf8', timeout: 300_000, killSignal: 'SIGKILL' })
  if (status !== 0) throw new Error(`pandoc did not finish: ${stderr}`)
  return performance.now() - started
}

/** How long its start alone takes, by turning one word into another form. */
export function pandocStart(folder: string): number {
  const path = `${folder}/word.md`
  writeFileSync(path, 'word')
  return pandoc(path, `${folder}/word.json`)
}
