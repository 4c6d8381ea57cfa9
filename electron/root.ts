import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function holding(folder: string): string {
  const above = dirname(folder)
  if (existsSync(join(folder, 'resources', 'fonts')) || above === folder) return folder
  return holding(above)
}

/** The application's own folder, which holds resources/. Looked for upwards, for this may run from its source or from a bundle below out/. */
export const root = holding(import.meta.dirname)
