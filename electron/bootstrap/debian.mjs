import { existsSync, readFileSync } from 'node:fs'
import { run } from './child.mjs'

/** Whether packages may be installed by apt without asking: Debian itself, as root, as in a container. */
export function aptIsOurs() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const release = '/etc/os-release'
  return existsSync('/usr/bin/apt-get') && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'))
}

/** Installs Debian packages; refreshes apt's lists only when the first try fails. Answers whether it worked. */
export async function aptInstall(packages, { quiet = false } = {}) {
  const options = { stdio: quiet ? ['ignore', 'ignore', 2] : ['ignore', 'ignore', 'inherit'], env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  if ((await install()) === 0) return true
  await run('apt-get', ['update', '-qq'], options)
  return (await install()) === 0
}
