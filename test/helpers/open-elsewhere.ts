import { spawnSync } from 'node:child_process'
import { AppError } from '#shared/ipc/errors.ts'
import { openWorkspace } from '#electron/store/open.ts'

/** What another process on this machine is told when it opens a workspace: 'opened', or the code of the refusal. */
export function openElsewhere(path: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, path], { encoding: 'utf8' })
  return stdout === '' ? stderr : stdout
}

function tryToOpen(path: string): string {
  try {
    openWorkspace(path).close()
    return 'opened'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const [, script, path] = process.argv
if (script === import.meta.filename && path !== undefined) process.stdout.write(tryToOpen(path))
