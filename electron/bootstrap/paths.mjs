import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A path inside the application's folder. */
export const inRoot = (...parts) => join(root, ...parts)
