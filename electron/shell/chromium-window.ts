import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Switches for every Chromium of ours: no chatter, no first-run pages, and root in a container needs to go without a sandbox. */
export const quietSwitches: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The window's own profile resolves no name but this machine, so nothing it shows can call out. */
const windowSwitches = ['--disable-background-mode', '--disable-breakpad', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', '--window-size=1360,900']

export interface ChromiumWindow {
  /** Resolves when the browser's process ends. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens the address in a browser's frame without tabs or address bar, on a profile of our own. */
export function openChromiumWindow(executable: string, url: string, appData: string): ChromiumWindow {
  const profile = join(appData, 'window')
  const child = spawn(executable, [`--app=${url}`, `--user-data-dir=${profile}`, ...quietSwitches, ...windowSwitches], { stdio: 'ignore' })
  return {
    ended: new Promise(resolve => {
      child.once('error', () => resolve())
      child.once('exit', () => resolve())
    }),
    close() {
      if (child.exitCode === null) child.kill('SIGTERM')
    },
  }
}
