import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './child.mjs'
import { inRoot } from './paths.mjs'
import { CannotStart } from './report.mjs'

const wanted = 24
const major = version => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

function candidates() {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const packaged = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return [inRoot('node_modules', packaged, 'bin', `node${ending}`), inRoot('node_modules', '.bin', `node${ending}`)]
}

const answersAsNode24 = path => {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 && major(stdout) >= wanted
}

/** The path of a Node that runs TypeScript and the database's binary: this one, or the one among the packages. */
export function findNode24() {
  if (major(process.versions.node) >= wanted) return process.execPath
  const found = candidates().find(path => existsSync(path) && answersAsNode24(path))
  if (found !== undefined) return found
  throw new CannotStart(
    `Countersign needs Node ${wanted} or newer; this is ${process.versions.node}, and no packaged Node fits ${process.platform} on ${process.arch}. ` +
      `Install Node ${wanted} from nodejs.org and try again.`,
  )
}

/**
 * Makes sure the caller runs on Node 24. On an older Node it runs `script` again under Node 24 and answers that
 * run's exit code; on Node 24 it answers undefined and the caller goes on.
 */
export async function againOnNode24(script, args) {
  const node = findNode24()
  return node === process.execPath ? undefined : run(node, [script, ...args])
}
