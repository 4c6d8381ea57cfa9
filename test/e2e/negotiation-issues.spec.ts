import { readFile } from 'node:fs/promises'
import { expect, test } from '#test/helpers/window.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { IssuesPanel } from '#test/e2e/pages/issues-panel.ts'
import { NegotiatedText } from '#test/e2e/pages/negotiated-text.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

const lines = ['1. Term', '2. The agreement ends after two years.', '3. Fees', '4. The Client pays within thirty days.', '5. Liability', '6. Neither party is liable for loss of profit.']
const payment = { title: 'Payment term', theirAsk: '60 days from the end of the month', ourPosition: '30 days; 45 at most' }
const cap = { title: 'Cap on liability', theirAsk: '=No cap', ourPosition: 'The fees of one year' }

test('issues are written down about the clause at the cursor, changed where they stand, ordered, and saved as a table', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Issues', lines)).open()
  const issues = new IssuesPanel(page)
  await contract.select('thirty days')
  await issues.open()
  await expect(issues.panel.getByText('No issues yet')).toBeVisible()
  await issues.add(payment)
  await contract.select('loss of profit')
  await issues.add(cap)
  await expect(page.getByRole('tab', { name: 'Issues 2' })).toBeVisible()
  await expect(issues.row('Payment term').getByRole('rowheader')).toContainText('4. The Client pays within thirty days.')
  await keepScreen(page, 'issues')

  await issues.field('Payment term', 'Our position').fill('45 days')
  await issues.field('Payment term', 'Notes').fill('Finance agrees.')
  await issues.row('Payment term').getByRole('button', { name: /^Status: Open/ }).click()
  await page.getByRole('menuitemradio', { name: /^Conceded/ }).click()
  await expect(issues.row('Payment term').getByRole('button', { name: /^Status: Conceded/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Issues 1' })).toBeVisible()
  await issues.field('Cap on liability', 'Notes').fill('typed and given up')
  await page.keyboard.press('Escape')
  await expect(issues.field('Cap on liability', 'Notes')).toHaveValue('')

  await issues.row('Payment term').getByRole('button', { name: 'More about Payment term' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect.poll(() => issues.titles()).toEqual(['Cap on liability', 'Payment term'])
  await issues.row('Cap on liability').getByRole('button', { name: 'More about Cap on liability' }).click()
  await page.getByRole('menuitem', { name: 'Take off the list' }).click()
  await expect.poll(() => issues.titles()).toEqual(['Payment term'])
  await new Frame(page).takeBack()
  await expect.poll(() => issues.titles()).toEqual(['Cap on liability', 'Payment term'])

  await contract.open()
  await issues.open()
  await expect(issues.field('Payment term', 'Our position')).toHaveValue('45 days')
  await expect(issues.field('Payment term', 'Notes')).toHaveValue('Finance agrees.')

  const saving = page.waitForEvent('download')
  await issues.panel.getByRole('button', { name: 'Save as' }).click()
  await page.getByRole('menuitem', { name: 'Table (.csv)' }).click()
  const csv = await readFile(await (await saving).path(), 'utf8')
  expect(csv.split('\r\n').slice(0, 3)).toEqual([
    '\uFEFFNo.,Clause,Issue,Their ask,Our position,Status,Notes',
    `1,6. Neither party is liable for loss of profit.,Cap on liability,"'=No cap",The fees of one year,Open,`,
    '2,4. The Client pays within thirty days.,Payment term,60 days from the end of the month,45 days,Conceded,Finance agrees.',
  ])
})

test('the wide table leads into the text, and an issue outlives its clause', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Wide', lines)).tracking('off')).open()
  const issues = new IssuesPanel(page)
  await contract.select('loss of profit')
  await issues.open()
  await issues.add(cap)
  await issues.panel.getByRole('button', { name: 'As a wide table' }).click()
  const wide = page.getByRole('dialog', { name: 'Issues list' })
  await expect(wide.getByRole('columnheader', { name: 'Their ask' })).toBeVisible()
  await keepScreen(page, 'issues-wide')
  await wide.getByRole('button', { name: /^Go to 6/ }).click()
  await expect(wide).toBeHidden()
  await expect(contract.text).toBeFocused()
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent)).toContain('Neither party is liable')

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(issues.row('Cap on liability').getByText('no longer in the text')).toBeVisible()
  await issues.row('Cap on liability').getByRole('button', { name: /^Go to 6/ }).click()
  await expect(page.getByText('This clause is no longer in the text. The issue keeps the name it had.')).toBeVisible()
})

test('who may not write reads the list', async ({ page }) => {
  const contract = await NegotiatedText.make(page, 'Read', lines)
  await contract.colleague({ name: 'Vera Viewer', role: 'viewer' })
  await contract.ask('issues.add', { paragraph: null, ...cap, status: 'agreed', notes: '' })
  await contract.open()
  await new Frame(page).workAs('Vera Viewer')
  const issues = new IssuesPanel(page)
  await issues.open()
  await expect(issues.table.getByRole('cell', { name: 'The fees of one year' })).toBeVisible()
  await expect(issues.table.getByText('Agreed')).toBeVisible()
  await expect(issues.table.getByRole('textbox')).toHaveCount(0)
  await expect(issues.panel.getByRole('button', { name: 'Add an issue' })).toBeHidden()
  await new Frame(page).workAs('Ada Marlow')
})

test('the list has no serious fault for those who hear it or see little', async ({ page }) => {
  const contract = await NegotiatedText.make(page, 'Issues axe', lines)
  for (const status of ['open', 'conceded', 'agreed']) await contract.ask('issues.add', { paragraph: null, ...cap, title: `Cap ${status}`, status, notes: '' })
  await contract.open()
  const issues = new IssuesPanel(page)
  await issues.open()
  await expect(issues.row('Cap agreed')).toBeVisible()
  await issues.panel.getByRole('button', { name: 'Add an issue' }).click()
  expect(await faultsInEveryLight(page, 'issues', { parts: ['[role="tabpanel"]'], widths: [1360, 820] })).toEqual({})
})
