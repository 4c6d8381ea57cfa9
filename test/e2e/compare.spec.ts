import { expect, test, type Page } from '@playwright/test'
import { AuditScreen, CompareScreen, type HandedFile } from '#test/e2e/pages/compare.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { importFile } from '#test/e2e/pages/new-contract.ts'
import { faultsInEveryLight, seriousFaults } from '#test/e2e/pages/faults.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'
import { freshDataFolder, launchHost, type LaunchedHost } from '#test/helpers/launch-host.ts'
import { leasePair } from '#test/renderer/features/compare/lease-pair.ts'

let host: LaunchedHost
let remove: () => Promise<void>

test.beforeAll(async ({ browser }) => {
  const folder = await freshDataFolder()
  remove = folder.remove
  host = await launchHost({ appData: folder.path })
  const page = await browser.newPage()
  await page.goto(host.url)
  await new Welcome(page).makeOwn({ house: 'Marlow Property Ltd', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' })
  await page.close()
})
test.afterAll(async () => {
  await host.stop()
  await remove()
})
test.beforeEach(async ({ page }) => {
  await page.goto(host.url)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
})

const pair = leasePair()
const lease: HandedFile = { name: 'lease.json', text: JSON.stringify(pair.before.toJSON()) }
const returned: HandedFile = { name: 'lease-back.json', text: JSON.stringify(pair.after.toJSON()) }

const words = ['Supply Agreement', '1. Term', '1.1 This agreement runs for five years from its date.', '2. Price', '2.1 The price is paid within thirty days of the invoice.', '2.2 Late payment bears interest at four per cent a year.']
const supply: HandedFile = { name: 'Supply agreement.txt', text: words.join('\n\n') }

test.describe('two files', () => {
  test('become a redline with figures, and the changes are gone through by key, by list and by page', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.compareFiles(lease, returned)
    await expect(compare.summary).toContainText(/\d+ changes/)
    for (const kind of ['inserted', 'deleted', 'replaced', 'moved', 'formatted', 'settings', 'white space only', 'in tables']) await expect(compare.summary).toContainText(kind)
    await expect(compare.redline.locator('del').filter({ hasText: 'five' }).first()).toBeVisible()
    await expect(compare.redline.locator('ins').filter({ hasText: 'ten' }).first()).toBeVisible()

    await page.keyboard.press('F8')
    await expect(compare.current).toContainText('Field “Monthly rent”: £1,250.00 → £1,400.00')
    await page.keyboard.press('F8')
    await page.keyboard.press('F8')
    await page.keyboard.press('Shift+F8')
    await expect(compare.current).toContainText('Landlord')
    await page.keyboard.press('Shift+F8')
    await page.keyboard.press('Shift+F8')
    await expect(page.getByText('That was the first change.')).toBeVisible()

    await compare.list.focus()
    await page.keyboard.press('End')
    await expect(compare.current).toContainText('Capacity: Director → Managing Director')
    await page.keyboard.press('ArrowUp')
    await expect(compare.current).toContainText('Fifth and later')
    await expect(compare.list).toBeFocused()
    await expect(compare.redline.locator('tr').filter({ hasText: 'Fifth and later' })).toBeInViewport()

    await page.getByRole('navigation', { name: 'Where the changes are, page by page' }).getByRole('button', { name: /^About page 1: / }).click()
    await expect(compare.current).toContainText('Monthly rent')
  })

  test('are narrowed to a kind and to tables, and shown whole again', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.compareFiles(lease, returned)
    await compare.toggle(/white space only/)
    await expect(compare.list.getByRole('option')).toHaveCount(1)
    await compare.toggle(/white space only/)
    await compare.toggle(/in tables/)
    const inTables = compare.list.getByRole('option')
    await expect(inTables).toHaveCount(3)
    for (const say of ['1,400', 'Row deleted', 'Row inserted']) await expect(inTables.filter({ hasText: say })).toHaveCount(1)
    await page.keyboard.press('F8')
    await expect(page.getByText('1 of 3')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await compare.list.getByRole('option').count()).toBeGreaterThan(5)
  })

  test('stand beside each other, changed words marked on both sides, with only what changed where that is asked', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.compareFiles(lease, returned)
    await compare.showSides()
    const term = compare.row('The term of this lease is')
    await expect(term.getByRole('cell').first().locator('del')).toHaveText('five')
    await expect(term.getByRole('cell').last().locator('ins')).toHaveText('ten')
    await expect(compare.row('Neither party may end').getByRole('cell').last()).toHaveText('Not in the new text')
    await expect(compare.row('The Tenant may take this lease on').getByRole('cell').first()).toHaveText('Not in the old text')
    const rent = compare.row('The Tenant shall pay a rent of')
    await expect(rent.getByRole('cell').first()).toContainText('£1,250.00')
    await expect(rent.getByRole('cell').last()).toContainText('£1,400.00')
    await expect(rent.getByRole('cell').last()).toContainText('Note 1: Bank holidays and Saturdays are not counted.')
    const table = compare.row('Service charge')
    await expect(table.getByRole('cell').first().locator('tr[data-changed="deletion"]')).toHaveText(/Second/)
    await expect(table.locator('tr[data-changed="insertion"]')).toHaveText(/Fifth and later/)

    const unchanged = compare.row('Notices under this lease')
    await expect(unchanged).toBeVisible()
    await page.getByRole('switch', { name: 'Only what changed' }).click()
    await expect(unchanged).toBeHidden()
    await expect(compare.sides.getByText(/unchanged paragraph/).first()).toBeVisible()

    await page.keyboard.press('F8')
    await expect(rent).toBeInViewport()
  })

  test('may be dropped at once, the one that was written earlier as the old one, and swapped', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.openForFiles()
    await compare.dropBoth([{ ...returned, changed: 2_000 }, { ...lease, changed: 1_000 }])
    await compare.isShown()
    await expect(compare.redline.locator('del').filter({ hasText: 'five' }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Swap old and new' }).click()
    await expect(compare.redline.locator('ins').filter({ hasText: 'five' }).first()).toBeVisible({ timeout: 30_000 })
  })

  test('give a PDF and a web page with the changes in them, and pages to look at', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.compareFiles(lease, returned)
    const html = await compare.save('Web page')
    expect(html.name).toMatch(/\.html$/)
    expect(html.bytes.toString('utf8')).toMatch(/<del[^>]*>five<\/del>/)
    const pdf = await compare.save('PDF')
    expect(pdf.name).toMatch(/\.pdf$/)
    expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    await compare.show('Pages')
    await expect(page.getByText('Page 1 of')).toBeVisible({ timeout: 60_000 })
    await page.keyboard.press('F8')
    await expect(compare.redline).toBeVisible()
  })

  test('that cannot be read are refused, and the other stays chosen', async ({ page }) => {
    const compare = new CompareScreen(page)
    await compare.openForFiles()
    await compare.choose('old', lease)
    await compare.choose('new', { name: 'lease.xls', text: 'no text' })
    await expect(page.getByRole('alert')).toContainText('lease.xls is none of the kinds that can be compared')
    await compare.choose('new', { name: 'broken.json', text: '{"type":"doc"' })
    await expect(page.getByRole('alert')).toContainText('Nothing was changed', { timeout: 30_000 })
    await compare.choose('new', returned)
    await compare.isShown()
  })
})

