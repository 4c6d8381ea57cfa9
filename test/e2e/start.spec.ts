import type { Page } from '@playwright/test'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

const address = (page: Page): Promise<unknown> => page.goto(host.url)

test('the first screen asks for its data before its scripts are there, and once', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  // The large script comes last: what was asked meanwhile was asked without it.
  let beforeScripts: readonly string[] = []
  await page.route(/\/assets\/index-.*\.js$/, async route => {
    await expect.poll(() => asked).toEqual(expect.arrayContaining(['/call/session.get', '/call/home.get']))
    beforeScripts = [...asked]
    await route.continue()
  })
  await address(page)
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  expect(beforeScripts.filter(path => path.startsWith('/call/'))).toEqual(['/call/session.get', '/call/home.get'])
  expect(asked.filter(path => path === '/call/home.get')).toHaveLength(1)
})

test('the first screen carries neither the editor nor schemas nor menus', async ({ page }) => {
  await page.addInitScript(() => {
    // The window never comes to rest, so nothing is read in later.
    window.requestIdleCallback = () => 0
  })
  const scripts: string[] = []
  page.on('response', async response => {
    if (response.url().endsWith('.js')) scripts.push(await response.text())
  })
  await address(page)
  await expect(page.getByRole('link', { name: 'Decide: Lease of an electric van' })).toBeVisible()
  const carried = scripts.join('\n')
  for (const word of ['ProseMirror', 'ZodError', 'data-menu-dropdown', 'spotlight-actions-list']) expect(carried).not.toContain(word)
})

test('a menu pressed before it was read in opens as soon as it is', async ({ page }) => {
  const released = Promise.withResolvers<void>()
  await page.route(/\/assets\/(workspace-menu|me-menu)-.*\.js$/, async route => {
    await released.promise
    await route.continue()
  })
  await address(page)
  const button = page.getByRole('button', { name: /^Workspace / })
  await button.click()
  await expect(page.getByRole('menu')).toBeHidden()
  released.resolve()
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^You are / }).click()
  await expect(page.getByRole('menuitem', { name: 'All keys' })).toBeVisible()
})

test('the palette asked for before it was read in opens as soon as it is', async ({ page }) => {
  const released = Promise.withResolvers<void>()
  await page.route(/\/assets\/overlays-.*\.js$/, async route => {
    await released.promise
    await route.continue()
  })
  await address(page)
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  released.resolve()
  await expect(page.getByRole('textbox', { name: 'Search or do anything' })).toBeFocused()
})

test('nothing moves while the window comes up', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await address(page)
  await expect(page.getByRole('link', { name: 'Decide: Lease of an electric van' })).toBeVisible()
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as number[])
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02)
})
