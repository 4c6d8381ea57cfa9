import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface LaunchOptions {
  /** The folder for settings and identities; a fresh one when absent. */
  readonly appData?: string
  /** The workspace to open; none when absent, which is a first run. */
  readonly workspace?: string
  readonly env?: NodeJS.ProcessEnv
  /** A file with the moment at which the host's clock begins; it may be written anew while the host runs. */
  readonly clockFile?: string
}

export interface LaunchedHost {
  /** The address that opens the window, as often as it is visited. */
  readonly url: string
  readonly appData: string
  readonly pid: number
  /** Everything the host has printed, for messages about a failure. */
  output(): string
  /** Ends it as Ctrl-C does, and answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const inRoot = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname

/** The built services, as `npm start` runs them; COUNTERSIGN_HOST names another program, such as their source. */
const entry = process.env['COUNTERSIGN_HOST'] ?? inRoot('out/host/host.js')

/** A fresh folder for a host's data, and the function that removes it. */
export async function freshDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'countersign-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Starts the real host as its own process and waits until it serves. Needs the window and the services built in out/. */
export async function launchHost(options: LaunchOptions = {}): Promise<LaunchedHost> {
  const appData = options.appData ?? (await freshDataFolder()).path
  const usual = [entry, '--serve', '--host', 'none', '--app-data', appData, ...(options.workspace === undefined ? [] : ['--workspace', options.workspace])]
  const args = options.clockFile === undefined ? usual : [inRoot('test/helpers/clocked-host.ts'), appData, options.clockFile]
  // The home folder, where a new workspace is suggested to go, is the test's too.
  const env = { ...process.env, NODE_COMPILE_CACHE: inRoot('out/compile-cache'), HOME: appData, USERPROFILE: appData, ...options.env }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const exited = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  const lines: string[] = []
  createInterface(child.stderr).on('line', line => lines.push(line))
  const address = Promise.withResolvers<string>()
  createInterface(child.stdout).on('line', line => {
    lines.push(line)
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)
    if (found !== null) address.resolve(found[0])
  })
  const endedEarly = async (): Promise<never> => {
    await exited
    throw new Error(`The host ended before it served:\n${lines.join('\n')}`)
  }
  const url = await Promise.race([address.promise, endedEarly()])
  if (child.pid === undefined) throw new Error('The host has no process id.')
  return {
    url,
    appData,
    pid: child.pid,
    output: () => lines.join('\n'),
    async stop() {
      child.kill('SIGINT')
      await exited
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
