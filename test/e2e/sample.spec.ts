import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())
test.beforeEach(({ page }) => page.goto(host.url))

const states = {
  'Design of new surgery rooms, Marlow Street': 'Draft',
  'Supply of timber and sheet materials': 'Review',
  'Lease of an electric van': 'Approval pending',
  'Confidentiality agreement for the Larkhill lighting range': 'Approved',
  'Acoustic consultant for the Old Ropewalk': 'Signing',
  'Lease of the workshop at Tern Yard': 'Active',
}

test('the sample holds six contracts, each in its own state', async ({ page }) => {
  await new Frame(page).goTo('Contracts')
  const table = page.getByRole('table', { name: 'Contracts' })
  for (const [title, state] of Object.entries(states)) {
    await expect(table.getByRole('row').filter({ has: page.getByRole('link', { name: title }) })).toContainText(state)
  }
  await expect(page.getByText('6 contracts')).toBeVisible()
})

test('Home says what needs whom', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'Decide: Lease of an electric van' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Sign: Acoustic consultant/ })).toBeVisible()
  await keepScreen(page, 'sample-home')
  await page.getByRole('link', { name: 'Decide: Lease of an electric van' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Approvals' }).getByRole('button', { name: 'Approve this version' })).toBeVisible({ timeout: 30_000 })
})

test('search, filter and order are kept in the address and survive a reload', async ({ page }) => {
  await new Frame(page).goTo('Contracts')
  const rows = page.getByRole('table', { name: 'Contracts' }).getByRole('row')
  const titles = () => rows.getByRole('link').allInnerTexts()

  await page.getByRole('textbox', { name: 'Search contracts' }).fill('lease')
  await expect(page).toHaveURL(/search=lease/)
  const chip = page.getByRole('group', { name: 'State' }).getByText('In approval')
  await chip.click()
  await expect.poll(titles).toEqual(['Lease of an electric van'])
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Search contracts' })).toHaveValue('lease', { timeout: 30_000 })
  await expect(page.getByRole('checkbox', { name: 'In approval' })).toBeChecked()
  await expect.poll(titles).toEqual(['Lease of an electric van'])

  await chip.click()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('6 contracts')).toBeVisible()
  const byTitle = page.getByRole('columnheader', { name: 'Title' })
  await byTitle.getByRole('button').click()
  await expect(byTitle).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(titles).toEqual(Object.keys(states).toSorted())
  await byTitle.getByRole('button').click()
  await expect(byTitle).toHaveAttribute('aria-sort', 'descending')
  await page.reload()
  await expect(byTitle).toHaveAttribute('aria-sort', 'descending', { timeout: 30_000 })
  await expect.poll(titles).toEqual(Object.keys(states).toSorted().toReversed())
  await page.getByRole('columnheader', { name: 'Value' }).getByRole('button').click()
  await expect.poll(async () => (await titles()).filter(title => /van|workshop|timber/.test(title))).toEqual(['Lease of an electric van', 'Supply of timber and sheet materials', 'Lease of the workshop at Tern Yard'])
})

test('words inside a text are found, and words that nobody wrote are not', async ({ page }) => {
  await new Frame(page).goTo('Contracts')
  await page.getByRole('textbox', { name: 'Search contracts' }).fill('14,000 miles')
  await expect(page.getByText('1 contract', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Lease of an electric van' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search contracts' }).fill('hovercraft')
  await expect(page.getByText('No contract fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all contracts' }).click()
  await expect(page.getByText('6 contracts')).toBeVisible()
})

test('the table goes by j, k and Enter, and the search by "/"', async ({ page }) => {
  await new Frame(page).goTo('Contracts')
  const links = page.getByRole('table', { name: 'Contracts' }).getByRole('row').getByRole('link')
  await expect(links).toHaveCount(6)
  await page.keyboard.press('j')
  await expect(links.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('/')
  const search = page.getByRole('textbox', { name: 'Search contracts' })
  await expect(search).toBeFocused()
  await page.keyboard.type('j')
  await expect(search).toHaveValue('j')
  // The table follows the search a moment later, there and back.
  await expect(page).toHaveURL(/search=j/)
  await page.keyboard.press('Backspace')
  await expect(page).not.toHaveURL(/search=/)
  await page.keyboard.press('Escape')
  await expect(search).not.toBeFocused()
  await expect(links).toHaveCount(6)
  await page.keyboard.press('k')
  await expect(links.nth(0)).toBeFocused()
  const title = await links.nth(0).innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
})

test('the palette finds words in texts, screens and people', async ({ page }) => {
  const frame = new Frame(page)
  await (await frame.openPalette()).fill('mileage')
  await page.getByRole('button', { name: /Lease of an electric van/ }).or(page.getByRole('option', { name: /Lease of an electric van/ })).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lease of an electric van' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('search', { name: 'Find in this contract' })).toContainText(/^1 of \d+/)
  await expect(page.getByRole('textbox', { name: 'Lease of an electric van' }).getByText('mileage').first()).toBeInViewport()
  await keepScreen(page, 'sample-found')

  await (await frame.openPalette()).fill('verify')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Verify' })).toBeVisible()

  await (await frame.openPalette()).fill('work as tobias')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'You are Tobias Harbour' })).toBeVisible()
})
