import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (appData: string): string => join(appData, 'port')

/**
 * The port the window was served on last, or 0. A browser keeps what it has fetched and compiled by address, so a window that comes back
 * at the same one opens sooner. It is a wish: when somebody else listens there, another port is taken.
 */
export function usualPort(appData: string): number {
  if (!existsSync(fileIn(appData))) return 0
  const port = Number(readFileSync(fileIn(appData), 'utf8'))
  return Number.isInteger(port) && port >= 1024 && port < 65_536 ? port : 0
}

/** Remembers the port the window is served on. */
export function rememberPort(appData: string, port: number): void {
  if (usualPort(appData) === port) return
  mkdirSync(appData, { recursive: true })
  writeFileSync(fileIn(appData), String(port))
}
