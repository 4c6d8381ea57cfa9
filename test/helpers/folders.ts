import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A fresh folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'))
  folders.push(folder)
  return folder
}

/** A disk that was attached for one test. */
export interface Disk {
  readonly path: string
  readonly detach: () => void
}

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** A disk of so many bytes at a fresh folder, or null where the system does not let us attach one. */
export function smallDisk(bytes: number): Disk | null {
  const path = temporaryFolder()
  if (!runs('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path)) return null
  return { path, detach: () => void runs('umount', '-l', path) }
}

/** Makes a folder and all in it unwritable, even for root, and says how to take that back; null where the system does not let us. */
export function lockFolder(path: string): (() => void) | null {
  if (runs('mount', '--bind', path, path)) {
    if (runs('mount', '-o', 'remount,bind,ro', path)) return () => void runs('umount', '-l', path)
    runs('umount', '-l', path)
  }
  if (runs('chattr', '-R', '+i', path)) return () => void runs('chattr', '-R', '-i', path)
  if (process.getuid?.() === 0) return null
  return runs('chmod', '-R', 'a-w', path) ? () => void runs('chmod', '-R', 'u+w', path) : null
}
