import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/** Milliseconds between two looks whether the browser can be spoken to. */
const patience = 4
const targetsSchema = z.array(z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.string() }))
const evaluatedSchema = z.looseObject({ id: z.number(), result: z.looseObject({ result: z.looseObject({ value: z.unknown() }) }).optional() })

/** A program that starts the browser without a display and lets itself be spoken to, and is otherwise the browser. */
export function listeningBrowser(folder: string, executable: string): string {
  const program = join(folder, 'browser.sh')
  writeFileSync(program, `#!/bin/sh\nexec '${executable}' --headless --remote-debugging-port=0 "$@"\n`)
  chmodSync(program, 0o755)
  return program
}

/** A browser's window that was just started, by whomever. */
export interface StartedWindow {
  /** Runs an expression in the page until it answers something, and answers that. */
  ask(expression: string): Promise<unknown>
}

const portFile = (profile: string): string => join(profile, 'DevToolsActivePort')

async function debuggingPort(profile: string): Promise<string> {
  const file = portFile(profile)
  for (;;) {
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (port !== undefined && path !== undefined) return port
    await pause(patience)
  }
}

async function pageAddress(port: string): Promise<string> {
  for (;;) {
    const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json())
    const page = targets.find(({ type }) => type === 'page')
    if (page !== undefined) return page.webSocketDebuggerUrl
    await pause(patience)
  }
}

/** Forgets the window that was on a profile before. */
export function noWindowYet(profile: string): void {
  rmSync(portFile(profile), { force: true })
}

/** Speaks to the window that comes up on a profile. A library that drives browsers would work more in the page than the page itself. */
export async function windowComingUp(profile: string): Promise<StartedWindow> {
  const socket = new WebSocket(await pageAddress(await debuggingPort(profile)))
  await once(socket, 'open')
  const waiting = new Map<number, (value: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const answer = evaluatedSchema.safeParse(JSON.parse(String(data)))
    if (answer.success) waiting.get(answer.data.id)?.(answer.data.result?.result.value)
  })
  let last = 0
  const evaluate = (expression: string): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      socket.send(JSON.stringify({ id: last, method: 'Runtime.evaluate', params: { expression, awaitPromise: true } }))
    })
  return {
    async ask(expression) {
      for (;;) {
        // A page that is left while it is asked answers nothing; the next one is asked again.
        const value = await evaluate(expression)
        if (value !== undefined) return value
        await pause(patience)
      }
    },
  }
}
