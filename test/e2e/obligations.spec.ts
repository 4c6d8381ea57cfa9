import { readFile } from 'node:fs/promises'
import { expect, test } from '#test/helpers/window.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { ask } from '#test/e2e/pages/paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { inDays, signedContract, workspaceWithTwoOwners } from '#test/e2e/pages/signed-contract.ts'

const title = 'Supply of flour'
const lines = [
  'Reports',
  'The Supplier shall deliver to the Client a written report on every delivery within five days after the end of each calendar month.',
  'The Client shall pay each invoice within thirty days after receipt of the invoice.',
  'The Supplier shall keep public liability insurance of not less than £5,000,000 throughout the term of this Agreement.',
]
const report = 'Written report on every delivery'

test('what a passage asks for is made an obligation, shown to be done, accepted by somebody else, and broken once', async ({ page, host }) => {
  const contract = await signedContract(page, { title, lines, effective: inDays(-60), end: inDays(300) })
  await page.goto(`${new URL(host.url).origin}/#/contracts/${contract}?panel=obligations`)
  await page.reload()
  const desk = new Desk(page, title)
  await desk.isOpen()
  const panel = page.getByRole('tabpanel', { name: 'Obligations' })
  const suggested = panel.getByRole('region', { name: 'Suggested from the text' })

  // Suggestions: one is accepted or edited, one is rejected and taken back.
  await expect(suggested.getByRole('listitem').first()).toBeVisible()
  const suggestions = await suggested.getByRole('listitem').count()
  await suggested.getByRole('button', { name: /^Reject: / }).first().click()
  await expect(suggested.getByRole('listitem')).toHaveCount(suggestions - 1)
  await new Frame(page).takeBack()
  await expect(suggested.getByRole('listitem')).toHaveCount(suggestions)

  // From the selected words, by keyboard: the quote and its clause stand in the form.
  await desk.paragraph('written report').click({ clickCount: 3 })
  await page.keyboard.press('Control+Alt+o')
  const form = page.getByRole('dialog', { name: 'New obligation' })
  await expect(form.getByText('2', { exact: true })).toBeVisible()
  await expect(form).toContainText('The Supplier shall deliver to the Client a written report')
  await form.getByRole('textbox', { name: 'What is to be done' }).fill(report)
  await form.getByRole('textbox', { name: 'Due date' }).fill(inDays(-75))
  await form.getByRole('switch', { name: 'Comes again' }).click()
  await form.getByRole('combobox', { name: 'On day' }).click()
  await page.getByRole('option', { name: 'the last day of the month' }).click()
  await expect(form.getByText('Every month on the last day.')).toBeVisible()
  await form.getByRole('combobox', { name: 'Who accepts it' }).click()
  await page.getByRole('option', { name: 'Ben Marlow' }).click()
  await form.getByRole('textbox', { name: 'Days to cure a breach' }).fill('14')
  await form.getByRole('switch', { name: 'A file must show that it was done' }).click()
  await keepScreen(page, 'obligation-form')
  await form.getByRole('button', { name: 'Add the obligation' }).click()
  await expect(form).toBeHidden()
  const card = panel.getByRole('listitem', { name: report })
  await expect(card.getByText('Overdue').first()).toBeVisible()
  await keepScreen(page, 'obligations-panel')
  expect(await faultsInEveryLight(page, 'obligations-panel', { ready: card, parts: ['[role="tabpanel"]'] })).toEqual({})

  // Evidence, submitted by Ada, accepted by Ben.
  await card.getByRole('button', { name: /^Submit: / }).first().click()
  const submit = page.getByRole('dialog', { name: `Submit: ${report}` })
  await expect(submit.getByText('Needs a file that shows it was done.')).toBeVisible()
  const choosing = page.waitForEvent('filechooser')
  await submit.getByRole('button', { name: /^Choose a file/ }).click()
  await (await choosing).setFiles({ name: 'Report October.txt', mimeType: 'text/plain', buffer: Buffer.from('All delivered.') })
  await expect(submit.getByRole('list', { name: 'Evidence' })).toContainText('Report October.txt')
  await submit.getByRole('textbox', { name: 'Note' }).fill('Complete')
  await submit.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(submit).toBeHidden()
  await new Frame(page).workAs('Ben Marlow')
  await card.getByRole('button', { name: /^Accept: / }).first().click()
  await page.getByRole('dialog', { name: `Accept: ${report}` }).getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(card.getByText('Accepted').first()).toBeVisible()

  // The next one is overdue too: a breach, with its letter and its clock.
  await card.getByRole('button', { name: /^More: / }).filter({ visible: true }).first().click()
  await page.getByRole('menuitem', { name: 'Allege a breach' }).click()
  await page.getByRole('dialog', { name: 'Allege a breach' }).getByRole('button', { name: 'Allege a breach' }).click()
  const breaches = panel.getByRole('region', { name: 'Breaches' })
  await breaches.getByRole('button', { name: 'Draft the notice' }).click()
  const letter = page.getByRole('dialog', { name: 'Notice of breach' })
  await expect(letter.getByRole('textbox', { name: 'Paragraph 1', exact: true })).toBeVisible()
  await keepScreen(page, 'breach-letter')
  const saving = page.waitForEvent('download')
  await letter.getByRole('button', { name: 'Save for Word' }).click()
  expect((await readFile(await (await saving).path())).subarray(0, 2).toString()).toBe('PK')
  await letter.getByRole('button', { name: 'Notice was served' }).click()
  const served = page.getByRole('dialog', { name: 'Notice was served' })
  await served.getByRole('button', { name: 'Save' }).click()
  await expect(breaches.getByRole('meter', { name: 'To be cured by' })).toBeVisible()
  await breaches.getByRole('button', { name: 'Cured', exact: true }).click()
  const cured = page.getByRole('dialog', { name: 'Cured' })
  await cured.getByRole('textbox', { name: 'How it was cured' }).fill('The report came')
  await cured.getByRole('button', { name: 'Save' }).click()
  await expect(breaches).toContainText('The report came')
  await new Frame(page).workAs('Ada Marlow')
})

