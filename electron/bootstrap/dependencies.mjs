import { existsSync, readFileSync } from 'node:fs'
import { run } from './child.mjs'
import { inRoot, root } from './paths.mjs'
import { CannotStart, say } from './report.mjs'

const readLock = path => JSON.parse(readFileSync(path, 'utf8')).packages ?? {}

/**
 * Whether node_modules holds what package-lock.json asks for, judged by the list npm leaves there when it has finished.
 * Optional packages may be absent: they belong to other systems.
 */
export function dependenciesAreCurrent() {
  const asked = inRoot('package-lock.json')
  const installed = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(asked)) return true
  if (!existsSync(installed)) return false
  const present = readLock(installed)
  return Object.entries(readLock(asked)).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return found.version === entry.version && (entry.integrity === undefined || found.integrity === entry.integrity)
  })
}

/** npm as a command: the very npm we were started by, else the one on the path. */
function npm() {
  const script = process.env.npm_execpath
  const node = process.env.npm_node_execpath
  if (script?.endsWith('npm-cli.js') && node && existsSync(node)) return { command: node, before: [script], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/** Installs the pinned packages when they are missing or the lock file changed since. */
export async function ensureDependencies({ quiet = false } = {}) {
  if (dependenciesAreCurrent()) return
  say('Installing the packages Countersign is built from (once, about a minute) …', quiet)
  const { command, before, shell } = npm()
  const args = [...before, 'ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error']
  let words = ''
  const onError = text => (words += text)
  const code = await run(command, args, { shell, cwd: root, stdio: ['ignore', 'ignore', 'pipe'], onError }).catch(error => {
    throw new CannotStart(`npm could not be started (${error.message}). Install Node.js with npm and try again.`)
  })
  if (code !== 0) {
    const said = words.split('\n').filter(line => /^npm error \S/.test(line)).slice(0, 8).join('\n')
    throw new CannotStart(`${said}\nThe packages could not be installed. Check the connection and try again; npm ci --ignore-scripts says more.`)
  }
}
