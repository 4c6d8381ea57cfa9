import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { openDevToolsPipe, type DevToolsPipe } from '#electron/pdf/devtools-pipe.ts'

/** A running headless browser. */
export interface BrowserProcess {
  readonly devtools: DevToolsPipe
  /** True until the process has ended or the pipe is broken. */
  alive(): boolean
  /** Ends the process, waits until it is gone and removes its profile. */
  close(): Promise<void>
}

/**
 * No name resolves and no address is reached: not even what Chromium itself would like to fetch. The document's own
 * requests are answered from memory before they come this far.
 */
const refuseNetwork = ['--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=socks5://0.0.0.0:1', '--proxy-bypass-list=<-loopback>']

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,NetworkPrediction',
  '--no-pings',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  ...refuseNetwork,
]

/** Chromium refuses its sandbox to root; everywhere else the sandbox stays on. */
const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Starts a headless Chromium, Chrome or Edge with a profile of its own, speaking over a pipe. */
export async function startBrowser(executable: string): Promise<BrowserProcess> {
  const profile = await mkdtemp(join(tmpdir(), 'countersign-print-'))
  const child = spawn(executable, [...flags, ...rootFlags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [, , , toBrowser, fromBrowser] = child.stdio
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('The browser was started without its pipe')
  const devtools = openDevToolsPipe(toBrowser, fromBrowser)
  let alive = true
  const killWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const ended = new Promise<void>((resolve) => {
    const end = (error: Error): void => {
      alive = false
      process.off('exit', killWithUs)
      devtools.fail(error)
      resolve()
    }
    child.once('exit', () => end(new Error('The browser ended')))
    child.once('error', end)
  })

  return {
    devtools,
    alive: () => alive,
    async close() {
      child.kill('SIGKILL')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}
