import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'

const folder = join(import.meta.dirname, '..', '..', 'resources', 'screenshots')
const wanted = process.env['COUNTERSIGN_SCREENSHOTS'] === '1'

test.describe('the pictures of the README', () => {
  test.skip(!wanted, 'made only with COUNTERSIGN_SCREENSHOTS=1')
  test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })

  let host: SampleHost

  test.beforeAll(async ({ openSample }) => {
    await mkdir(folder, { recursive: true })
    host = await openSample()
  })
  test.afterAll(() => host.end())

  test('Home', async ({ page }) => {
    await page.goto(host.url)
    await expect(page.getByRole('heading', { name: 'To approve' })).toBeVisible({ timeout: 30_000 })
    await page.screenshot({ path: join(folder, 'home.png'), animations: 'disabled' })
  })

  test('a contract', async ({ page }) => {
    const title = 'Design of new surgery rooms, Marlow Street'
    await page.goto(host.url)
    await new Frame(page).openContract(title)
    const desk = new Desk(page, title)
    await desk.panel('Outline')
    await desk.cursorAfter('The Supplier is in the business of')
    await desk.paragraph('The words used here').scrollIntoViewIfNeeded()
    await page.getByRole('region', { name: 'The text of the contract' }).hover()
    await page.mouse.wheel(0, -10_000)
    await page.mouse.move(5, 600)
    await page.screenshot({ path: join(folder, 'contract.png'), animations: 'disabled', caret: 'initial' })
  })
})
