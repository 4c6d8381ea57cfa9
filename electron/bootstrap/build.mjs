import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { againOnNode24 } from './node24.mjs'
import { runMain, say } from './report.mjs'

/** `npm run build`: everything that is shipped, from nothing. */
await runMain(async () => {
  await ensureDependencies()
  const code = await againOnNode24(fileURLToPath(import.meta.url), process.argv.slice(2))
  if (code !== undefined) return code
  const { ensureBuilt } = await import('./bundles.mjs')
  await ensureBuilt(['renderer', 'main', 'preload', 'cli'], { force: true })
  say('Built into out/.')
})
