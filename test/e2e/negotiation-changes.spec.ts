import { expect, test } from '#test/helpers/window.ts'
import { ChangesPanel } from '#test/e2e/pages/changes-panel.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { NegotiatedText } from '#test/e2e/pages/negotiated-text.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

const lines = [
  '1. Term',
  '2. The agreement begins today and ends after two years.',
  '3. Fees',
  '4. The Client pays the fees within thirty days of each invoice.',
  '5. Liability',
  '6. Neither party is liable for loss of profit.',
]
const theirs = lines.with(1, '2. The agreement begins today and ends after five years.').with(5, '6. Neither party is liable for loss of profit or goodwill.')

test('every change is listed, the one gone to is marked, and decisions are taken from the keyboard', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Keys', lines)).tracking('on')).open()
  const changes = new ChangesPanel(page)
  await changes.open()
  await expect(changes.panel.getByText('No changes in this text')).toBeVisible()
  await contract.replace('two years', 'three years')
  await contract.replace('thirty', 'sixty')
  await contract.replace('loss of profit', 'lost profit')
  await changes.says(['Replaced -two years +three years', 'Replaced -thirty +sixty', 'Replaced -loss of profit +lost profit'])
  await expect(page.getByRole('tab', { name: 'Changes 3' })).toBeVisible()

  await changes.entry('sixty').click()
  await expect(changes.entry('sixty')).toHaveAttribute('aria-current', 'true')
  await expect(contract.text).toBeFocused()

  await changes.entry('sixty').focus()
  await page.keyboard.press('ArrowDown')
  await expect(changes.entry('lost profit')).toBeFocused()
  await expect(changes.entry('lost profit')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Home')
  await expect(changes.entry('three years')).toBeFocused()
  await page.keyboard.press('a')
  await changes.says(['Replaced -thirty +sixty', 'Replaced -loss of profit +lost profit'])
  await expect(changes.entry('sixty')).toBeFocused()
  await page.keyboard.press('r')
  await changes.says(['Replaced -loss of profit +lost profit'])
  await expect(contract.text).toContainText('ends after three years.')
  await expect(contract.text).toContainText('within thirty days')
  await page.keyboard.press('Control+z')
  await changes.says(['Replaced -thirty +sixty', 'Replaced -loss of profit +lost profit'])
  await expect(changes.entries.first()).toBeFocused()
  await keepScreen(page, 'changes-keyboard')
})

test('changes are filtered, and those shown are decided in one step that can be taken back', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Filter', lines)).theirs(theirs)).open()
  const changes = new ChangesPanel(page)
  await changes.open()
  await contract.replace('thirty', 'forty')
  await changes.says(['Replaced -two +five', 'Replaced -thirty +forty', 'Inserted +or goodwill'])

  await changes.openFilter()
  await changes.choose('The other side')
  await changes.says(['Replaced -two +five', 'Inserted +or goodwill'])
  await expect(changes.panel.getByText('2 of 3 shown')).toBeVisible()
  await changes.choose('Inserted')
  await changes.says(['Inserted +or goodwill'])
  await changes.choose('Inserted', false)
  await keepScreen(page, 'changes-filter')
  await changes.panel.getByRole('button', { name: 'Reject the 2 shown' }).click()
  await expect(contract.text).toContainText('loss of profit.')
  await expect(contract.text).toContainText('two years')
  await expect(changes.panel.getByText('No change fits the filter.')).toBeVisible()
  await new Frame(page).takeBack()
  await changes.says(['Replaced -two +five', 'Inserted +or goodwill'])

  await changes.panel.getByRole('button', { name: 'Show all' }).click()
  await changes.panel.getByRole('textbox', { name: 'Find in the changes' }).fill('FORTY')
  await changes.says(['Replaced -thirty +forty'])
  await changes.panel.getByRole('button', { name: 'Accept the 1 shown' }).click()
  await changes.panel.getByRole('button', { name: 'Show all' }).click()
  await changes.says(['Replaced -two +five', 'Inserted +or goodwill'])
  await changes.panel.getByRole('button', { name: 'Accept all', exact: true }).click()
  await expect(changes.panel.getByText('No changes in this text')).toBeVisible()
  await expect(contract.text).toContainText('profit or goodwill.')
})

test('a passage that was moved knows its other place, and an edit in many places is decided place by place or as a whole', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Places', lines)).tracking('on')).open()
  const changes = new ChangesPanel(page)
  await changes.open()
  await page.getByRole('tab', { name: 'Outline' }).click()
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: /^1\.? ?Term/ }).focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await changes.open()
  await expect(changes.entries.filter({ hasText: /Moved/ })).toHaveCount(2)
  await expect(page.getByRole('tab', { name: 'Changes 1' })).toBeVisible()
  await changes.panel.getByRole('button', { name: 'Where it went' }).click()
  await expect(changes.entry('Moved here')).toHaveAttribute('aria-current', 'true')
  await changes.panel.getByRole('button', { name: /^Reject: Moved here/ }).click()
  await expect(changes.panel.getByText('No changes in this text')).toBeVisible()

  await page.keyboard.press('Control+f')
  await contract.text.click()
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('years')
  await page.getByRole('textbox', { name: /^Replace/ }).fill('months')
  await page.getByRole('button', { name: 'Replace all', exact: true }).click()
  await changes.says(['Replaced -years +months'])
})

test('a viewer of the list reads it four ways, and only an owner turns tracking off', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Views', lines)).theirs(theirs)
  await contract.colleague({ name: 'Tobias Harbour', role: 'editor' })
  await contract.open()
  const changes = new ChangesPanel(page)
  await changes.open()
  for (const [view, reads] of [['Original', 'after two years'], ['Final', 'after five years'], ['All markup', 'after twofive years']] as const) {
    await changes.panel.getByRole('button', { name: /^How the changes are shown/ }).click()
    await page.getByRole('menuitemradio', { name: view }).click()
    await expect(page.locator('.document:visible')).toContainText(reads, { useInnerText: true })
  }
  await changes.panel.getByRole('switch', { name: 'Tracking on' }).click()
  await expect(changes.panel.getByRole('switch', { name: 'Tracking off' })).not.toBeChecked()
  await changes.panel.getByRole('switch', { name: 'Tracking off' }).click()
  await new Frame(page).workAs('Tobias Harbour')
  const tracking = changes.panel.getByRole('switch', { name: 'Tracking on' })
  await expect(changes.panel.getByText('Only an owner may turn it off.')).toBeVisible()
  await tracking.press('Space')
  await expect(tracking).toBeChecked()
  await new Frame(page).workAs('Ada Marlow')
})

test('the panel has no serious fault for those who hear it or see little', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Axe', lines)).theirs(theirs)).open()
  const changes = new ChangesPanel(page)
  await changes.open()
  await contract.replace('thirty', 'forty')
  await changes.says(['Replaced -two +five', 'Replaced -thirty +forty', 'Inserted +or goodwill'])
  await changes.entry('forty').click()
  await changes.openFilter()
  expect(await faultsInEveryLight(page, 'changes', { parts: ['[role="tabpanel"]'], widths: [1360, 820] })).toEqual({})
})
