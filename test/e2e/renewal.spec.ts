import { readFile } from 'node:fs/promises'
import { expect, test } from '#test/helpers/window.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { inDays, signedContract } from '#test/e2e/pages/signed-contract.ts'

const title = 'Cleaning of the bakery'
const renewal = 'This Agreement renews automatically for successive periods of one year each, unless either party gives the other not less than thirty days’ written notice before the end of the then current term.'
const lines = ['The Supplier cleans the bakery every night.', renewal]

test('terms are taken over from the text, the last safe day is counted in steps, and the end is decided, by the queue and by a letter', async ({ page, host }) => {
  const contract = await signedContract(page, { title, lines, effective: inDays(-305), end: inDays(60) })
  await page.goto(`${new URL(host.url).origin}/#/contracts/${contract}?panel=term`)
  await page.reload()
  const desk = new Desk(page, title)
  await desk.isOpen()
  const panel = page.getByRole('tabpanel', { name: 'Term' })
  const standing = panel.getByRole('region', { name: 'Where it stands' })

  // What is not known is named, and leads to where it is said.
  await expect(standing).toContainText('whether it renews')
  await expect(page.getByRole('button', { name: /^Term: .*whether it renews/ })).toBeVisible()
  await panel.getByRole('button', { name: 'Say it: whether it renews' }).click()
  await expect(panel.getByRole('radio', { name: 'Automatic' })).toBeFocused()

  const found = panel.getByRole('region', { name: 'From the text' })
  await expect(found).toContainText('each renewal lasts 1 year')
  await expect(found).toContainText('notice period 30 days')
  await found.getByRole('button', { name: /^Show in the text: Renewal/ }).click()
  await expect(desk.paragraph('renews automatically')).toBeInViewport()
  await found.getByRole('button', { name: 'Take over' }).click()

  const steps = standing.getByRole('listitem')
  await expect(standing).toContainText('unless notice is sent by')
  await expect(standing.getByText('Our last safe day to send notice')).toBeVisible()
  await expect(steps.first()).toContainText('The term ends')
  await expect(steps.nth(1)).toContainText('30 days before')
  await keepScreen(page, 'term-panel')
  expect(await faultsInEveryLight(page, 'term-panel', { ready: standing, parts: ['[role="tabpanel"]'] })).toEqual({})

  // Time on its way moves the last safe day.
  await panel.getByRole('textbox', { name: 'On its way for: Number' }).fill('3')
  await panel.getByRole('button', { name: 'Save the terms' }).click()
  await expect(steps.filter({ hasText: '3 days for delivery' })).toBeVisible()

  // The queue: nothing in 30 days, and a decision in 90.
  await new Frame(page).goTo('Renewals')
  const row = page.getByRole('row', { name: new RegExp(title) })
  await expect(row).toContainText('Notice possible')
  await keepScreen(page, 'renewal-queue')
  expect(await faultsInEveryLight(page, 'renewal-queue', { ready: row, parts: ['main'] })).toEqual({})
  await row.getByRole('button', { name: `Decide: ${title}` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /^Renegotiate/ }).click()
  const talks = page.getByRole('dialog', { name: `Renegotiate: ${title}` })
  await talks.getByRole('textbox', { name: 'Why' }).fill('Too dear')
  await talks.getByRole('button', { name: 'Renegotiate' }).click()
  await expect(row).toContainText('To be renegotiated')
  await page.getByRole('radiogroup', { name: 'How far ahead' }).getByText('30 days').click()
  await expect(page.getByText('Nothing to decide').or(row)).toBeVisible()
  await page.getByRole('radiogroup', { name: 'How far ahead' }).getByText('All').click()
  await row.getByRole('link', { name: title }).click()

  await panel.getByRole('button', { name: 'Draft the notice letter' }).click()
  const letter = page.getByRole('dialog', { name: 'Letter of notice' })
  await expect(letter.getByText(/^Taken to arrive on .*: in time\.$/)).toBeVisible()
  await letter.getByRole('textbox', { name: 'Paragraph 1', exact: true }).fill('Changed by hand')
  await expect(letter.getByText('The text is as you changed it.')).toBeVisible()
  const saving = page.waitForEvent('download')
  await letter.getByRole('button', { name: 'Save as PDF' }).click()
  const pdf = await saving
  expect(pdf.suggestedFilename()).toMatch(/\.pdf$/)
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await letter.getByRole('button', { name: 'Close' }).last().click()

  await panel.getByRole('button', { name: 'Give notice', exact: true }).click()
  const decision = page.getByRole('dialog', { name: `Give notice: ${title}` })
  await decision.getByRole('textbox', { name: 'Why' }).fill('A cheaper offer')
  await decision.getByRole('button', { name: 'Give notice' }).click()
  await expect(panel.getByRole('region', { name: 'Decisions' })).toContainText('A cheaper offer')
  await expect(page.getByRole('button', { name: /^Term: Ends on/ })).toBeVisible()
})