test.describe('the versions of a contract', () => {
  test('are compared from their panel with the working text, and any other two are chosen on the screen', async ({ page }) => {
    await importFile(page, supply)
    await page.getByRole('link', { name: /open/i }).or(page.getByRole('button', { name: /open/i })).first().click()
    const desk = new Desk(page, 'Supply Agreement')
    await desk.isOpen()
    await desk.nameVersion('As imported')
    const versions = await desk.panel('Versions')
    await versions.getByRole('button', { name: 'Compare As imported' }).click()
    await page.getByRole('menuitem', { name: 'The working text' }).click()
    await expect(page.getByText('The two texts are the same, word for word and setting for setting.')).toBeVisible({ timeout: 30_000 })

    await page.getByRole('link', { name: 'Contract', exact: true }).click()
    await desk.isOpen()
    await desk.cursorAfter('thirty days of the invoice')
    await desk.type(' Time is of the essence.')
    await desk.saved()
    await new Frame(page).openPalette()
    await page.keyboard.type('Compare versions')
    await page.keyboard.press('Enter')
    const compare = new CompareScreen(page)
    await compare.isShown()
    await expect(compare.summary).toContainText('1 change')
    await expect(compare.redline.locator('ins')).toContainText('Time is of the essence.')
    await page.getByRole('button', { name: 'Swap old and new' }).click()
    await expect(compare.redline.locator('del')).toContainText('Time is of the essence.', { timeout: 30_000 })
    await keepScreen(page, 'compare-versions')
  })
})

