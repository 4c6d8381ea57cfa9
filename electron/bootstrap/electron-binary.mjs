import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { inRoot } from './paths.mjs'
import { say } from './report.mjs'
import { recall, remember } from './stamps.mjs'

const folder = inRoot('node_modules', 'electron')
const version = () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
const probeMs = 4_000
const downloadMs = 300_000

/** The path of Electron's program, or null where npm brought the package without it. */
export function electronBinary() {
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : null
}

/** A mirror or a proxy was configured by someone who knows; otherwise the release page must answer quickly. */
async function downloadIsLikely() {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || process.env.HTTPS_PROXY || process.env.https_proxy) return true
  const address = `https://github.com/electron/electron/releases/download/v${version()}/SHASUMS256.txt`
  return fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) }).then(answer => answer.ok, () => false)
}

/**
 * Electron's program, fetched by Electron's own installer when it is not there yet. A failure is remembered for this
 * version and not tried again unless `insist`.
 */
export async function ensureElectron({ insist = false } = {}) {
  const present = electronBinary()
  if (present !== null || !existsSync(folder)) return present
  if (!insist && recall('electron').failed === version()) return null
  if (await downloadIsLikely()) {
    say(`Fetching Electron ${version()} (about 110 MB, once) …`)
    const code = await run(process.execPath, [join(folder, 'install.js')], {
      timeoutMs: downloadMs,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { NODE_USE_ENV_PROXY: '1' },
    })
    if (code === 0 && electronBinary() !== null) return electronBinary()
  }
  remember('electron', { failed: version() })
  say('Electron could not be fetched; the window opens in a browser’s frame instead. (--host electron tries again.)')
  return null
}
