import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { openChromiumWindow } from '#electron/shell/chromium-window.ts'
import { browserPath } from '#test/bench/browser.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { thousandContracts } from '#test/bench/material/thousand-contracts.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { inTurns } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { listeningBrowser, noWindowYet, windowComingUp } from '#test/bench/topics/window-process.ts'

const rounds = 9
/** The first starts make what later ones find: the browser's profile, and what it and Node have compiled. */
const warmUp = 3
const inRoot = (path: string): string => new URL(`../../../${path}`, import.meta.url).pathname

/** In the page: resolves once `ready` holds in an animation frame and that frame was painted, with the moment of the paint and of the page's beginning. */
const painted = (ready: string): string => `new Promise(resolve => {
  const look = () => {
    if (!(${ready})) return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(JSON.stringify({ usable: performance.timeOrigin + performance.now(), page: performance.timeOrigin }))
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
})`

/** Home shows what it has to say, and a click on the way to the contracts would reach it. */
const homeIsUsable = painted(`(() => {
  const link = document.querySelector('nav a[href$="/contracts"]')
  if (link === null || document.querySelector('main :is(h1, h2)') === null) return false
  const { x, y, width, height } = link.getBoundingClientRect()
  return link.contains(document.elementFromPoint(x + width / 2, y + height / 2))
})()`)

const momentsSchema = z.strictObject({ usable: z.number(), page: z.number() })

interface Started {
  /** Milliseconds from the start of the first process until the window can be used. */
  readonly usable: number
  /** Of these, until the browser went to our page. */
  readonly page: number
}

/** Starts something that opens a window on a profile, and waits until an expression holds in the window. */
async function started(profile: string, start: () => { end(): Promise<unknown> }, expression: string): Promise<Started> {
  noWindowYet(profile)
  const began = performance.timeOrigin + performance.now()
  const running = start()
  const window = await windowComingUp(profile)
  const { usable, page } = momentsSchema.parse(JSON.parse(String(await window.ask(expression))))
  await running.end()
  return { usable: usable - began, page: page - began }
}

/** Our process as `npm start` runs it, which opens the browser itself. */
function startOurs(browser: string, appData: string, workspace: string): Promise<Started> {
  const env = { ...process.env, COUNTERSIGN_BROWSER: browser, NODE_COMPILE_CACHE: inRoot('out/compile-cache') }
  const args = [inRoot('out/host/host.js'), '--serve', '--host', 'chromium', '--app-data', appData, '--workspace', workspace]
  const start = (): { end(): Promise<unknown> } => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env })
    const exited = once(child, 'exit')
    return {
      end: () => {
        child.kill('SIGINT')
        return exited
      },
    }
  }
  return started(join(appData, 'window'), start, homeIsUsable)
}

function startEmpty(browser: string, appData: string): Promise<Started> {
  const start = (): { end(): Promise<unknown> } => {
    const window = openChromiumWindow(browser, 'about:blank', appData)
    return {
      end: () => {
        window.close()
        return window.ended
      },
    }
  }
  return started(join(appData, 'window'), start, painted('true'))
}

/** From the start of our process to a window that can be used, beside an empty window of the same browser, switches and profile from its start. */
export async function measureWindow(): Promise<Measured> {
  if (process.platform === 'win32') return { lines: [], notes: ['window skipped: the browser is started by a shell script here'] }
  using folder = freshFolder()
  const browser = listeningBrowser(folder.path, browserPath())
  const empty = newWorkspace(folder.path)
  empty.application.detach()
  const many = thousandContracts()
  many.application.detach()
  const lines: Line[] = []
  for (const [what, workspace] of [['an empty workspace', empty.path], ['1,000 contracts', many.path]] as const) {
    const ours = (): Promise<Started> => startOurs(browser, join(folder.path, 'ours'), workspace)
    const peer = (): Promise<Started> => startEmpty(browser, join(folder.path, 'peer'))
    for (let start = 0; start < warmUp; start += 1) {
      await ours()
      await peer()
    }
    const found = await inTurns(rounds, ours, peer)
    const usable = { ours: found.ours.map((each) => each.usable), peer: found.peer.map((each) => each.usable) }
    lines.push(comparison(`window usable after start, ${what}`, usable, 'empty window', { of: 'ratio', most: 1.5 }))
    lines.push(figure('  of which until the browser goes to our page', 'ms', found.ours.map(({ page }) => page)))
  }
  return { lines, notes: [] }
}
