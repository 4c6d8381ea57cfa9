import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: beside its place first, to the disk, then under its name. Where that fails, what stood there before is as it was.
 * What is no ordinary file (a device, a pipe) is written to directly. `mode` is the permissions it gets; without one it keeps those it had.
 */
export function writeOut(path: string, content: Uint8Array | string, mode?: number): void {
  const known = existsSync(path) ? statSync(path) : null
  if (known !== null && !known.isFile()) {
    writeFileSync(path, content)
    return
  }
  const target = known === null ? path : realpathSync(path)
  const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.new`)
  const permissions = mode ?? (known === null ? null : known.mode & 0o777)
  try {
    const file = openSync(beside, 'wx', permissions ?? 0o666)
    try {
      writeFileSync(file, content)
      if (permissions !== null) fchmodSync(file, permissions)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, target)
  } catch (error) {
    rmSync(beside, { force: true })
    // The person knows the file by the name they gave it.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error
  }
}
