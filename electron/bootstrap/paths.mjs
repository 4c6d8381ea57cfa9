import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A path inside the application's folder. */
export const inRoot = (...parts) => join(root, ...parts)

/** Where the person stands, from which paths they give are counted; npm runs its scripts in the application's folder instead. */
export function callerFolder() {
  const { npm_lifecycle_event: script, INIT_CWD: stands } = process.env
  return (script === 'start' || script === 'cli') && stands ? stands : process.cwd()
}
