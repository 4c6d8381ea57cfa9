import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepEveryLight } from '#test/e2e/pages/screens.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

test('a profile with a passphrase is asked for it, when it is switched to and when the workspace is opened', async ({ page }) => {
  await page.goto(host.url)
  const frame = new Frame(page)
  const mine = 'Rosalind Finch'
  await expect(page.getByRole('button', { name: `You are ${mine}` })).toBeVisible()
  await frame.goTo('Settings')
  const own = page.getByRole('region', { name: 'Your profile' })
  await own.getByRole('button', { name: 'Set a passphrase' }).click()
  await own.getByLabel('New passphrase').fill('four green bottles')
  await own.getByLabel('The same again').fill('four green bottle')
  await expect(own.getByText('These two are not the same.')).toBeVisible()
  await expect(own.getByRole('button', { name: 'Save' })).toBeDisabled()
  await own.getByLabel('The same again').fill('four green bottles')
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own.getByText(/asks for its passphrase/)).toBeVisible()

  await frame.workAs('Tobias Harbour')
  await page.getByRole('button', { name: /^You are / }).click()
  await page.getByRole('menuitemradio', { name: mine }).click()
  const dialog = page.getByRole('dialog', { name: `Work as ${mine}` })
  await dialog.getByLabel(`Passphrase of ${mine}`).fill('four blue bottles')
  await dialog.getByRole('button', { name: `Work as ${mine}` }).click()
  await expect(dialog.getByText('This is not the passphrase of this profile. Nothing was changed; try again.')).toBeVisible()
  await dialog.getByLabel(`Passphrase of ${mine}`).fill('four green bottles')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `You are ${mine}` })).toBeVisible()

  await page.getByRole('button', { name: /^Workspace / }).click()
  await page.getByRole('menuitem', { name: 'Close this workspace' }).click()
  await page.getByLabel('Path of the file').fill(host.workspace)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Who is working?' })).toBeVisible({ timeout: 30_000 })
  await keepEveryLight(page, 'profile-unlock')
  await page.getByLabel(`Passphrase of ${mine}`).fill('four green bottles')
  await page.getByRole('button', { name: `Work as ${mine}` }).click()
  await expect(page.getByRole('button', { name: `You are ${mine}` })).toBeVisible({ timeout: 30_000 })
})