test.describe('the redline audit', () => {
  /** A contract whose text was sent, as a person has it on the desk. */
  const onDesk = async (page: Page, title: string): Promise<void> => {
    await importFile(page, { ...supply, name: `${title}.txt`, text: supply.text.replace('Supply Agreement', title) })
    await page.getByRole('link', { name: /open/i }).or(page.getByRole('button', { name: /open/i })).first().click()
    const desk = new Desk(page, title)
    await desk.isOpen()
    await desk.nameVersion('Sent in March')
  }
  const openAudit = async (page: Page): Promise<AuditScreen> => {
    await new Frame(page).openPalette()
    await page.keyboard.type('Redline audit')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Redline audit' })).toBeVisible()
    return new AuditScreen(page)
  }
  const sent = async (page: Page, title: string): Promise<AuditScreen> => {
    await onDesk(page, title)
    return openAudit(page)
  }

  test('lists apart what was changed without tracking, with the part, the place, and the words before and after', async ({ page }) => {
    const audit = await sent(page, 'Supply of flour')
    const text = supply.text.replace('Supply Agreement', 'Supply of flour').replace('thirty days', 'ninety days').replace('four per cent', 'two per cent').replace('five years', 'one year')
    await audit.check({ name: 'back.txt', text })
    await expect(audit.verdict).toContainText('3 changes were made without tracking')
    const rows = audit.untracked.getByRole('row')
    await expect(rows).toHaveCount(4)
    const [, , price] = await rows.all()
    await expect(price ?? rows).toContainText(/Text.*Clause 2\.1.*Replaced.*thirty.*ninety/s)
    await expect(audit.tracked).toContainText('There is no tracked change.')
    await keepScreen(page, 'redline-audit')
    expect(await seriousFaults(page)).toEqual([])

    await audit.untracked.getByRole('button', { name: 'Show in the text: Clause 2.1' }).click()
    const compare = new CompareScreen(page)
    await compare.isShown()
    await expect(compare.current).toContainText('ninety')
    await page.getByRole('button', { name: 'The audit' }).click()
    await expect(audit.verdict).toContainText('3 changes')
  })

  test('tells what was tracked, and by whom, from what was not', async ({ page }) => {
    await onDesk(page, 'Supply of sugar')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Everything (.json)' }).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await saving).createReadStream()) chunks.push(chunk as Buffer)
    const text = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { content: { content?: { type: string; text?: string; marks?: unknown[] }[] }[] }
    const stamp = { id: 'theirs-1', group: 'theirs', author: 'Ines Bright', person: null, at: '2026-03-02T12:00:00.000Z', move: null }
    const pieces = text.content.flatMap(({ content = [] }) => content.map(piece => ({ piece, content })))
    for (const { piece, content } of pieces) {
      if (piece.text?.includes('thirty days') === true) piece.text = piece.text.replace('thirty', 'ninety')
      if (piece.text?.includes('four per cent') === true) content.push({ type: 'text', text: ' Interest is compounded yearly.', marks: [{ type: 'insertion', attrs: stamp }] })
    }
    const audit = await openAudit(page)
    await audit.check({ name: 'back.json', text: JSON.stringify(text) })
    await expect(audit.verdict).toContainText('1 change was made without tracking')
    await expect(audit.untracked.getByRole('row')).toHaveCount(2)
    await expect(audit.tracked.getByRole('row').last()).toContainText(/Ines Bright.*Clause 2\.2.*Inserted.*Interest is compounded yearly\./s)
    await keepScreen(page, 'redline-audit-tracked')
    await audit.tracked.getByRole('button', { name: 'Show in the text: Clause 2.2' }).click()
    const compare = new CompareScreen(page)
    await compare.isShown()
    await expect(page.getByRole('heading', { level: 1, name: 'As it came back' })).toBeVisible()
    await expect(compare.current).toContainText('Interest is compounded yearly.')
  })

  test('says plainly that nothing was found', async ({ page }) => {
    const audit = await sent(page, 'Supply of yeast')
    await audit.check({ name: 'back.txt', text: supply.text.replace('Supply Agreement', 'Supply of yeast') })
    await expect(audit.verdict).toContainText('Nothing was changed without tracking')
    await expect(audit.verdict).toContainText('The text came back as it was sent.')
    await expect(audit.untracked).toBeHidden()
    await keepScreen(page, 'redline-audit-honest')
  })
})

test('the screens have no serious fault, by day and by night, wide and narrow', async ({ page }) => {
  test.setTimeout(300_000)
  const compare = new CompareScreen(page)
  const look = async (name: string): Promise<void> => {
    expect(await faultsInEveryLight(page, `compare-${name}`)).toEqual({})
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await compare.openForFiles()
  await look('files')
  await compare.compareFiles(lease, returned)
  await look('in-line')
  await compare.toggle(/in tables/)
  await page.keyboard.press('F8')
  await expect(compare.current).toBeVisible()
  await look('in-line-table')
  await compare.showSides()
  await look('side-by-side-table')
  await page.getByRole('button', { name: 'Show all' }).click()
  await compare.toggle(/moved/)
  await page.keyboard.press('F8')
  await expect(compare.current).toContainText('Moved')
  await look('side-by-side-moved')
})
