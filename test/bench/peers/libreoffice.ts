import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median } from '#test/bench/timing.ts'

const minute = 60_000

/**
 * LibreOffice with a profile of its own in a folder, a process for each file. (One process for many files breaks off at a Word file with comments in the
 * build without windows.)
 */
export class LibreOffice {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    // The first start makes the profile, which no later one pays for.
    this.#run(['--terminate_after_init'])
  }

  static isPresent(): boolean {
    return spawnSync('soffice', ['--version'], { stdio: 'ignore', timeout: minute }).status === 0
  }

  #run(args: readonly string[], timeout = minute): void {
    const profile = pathToFileURL(join(this.#folder, 'profile')).href
    const ended = spawnSync('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', ...args], { stdio: 'ignore', timeout, killSignal: 'SIGKILL' })
    if (ended.error !== undefined) throw ended.error
  }

  /** The whole of a process that converts one file, its start with it, in milliseconds. */
  convert(path: string, to: 'docx' | 'txt:Text'): number {
    const out = join(this.#folder, 'converted')
    mkdirSync(out, { recursive: true })
    const started = performance.now()
    this.#run(['--convert-to', to, '--outdir', out, path], 8 * minute)
    return performance.now() - started
  }

  /** What it made of a file last. */
  converted(path: string): Uint8Array {
    return readFileSync(join(this.#folder, 'converted', basename(path)))
  }

  /** What a process takes beside its work: that of a file of one page turned into plain text, in milliseconds. */
  start(small: string): number {
    return median([1, 2, 3, 4].map(() => this.convert(small, 'txt:Text')).slice(1))
  }
}
