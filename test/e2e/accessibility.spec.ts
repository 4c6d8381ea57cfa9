import type { Locator, Page } from '@playwright/test'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { freshDataFolder, launchHost } from '#test/helpers/launch-host.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { faultsInEveryLight, seriousFaults } from '#test/e2e/pages/faults.ts'
import { PrepareScreen } from '#test/e2e/pages/prepare.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

/** What is looked at: the name of the screen, what is there once it is, and the part that is new on it. */
type Look = (name: string, ready: Locator, part?: string) => Promise<void>

async function go(page: Page, address: string, ready: Locator): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${address}`)
  await expect(ready).toBeVisible({ timeout: 30_000 })
}

const inTable = (page: Page, name: string): Locator => page.getByRole('table', { name: 'Contracts' }).getByRole('link', { name })

async function screens(page: Page, look: Look): Promise<void> {
  const at = async (address: string, ready: Locator, name: string): Promise<void> => {
    await go(page, address, ready)
    await look(name, ready)
  }
  await at('/', page.getByRole('heading', { name: 'To approve' }), 'home')
  await at('/contracts', inTable(page, 'Lease of an electric van'), 'contracts')
  await at('/contracts/new', page.getByRole('link', { name: /Lease of Business Premises/ }), 'new-contract')
  await at('/contracts/new?template=commercial-lease', page.getByRole('group', { name: 'Tenant', exact: true }), 'short-form')
  await at('/templates', page.getByRole('heading', { name: 'Lease of Business Premises' }).first(), 'templates')
  await at('/verify', page.getByRole('heading', { level: 1, name: 'Verify' }), 'verify')
  await at('/audit', page.getByRole('cell', { name: /Made the workspace/ }), 'audit')
  await at('/settings', page.getByRole('region', { name: 'People' }), 'settings')
}

/** The long text of a contract is looked at once, its panels each. */
async function panels(page: Page, look: Look): Promise<void> {
  await go(page, '/contracts', inTable(page, 'Design of new surgery rooms'))
  await inTable(page, 'Design of new surgery rooms').click()
  const desk = new Desk(page, 'Design of new surgery rooms, Marlow Street')
  await desk.isOpen()
  for (const panel of ['Details', 'Outline', 'Fields', 'Changes', 'Comments', 'Issues', 'Turns', 'Versions', 'Approvals', 'Signing', 'History'] as const) {
    await desk.panel(panel)
    await look(`contract-${panel.toLowerCase()}`, page.getByRole('tabpanel', { name: panel }), panel === 'Details' ? 'body' : '[role="tabpanel"]')
  }
}

async function signing(page: Page, look: Look): Promise<void> {
  await go(page, '/contracts', inTable(page, 'Acoustic consultant'))
  await inTable(page, 'Acoustic consultant').click()
  await page.getByRole('button', { name: 'Continue signing' }).first().click()
  const handOver = page.getByText('Please hand over to')
  await expect(handOver).toBeVisible({ timeout: 30_000 })
  await look('hand-over', handOver)
  await page.getByRole('button', { name: /^I am / }).click()
  const drawn = page.getByRole('region', { name: 'The document' }).locator('canvas').first()
  await expect(drawn).toBeVisible({ timeout: 60_000 })
  await look('ceremony', drawn)
}

async function preparing(page: Page, look: Look): Promise<void> {
  const title = 'Confidentiality agreement for the Larkhill lighting range'
  await go(page, '/contracts', inTable(page, title))
  await inTable(page, title).click()
  await new Desk(page, title).panel('Signing')
  await page.getByRole('link', { name: 'Prepare signing' }).click()
  const prepare = new PrepareScreen(page)
  await look('prepare-people', page.getByRole('heading', { name: 'Who signs' }))
  await prepare.showPages()
  await prepare.put('Initials', 1, 0.9, 0.95)
  await look('prepare-fields', prepare.field(/^Initials of/).first())
  await prepare.next()
  await look('prepare-begin', page.getByRole('heading', { name: 'Ready to begin' }))
}

for (const [what, walk] of Object.entries({ 'no screen': screens, 'no step of preparing a signing': preparing, 'no panel of a contract': panels, 'no step of a signing': signing })) {
  test(`${what} has a serious fault, by day and by night, wide and narrow`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto(host.url)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
    const faults: Record<string, string[]> = {}
    await walk(page, async (name, ready, part) => {
      Object.assign(faults, await faultsInEveryLight(page, name, { ready, ...(part === undefined ? {} : { parts: [part] }) }))
    })
    expect(faults).toEqual({})
  })
}

test('the first screen has no serious fault, light or dark, wide or narrow', async ({ page }) => {
  const folder = await freshDataFolder()
  const first = await launchHost({ appData: folder.path })
  try {
    await page.goto(first.url)
    const welcome = new Welcome(page)
    await welcome.isShown()
    expect(await faultsInEveryLight(page, 'first-run')).toEqual({})
    await page.getByRole('button', { name: 'Make my own' }).click()
    expect(await seriousFaults(page)).toEqual([])
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
