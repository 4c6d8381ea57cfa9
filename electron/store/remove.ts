import { rmSync } from 'node:fs'

/** Removes a workspace file that was being made, with what SQLite keeps beside it. */
export function removeWorkspaceFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}
