import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'

export interface Killed {
  /** The program, and what it is told. */
  readonly program: string
  readonly told: readonly string[]
  /** Where what Node compiled is kept, so that the next one starts sooner. */
  readonly compiled: string
  /** Milliseconds until it is killed, from its start or from its first word. */
  readonly delay: number
  readonly fromStart?: boolean
}

/** Runs a program of Node, kills it with SIGKILL after so long, and answers the lines it had said. It must not have complained, nor ended by itself. */
export async function linesUntilKilled({ program, told, compiled, delay, fromStart = false }: Killed): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, ...told], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compiled } })
  const [lines, complaints]: [string[], string[]] = [[], []]
  const ready = Promise.withResolvers<void>()
  const heard = createInterface(child.stdout)
  heard.on('line', (line) => {
    lines.push(line)
    ready.resolve()
  })
  createInterface(child.stderr).on('line', (line) => complaints.push(line))
  const exited = once(child, 'exit')
  const silent = once(heard, 'close')
  if (!fromStart) await Promise.race([ready.promise, exited])
  await sleep(delay)
  child.kill('SIGKILL')
  await Promise.all([exited, silent])
  expect(complaints).toEqual([])
  expect(child.signalCode).toBe('SIGKILL')
  return lines
}