const everyWeek = 'Sends the weekly order'
const listed = {
  kind: 'report', title: everyWeek, debtor: 'us', beneficiary: 'them', acceptor: null, source: null, recurrence: 'FREQ=WEEKLY', lead: { count: 3, unit: 'days' },
  grace: 0, cure: null, amount: null, conditionPrecedent: false, evidenceNeeded: false,
}

test('the list, the board and the calendar show the same, are gone through by keyboard, and go out as a calendar file', async ({ page, host }) => {
  await workspaceWithTwoOwners(page)
  const { contract } = await ask<{ contract: { id: string } }>(page, 'contracts.createBlank', { title: 'Flour, by list', type: 'services' })
  const { me } = await ask<{ me: { id: string } }>(page, 'session.get', {})
  await ask(page, 'obligations.add', { contract: contract.id, details: { ...listed, owner: me.id, trigger: { on: 'date', date: inDays(-20) } } })
  await page.goto(`${new URL(host.url).origin}/#/obligations`)
  await page.reload()
  const table = page.getByRole('table', { name: 'Obligations by due date' })
  await expect(table.getByRole('link', { name: everyWeek }).first()).toBeVisible()
  await keepScreen(page, 'obligations-list')
  expect(await faultsInEveryLight(page, 'obligations-list', { ready: table, parts: ['main'] })).toEqual({})
  await page.keyboard.press('j')
  await expect(table.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Search obligations' })).toBeFocused()
  await page.keyboard.type('nothing like it')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything unfinished' }).click()
  await page.getByText('Scheduled', { exact: true }).first().click()
  await expect(page).toHaveURL(/states=scheduled/)
  await expect(table.getByText('Overdue')).toHaveCount(0)

  await page.getByRole('radiogroup', { name: 'How obligations are shown' }).getByText('Board').click()
  const board = page.getByRole('region', { name: 'Obligations by state' })
  const scheduled = board.getByRole('region', { name: /^Scheduled/ })
  const open = board.getByRole('region', { name: /^Open/ }).getByRole('link', { name: everyWeek }).first()
  await expect(open).toBeVisible()
  await scheduled.getByRole('link', { name: everyWeek }).first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(board.getByRole('region', { name: /^Open/ }).locator('a:focus')).toBeVisible()
  await keepScreen(page, 'obligations-board')
  expect(await faultsInEveryLight(page, 'obligations-board', { ready: board, parts: ['main'] })).toEqual({})
  await scheduled.getByRole('button', { name: `Move: ${everyWeek}` }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'To “Submitted”' }).click()
  await expect(page.getByRole('dialog', { name: `Submit: ${everyWeek}` })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('radiogroup', { name: 'How obligations are shown' }).getByText('Calendar').click()
  const grid = page.getByRole('grid', { name: /^Obligations in / })
  await grid.locator('[aria-current="date"]').focus()
  await page.keyboard.press('PageDown')
  await expect(grid.locator('button:focus')).not.toHaveAttribute('aria-current', 'date')
  const inNextMonth = await grid.locator('button:focus').getAttribute('data-date')
  await page.keyboard.press('ArrowRight')
  await expect(grid.locator('button:focus')).not.toHaveAttribute('data-date', inNextMonth ?? '')
  await expect(page).toHaveURL(/day=\d{4}-\d\d-\d\d/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^Due on / })).toBeFocused()
  await keepScreen(page, 'obligations-calendar')
  expect(await faultsInEveryLight(page, 'obligations-calendar', { ready: grid, parts: ['main'] })).toEqual({})

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Calendar file' }).click()
  const ics = await saving
  expect(ics.suggestedFilename()).toMatch(/\.ics$/)
  const text = await readFile(await ics.path(), 'utf8')
  expect(text).toContain('BEGIN:VCALENDAR')
  expect(text).toContain(everyWeek)
})
