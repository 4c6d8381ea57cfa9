import type { Browser, Page } from '@playwright/test'
import { startBrowser } from '#test/bench/browser.ts'
import { figure, type Aim, type Line } from '#test/bench/line.ts'
import { fillWithLives } from '#test/bench/material/lives.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { percentile } from '#test/bench/timing.ts'
import { launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'

/** How often a screen is opened in a window that has shown it, and in how many windows of a new process it is opened first. */
const laterOpenings = 10
const firstOpenings = 3
/** Milliseconds that a window rests before the next click, so that nothing else is under way. */
const rest = 400
const most: Aim = { of: 'ours', most: 200 }

interface Opened {
  readonly what: string
  /** Where the click is made, and what is clicked there. */
  readonly from: string
  readonly click: string
  /** Holds of the page once the rows are there; it holds of no page that is left. */
  readonly shown: string
}

const links = (path: string): string => `nav a[href$="#${path}"]`
const settings = '/settings'
/** A screen that asks the services for nothing: what any change of screens takes. */
const bare: Opened = { what: 'a screen without rows', from: settings, click: links('/verify'), shown: 'main a[href], main button, main h1' }
const screens: readonly Opened[] = [
  { what: 'Home', from: settings, click: links('/'), shown: 'main section[aria-labelledby] li a[href*="/contracts/"]' },
  { what: 'obligation list', from: settings, click: links('/obligations'), shown: 'main tr[data-row] a[href*="panel=obligations"]' },
  { what: 'obligation calendar', from: '/obligations', click: 'main input[type="radio"][value="calendar"]', shown: 'main [role="grid"] button[data-date] > span:nth-child(3)' },
  { what: 'renewals', from: settings, click: links('/renewals'), shown: 'main table a[href*="panel=term"]' },
]

/** In the page: clicks, and answers the milliseconds from the click until a frame was painted in which the rows stand and the heading is another. */
function clickToPaint({ click, shown, anyHeading }: { readonly click: string; readonly shown: string; readonly anyHeading: boolean }): Promise<number> {
  const heading = (): string => document.querySelector('main h1')?.textContent ?? ''
  const before = heading()
  const target = document.querySelector<HTMLElement>(click)
  if (target === null) throw new Error(`There is nothing to click at ${click}`)
  return new Promise((resolve) => {
    const clicked = performance.now()
    const look = (): void => {
      if (document.querySelector(shown) === null || (!anyHeading && heading() === before)) {
        requestAnimationFrame(look)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now() - clicked))
      port1.start()
      port2.postMessage(null)
    }
    target.click()
    requestAnimationFrame(look)
  })
}

/** Waits for the screen a click is made on, and until nothing is under way there. */
async function restAt(page: Page, path: string): Promise<void> {
  await (path === settings ? page.getByRole('heading', { level: 1, name: 'Settings' }) : page.locator('main tr[data-row] a').first()).waitFor()
  await page.waitForTimeout(rest)
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await restAt(page, path)
}

async function opening(page: Page, { from, click, shown }: Opened): Promise<number> {
  await goTo(page, from)
  return page.evaluate(clickToPaint, { click, shown, anyHeading: from !== settings })
}

/** A window of a process that was just started, before anything is asked of it. */
async function inNewWindow<T>(browser: Browser, folder: string, workspace: string, use: (page: Page, host: LaunchedHost) => Promise<T>): Promise<T> {
  const host = await launchHost({ appData: folder, workspace })
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  try {
    return await use(await context.newPage(), host)
  } finally {
    await context.close()
    await host.stop()
  }
}

/** From the moment the browser goes to the page to Home with its rows, as the first that a new process is asked for. */
async function homeAtStart(page: Page, host: LaunchedHost): Promise<number> {
  await page.goto(host.url, { waitUntil: 'commit' })
  return page.evaluate((shown) => new Promise<number>((resolve) => {
    const look = (): void => {
      if (document.querySelector(shown) === null) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve(performance.now()))
    }
    look()
  }), screens[0]?.shown ?? '')
}

/** A window that begins with the settings has asked for no list yet. */
async function atSettings(page: Page, { url }: LaunchedHost): Promise<void> {
  await page.request.get(url)
  await page.goto(new URL(`/#${settings}`, url).href)
  await restAt(page, settings)
}

function pair(what: string, times: readonly number[], aim: Aim | null): Line[] {
  return [figure(`${what}, p50`, 'ms', times, aim), { ...figure(`${what}, p95`, 'ms', [percentile(times, 0.95)], aim), runs: times.length }]
}

/** From a click to the frame that shows a screen's rows, in the window as a person has it. */
export async function measurePainted(size: number): Promise<readonly Line[]> {
  using folder = freshFolder()
  const { application, services, path } = newWorkspace(folder.path)
  fillWithLives(services, size)
  application.detach()
  const browser = await startBrowser()
  const of = `of ${size.toLocaleString('en')} contracts`
  const lines: Line[] = []
  try {
    const atStart: number[] = []
    for (let window = 0; window < firstOpenings; window += 1) atStart.push(await inNewWindow(browser, folder.path, path, homeAtStart))
    lines.push(figure(`window of a new process to Home with its rows ${of}`, 'ms', atStart))
    for (const screen of [bare, ...screens]) {
      const [first, later]: [number[], number[]] = [[], []]
      for (let window = 0; window < firstOpenings; window += 1) {
        await inNewWindow(browser, folder.path, path, async (page, host) => {
          await atSettings(page, host)
          first.push(await opening(page, screen))
          if (window < firstOpenings - 1) return
          for (let round = 0; round < laterOpenings; round += 1) later.push(await opening(page, screen))
        })
      }
      const aim = screen === bare ? null : most
      lines.push(figure(`click to ${screen.what} painted ${of}, first`, 'ms', first, aim), ...pair(`click to ${screen.what} painted ${of}, later`, later, aim))
    }
  } finally {
    await browser.close()
  }
  return lines
}
