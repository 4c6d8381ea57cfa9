import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'

/** Megabytes a page takes after its garbage was collected. */
export interface Memory {
  /** JavaScript's own heap. */
  readonly heap: number
  /** All of its process that is not shared with others; not a number where the system does not tell. */
  readonly process: number
}

const megabyte = 1024 * 1024

/** The private memory of a process, from what Linux tells of it (proc(5), VmRSS less what lies in files). */
function privateBytes(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

/** What a page weighs. The browser is expected to show this one page, so that its largest renderer is the page's. */
export async function memoryOf(browser: Browser, page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  await system.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateBytes(id))
  return { heap: usedSize / megabyte, process: Math.max(...renderers) / megabyte }
}
