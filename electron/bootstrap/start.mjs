import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './dependencies.mjs'
import { againOnNode24 } from './node24.mjs'
import { run } from './child.mjs'
import { callerFolder, inRoot } from './paths.mjs'
import { CannotStart, runMain, say } from './report.mjs'

const hosts = ['auto', 'electron', 'chromium', 'none']
const asRoot = process.platform === 'linux' && process.getuid?.() === 0
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
/** Electron that ends this soon with an error never showed a window. */
const startupMs = 5_000

const help = `npm start -- [options] [file]
  file               a .countersign workspace to open, or a .pdf to verify
  --host HOST        auto (default), electron, chromium (a Chromium, Chrome or Edge window) or none (serve and print the address)
  --workspace FILE   open this workspace
  --serve            keep serving when the last window is closed
  --port N           serve on this port of 127.0.0.1 instead of a free one
  --app-data FOLDER  keep settings and identities here`

/** Takes --host out of the arguments; everything else goes to the host as it is. */
function readArguments(args) {
  const { tokens } = parseArgs({ args, strict: false, tokens: true, options: { host: { type: 'string' } } })
  const token = tokens.find(each => each.kind === 'option' && each.name === 'host')
  const host = token?.value ?? 'auto'
  if (!hosts.includes(host)) throw new CannotStart(`--host takes one of ${hosts.join(', ')}.`)
  const rest = token === undefined ? args : args.toSpliced(token.index, token.inlineValue ? 1 : 2)
  return { host, rest, wantsHelp: args.includes('--help') }
}

async function openInElectron(host, rest) {
  const { ensureElectron } = await import('./electron-binary.mjs')
  const electron = await ensureElectron({ insist: host === 'electron' })
  if (electron === null) {
    if (host === 'electron') throw new CannotStart('Electron is not here and could not be fetched. Without --host electron the window opens in a browser’s frame.')
    return undefined
  }
  const { ensureBuilt } = await import('./bundles.mjs')
  await ensureBuilt(['main', 'preload'])
  const started = Date.now()
  const code = await run(electron, [...(asRoot ? ['--no-sandbox'] : []), inRoot(), ...rest], { cwd: callerFolder(), env: { ELECTRON_RUN_AS_NODE: undefined } })
  const neverOpened = code !== 0 && Date.now() - started < startupMs
  if (!neverOpened || host === 'electron') return code
  say('Electron could not open its window on this system; a browser’s frame is used instead.')
  return undefined
}

/** `npm start`: from a fresh clone to an open window. */
await runMain(async () => {
  const args = process.argv.slice(2)
  await ensureDependencies()
  const code = await againOnNode24(fileURLToPath(import.meta.url), args)
  if (code !== undefined) return code

  const { host, rest, wantsHelp } = readArguments(args)
  if (wantsHelp) {
    say(help)
    return 0
  }
  const { ensureBuilt } = await import('./bundles.mjs')
  await ensureBuilt(['renderer', 'host'])
  if (host === 'electron' || (host === 'auto' && hasDisplay)) {
    const ended = await openInElectron(host, rest)
    if (ended !== undefined) return ended
  }
  const { ensureBrowser } = await import('./browser.mjs')
  const browser = await ensureBrowser()
  const windowed = host === 'chromium' || (host === 'auto' && hasDisplay && browser !== null)
  if (host === 'auto' && !hasDisplay) say('There is no display, so no window opens.')
  const env = { NODE_COMPILE_CACHE: inRoot('out', 'compile-cache') }
  return run(process.execPath, [inRoot('out', 'host', 'host.js'), '--host', windowed ? 'chromium' : 'none', ...rest], { cwd: callerFolder(), env })
})
