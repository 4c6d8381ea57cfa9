import { chromium, type Page } from '@playwright/test'
import { quietSwitches } from '#electron/shell/chromium-window.ts'
import { browserPath } from '#test/bench/browser.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { thousandContracts } from '#test/bench/material/thousand-contracts.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { inTurns } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { launchHost } from '#test/helpers/launch-host.ts'

const rounds = 5

/** Resolves when a frame has been painted: its message arrives after style, layout and paint. */
async function paintedFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve())
      port1.start()
      port2.postMessage(null)
    })
  }))
}

/** Starts the browser on a profile it has used before, as it is at any start but the first, and waits until `ready` is on the screen. */
async function windowOn(profile: string, url: string, ready: (page: Page) => Promise<void>): Promise<() => Promise<void>> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: browserPath(), args: [...quietSwitches], viewport: { width: 1360, height: 900 } })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  await ready(page)
  await paintedFrame(page)
  return () => context.close()
}

interface Started {
  /** Milliseconds from the start of our process until the window can be used. */
  readonly interactive: number
  /** Of these, until our process served the window. */
  readonly serving: number
}

async function startOurs(appData: string, workspace: string, profile: string): Promise<Started> {
  const began = performance.now()
  const host = await launchHost({ appData, workspace })
  const serving = performance.now() - began
  const close = await windowOn(profile, host.url, async (page) => {
    await page.getByRole('main').getByRole('heading').first().waitFor()
    await page.getByRole('link', { name: 'Contracts' }).first().click({ trial: true })
  })
  const interactive = performance.now() - began
  await close()
  await host.stop()
  return { interactive, serving }
}

async function startEmpty(profile: string): Promise<Started> {
  const began = performance.now()
  const close = await windowOn(profile, 'about:blank', async () => undefined)
  const interactive = performance.now() - began
  await close()
  return { interactive, serving: 0 }
}

/** From the start of our process to a window that can be used, beside an empty window of the same browser from its start. */
export async function measureWindow(): Promise<Measured> {
  using folder = freshFolder()
  const empty = newWorkspace(folder.path)
  empty.application.detach()
  const many = thousandContracts()
  many.application.detach()
  const lines: Line[] = []
  for (const [what, workspace] of [['an empty workspace', empty.path], ['1,000 contracts', many.path]] as const) {
    const ours = (): Promise<Started> => startOurs(folder.path, workspace, `${folder.path}/window`)
    const peer = (): Promise<Started> => startEmpty(`${folder.path}/empty-window`)
    await ours()
    await peer()
    const found = await inTurns(rounds, ours, peer)
    const interactive = { ours: found.ours.map((started) => started.interactive), peer: found.peer.map((started) => started.interactive) }
    lines.push(comparison(`window usable after start, ${what}`, interactive, 'empty window', { of: 'ratio', most: 1.5 }))
    lines.push(figure('  of which until our process serves it', 'ms', found.ours.map(({ serving }) => serving)))
  }
  return { lines, notes: [] }
}
