import { fileURLToPath } from 'node:url'
import { run } from '../../electron/bootstrap/child.mjs'
import { ensureDependencies } from '../../electron/bootstrap/dependencies.mjs'
import { againOnNode24 } from '../../electron/bootstrap/node24.mjs'
import { inRoot, root } from '../../electron/bootstrap/paths.mjs'
import { runMain, say } from '../../electron/bootstrap/report.mjs'

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** `npm run test:electron`: drives the real Electron shell, where there is one. */
await runMain(async () => {
  process.chdir(root)
  await ensureDependencies()
  const code = await againOnNode24(fileURLToPath(import.meta.url), process.argv.slice(2))
  if (code !== undefined) return code
  const { electronBinary } = await import('../../electron/bootstrap/electron-binary.mjs')
  const electron = electronBinary()
  if (electron === null) {
    say('Skipped: Electron’s program is not here. `npm start -- --host electron` fetches it.')
    return 0
  }
  if (!hasDisplay) {
    say('Skipped: there is no display for Electron’s window. With Xvfb: xvfb-run npm run test:electron.')
    return 0
  }
  const { ensureBuilt } = await import('../../electron/bootstrap/bundles.mjs')
  await ensureBuilt(['renderer', 'main', 'preload'])
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  return run(process.execPath, [playwright, 'test', '--config', inRoot('test', 'electron', 'playwright.config.ts')], { env: { COUNTERSIGN_ELECTRON: electron } })
})
