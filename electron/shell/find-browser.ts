import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, posix, win32 } from 'node:path'

/** Where to look: the environment, the system, and what counts as a program there. */
export interface BrowserSearch {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly isProgram: (path: string) => boolean
}

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge']

const macApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

const thisMachine: BrowserSearch = { env: process.env, platform: process.platform, isProgram }

function candidates({ env, platform }: BrowserSearch): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] === undefined ? [] : [posix.join(env['HOME'], 'Applications')])]
    return folders.flatMap(folder => macApplications.map(application => posix.join(folder, application)))
  }
  if (platform === 'win32') {
    const folders = [env['LOCALAPPDATA'], env['ProgramFiles'], env['ProgramFiles(x86)']].filter(folder => folder !== undefined)
    return windowsPrograms.flatMap(parts => folders.map(folder => win32.join(folder, ...parts)))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return [...commands.flatMap(command => folders.map(folder => join(folder, command))), '/snap/bin/chromium', '/opt/google/chrome/chrome']
}

/**
 * The program file of Chromium, Chrome or Edge, or null. COUNTERSIGN_BROWSER overrides the search; when it names
 * something that is no program, the answer is null and not some other browser.
 */
export function findBrowser(search: BrowserSearch = thisMachine): string | null {
  const chosen = search.env['COUNTERSIGN_BROWSER']
  if (chosen !== undefined && chosen !== '') return search.isProgram(chosen) ? chosen : null
  return candidates(search).find(search.isProgram) ?? null
}

/** The places findBrowser looks at, for telling a person. */
export function whereBrowsersAreLookedFor({ env, platform }: BrowserSearch = thisMachine): string[] {
  const chosen = env['COUNTERSIGN_BROWSER']
  if (chosen !== undefined && chosen !== '') return [`${chosen} (COUNTERSIGN_BROWSER)`]
  return platform === 'linux' ? commands.map(command => `${command} on the path`) : candidates({ env, platform, isProgram })
}
