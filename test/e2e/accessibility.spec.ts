import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { freshDataFolder, launchHost } from '#test/helpers/launch-host.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

/** What axe calls serious or critical on the page, or on a part of it, in a line each that says where. */
async function violations(page: Page, part = 'body'): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`))
}

/** Every screen, in one walk: how it is reached, what is there once it is, and its name. The long text of a contract is looked at once, its panels each. */
async function walk(page: Page, look: (name: string, part?: string) => Promise<void>): Promise<void> {
  const go = async (address: string, ready: Locator): Promise<void> => {
    await page.goto(`${new URL(page.url()).origin}/#${address}`)
    await expect(ready).toBeVisible({ timeout: 30_000 })
  }
  const at = async (address: string, ready: Locator, name: string): Promise<void> => {
    await go(address, ready)
    await look(name)
  }
  const inTable = (name: string) => page.getByRole('table', { name: 'Contracts' }).getByRole('link', { name })
  const title = (name: string) => page.getByRole('heading', { level: 1, name })
  await at('/', page.getByRole('heading', { name: 'To approve' }), 'home')
  await at('/contracts', inTable('Lease of an electric van'), 'contracts')
  await at('/contracts/new', page.getByRole('link', { name: /Lease of Business Premises/ }), 'new-contract')
  await at('/contracts/new?template=commercial-lease', page.getByRole('group', { name: 'Tenant', exact: true }), 'short-form')
  await at('/templates', page.getByRole('heading', { name: 'Lease of Business Premises' }).first(), 'templates')
  await at('/verify', title('Verify'), 'verify')
  await at('/audit', page.getByRole('cell', { name: /Made the workspace/ }), 'audit')
  await at('/settings', page.getByRole('region', { name: 'People' }), 'settings')
  await go('/contracts', inTable('Design of new surgery rooms'))
  await inTable('Design of new surgery rooms').click()
  const desk = new Desk(page, 'Design of new surgery rooms, Marlow Street')
  await desk.isOpen()
  for (const panel of ['Details', 'Outline', 'Fields', 'Changes', 'Comments', 'Issues', 'Turns', 'Versions', 'Approvals', 'Signing', 'History'] as const) {
    await desk.panel(panel)
    await expect(page.getByRole('tabpanel', { name: panel })).toBeVisible()
    await look(`contract-${panel.toLowerCase()}`, panel === 'Details' ? 'body' : '[role="tabpanel"]')
  }
  await go('/contracts', inTable('Acoustic consultant'))
  await inTable('Acoustic consultant').click()
  await page.getByRole('button', { name: 'Continue signing' }).first().click()
  await expect(page.getByText('Please hand over to')).toBeVisible({ timeout: 30_000 })
  await look('hand-over')
  await page.getByRole('button', { name: /^I am / }).click()
  await expect(page.getByRole('region', { name: 'The document' }).locator('canvas').first()).toBeVisible({ timeout: 60_000 })
  await look('ceremony')
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 700] as const) {
    test(`no screen has a serious fault: ${colorScheme}, ${width} wide`, async ({ page }) => {
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(host.url)
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
      const faults: Record<string, string[]> = {}
      await walk(page, async (name, part) => {
        await keepScreen(page, `${colorScheme}-${width}-${name}`)
        const found = await violations(page, part)
        if (found.length > 0) faults[name] = found
      })
      expect(faults).toEqual({})
    })
  }
}

test('the first screen has no serious fault, light or dark, wide or narrow', async ({ page }) => {
  const folder = await freshDataFolder()
  const first = await launchHost({ appData: folder.path })
  try {
    await page.goto(first.url)
    const welcome = new Welcome(page)
    await welcome.isShown()
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1440, 700]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        await keepScreen(page, `${colorScheme}-${width}-first-run`)
        expect(await violations(page), `${colorScheme}, ${width} wide`).toEqual([])
      }
    }
    await page.getByRole('button', { name: 'Make my own' }).click()
    expect(await violations(page)).toEqual([])
  } finally {
    await first.stop()
    await folder.remove()
  }
})

test.describe('with the keyboard alone', () => {
  /** Goes on with Tab until a control has the focus. */
  async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox' | 'tab' = 'button'): Promise<void> {
    const wanted = page.getByRole(role, { name }).first()
    await expect(wanted).toBeVisible({ timeout: 30_000 })
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if (await wanted.evaluate(element => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${String(name)}`)
  }

  test('the way leads from Home to a contract, its text, its panels and back', async ({ page }) => {
    await page.goto(host.url)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await tabTo(page, 'Continue: Design of new surgery rooms, Marlow Street', 'link')
    await page.keyboard.press('Enter')
    const desk = new Desk(page, 'Design of new surgery rooms, Marlow Street')
    await desk.isOpen()
    await tabTo(page, 'Design of new surgery rooms, Marlow Street', 'textbox')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await desk.type('Written without a mouse.')
    await desk.saved()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(desk.paper).not.toBeFocused()
    await tabTo(page, 'Details', 'tab')
    for (const panel of ['Outline', 'Fields', 'Changes', 'Comments', 'Issues', 'Turns', 'Versions']) {
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('tab', { name: panel })).toBeFocused()
    }
    await page.keyboard.press('Enter')
    await tabTo(page, 'Name a version')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Name a version' }).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type('By keyboard')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Read By keyboard' })).toBeVisible({ timeout: 30_000 })
  })

  test('F6 goes from pane to pane, "?" shows every key, and a menu goes by its arrows', async ({ page }) => {
    await page.goto(host.url)
    await new Frame(page).openContract('Design of new surgery rooms, Marlow Street')
    const panes = new Set<string>()
    for (let pressed = 0; pressed < 8; pressed += 1) {
      await page.keyboard.press('F6')
      panes.add(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? ''))
    }
    for (const pane of ['top', 'navigation', 'text', 'tabs']) expect(panes).toContain(pane)
    await new Frame(page).goTo('Home')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^You are / }).focus()
    await page.keyboard.press('Enter')
    const tobias = page.getByRole('menuitemradio', { name: /^Tobias Harbour/ })
    await expect(tobias).toBeVisible()
    await expect(async () => {
      await page.keyboard.press('ArrowDown')
      expect(await tobias.evaluate(element => element === document.activeElement)).toBe(true)
    }).toPass({ timeout: 10_000 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'You are Tobias Harbour' })).toBeVisible()
  })
})
