import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { inRoot } from './paths.mjs'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** The environment of every child: the pinned tools come first, so that a nested `node` is Node 24 as well. */
export function childEnvironment(extra = {}) {
  const name = Object.keys(process.env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [name]: [inRoot('node_modules', '.bin'), process.env[name] ?? ''].join(delimiter), ...extra }
}

/**
 * Runs a program to its end, passing on the signals we are sent, and resolves to its exit code
 * (128 + signal number when a signal ended it, as a shell would say). A piped standard error goes to `onError`.
 */
export function run(command, args, { env, cwd, stdio = 'inherit', shell = false, timeoutMs, onError } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: childEnvironment(env), stdio, shell })
    child.stderr?.setEncoding('utf8').on('data', text => onError?.(text))
    const passOn = signal => child.kill(signal)
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGTERM'), timeoutMs)
    for (const signal of forwarded) process.on(signal, passOn)
    const settle = () => {
      clearTimeout(timer)
      for (const signal of forwarded) process.off(signal, passOn)
    }
    child.once('error', error => {
      settle()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      settle()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
