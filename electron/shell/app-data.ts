import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * The folder for settings, identities and the window's profile: where the system keeps such things
 * (XDG Base Directory on Linux). COUNTERSIGN_DATA overrides it.
 */
export function appDataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const chosen = env['COUNTERSIGN_DATA']
  if (chosen !== undefined && chosen !== '') return chosen
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Countersign')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Countersign')
  const data = env['XDG_DATA_HOME']
  return posix.join(data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), 'countersign')
}
