import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { appDataFolder } from './app-data.ts'

/** What a person asked for when starting the application. */
export interface LaunchArguments {
  readonly window: 'chromium' | 'none'
  /** Whether to go on serving when the last window is closed. */
  readonly serve: boolean
  readonly port: number
  readonly appData: string
  readonly workspacePath: string | null
  /** A PDF to verify, given on the command line or by a double click. */
  readonly pdfPath: string | null
}

const options = {
  host: { type: 'string' },
  serve: { type: 'boolean' },
  port: { type: 'string' },
  'app-data': { type: 'string' },
  workspace: { type: 'string' },
} as const

const last = (paths: readonly string[], ending: string): string | null => paths.findLast(path => path.toLowerCase().endsWith(ending)) ?? null

const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/**
 * Reads the arguments of a start. Unknown switches are left alone, because Chromium and the desktop add their own;
 * relative paths count from `folder`.
 */
export function readLaunchArguments(args: readonly string[], folder: string = process.cwd()): LaunchArguments {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true })
  const port = Number(text(values.port) ?? 0)
  const appData = text(values['app-data'])
  const workspace = text(values.workspace) ?? last(positionals, '.countersign')
  const pdf = last(positionals, '.pdf')
  return {
    window: values.host === 'none' ? 'none' : 'chromium',
    serve: values.serve === true,
    port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0,
    appData: appData === undefined ? appDataFolder() : resolve(folder, appData),
    workspacePath: workspace === null ? null : resolve(folder, workspace),
    pdfPath: pdf === null ? null : resolve(folder, pdf),
  }
}
