import { expect, test } from '#test/helpers/window.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { threeClauses } from '#test/e2e/pages/first-words.ts'
import { Paper } from '#test/e2e/pages/paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

test('a clause is dragged in the outline with all that belongs to it, and numbers and references follow', async ({ page }) => {
  const paper = await Paper.blank(page, 'Dragged')
  const desk = new Desk(page, 'Dragged')
  await threeClauses(paper)
  await paper.press('Enter')
  await paper.type('See clause ')
  await desk.use('Insert', 'Reference to a clause…')
  await page.getByRole('combobox', { name: 'Clause' }).fill('with a part')
  await page.getByRole('button', { name: 'Insert reference' }).click()
  await paper.reads(['1. First', '2. Second', '2.1 with a part', '3. Third', '4. See clause 2.1'])

  const outline = await desk.panel('Outline')
  const entry = (words: string) => outline.getByRole('button', { name: words })
  await entry('Second').dragTo(entry('First'), { targetPosition: { x: 40, y: 3 } })
  await paper.reads(['1. Second', '1.1 with a part', '2. First', '3. Third', '4. See clause 1.1'])
  await keepScreen(page, 'outline-dragged')
  await paper.saved()
})

test('Alt+Shift with the arrows moves a clause from the outline and takes the focus along', async ({ page }) => {
  const paper = await Paper.blank(page, 'Moved by keys')
  const desk = new Desk(page, 'Moved by keys')
  await threeClauses(paper)
  const outline = await desk.panel('Outline')
  const second = outline.getByRole('button', { name: 'Second' })
  await second.focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await paper.reads(['1. First', '2. Third', '3. Second', '3.1 with a part'])
  await expect(outline.getByRole('button', { name: 'Second' })).toBeFocused()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await paper.reads(['1. First', '2. Second', '2.1 with a part', '3. Third'])
})

test('Word’s keys do what they do in Word', async ({ page }) => {
  const paper = await Paper.blank(page, 'Keys')
  await paper.type('Words')
  for (const [key, tag] of [['Control+b', 'strong'], ['Control+i', 'em'], ['Control+u', 'u'], ['Control+.', 'sup'], ['Control+Shift+x', 's']] as const) {
    await paper.press('Control+a', key)
    await expect(paper.text.locator(`p ${tag}`)).toHaveText('Words')
    await paper.press(key)
    await expect(paper.text.locator(`p ${tag}`)).toHaveCount(0)
  }
  for (const [key, align] of [['Control+e', /^center$/], ['Control+r', /^right$/], ['Control+j', /^justify$/], ['Control+l', /^(left|start)$/]] as const) {
    await paper.press(key)
    await expect(paper.text.locator('p').first()).toHaveCSS('text-align', align)
  }
  await paper.press('End', 'Control+Alt+2')
  await paper.reads(['[heading2] Words'])
  await paper.press('Control+Alt+0', 'Control+Shift+7')
  await paper.reads(['1. Words'])
  await paper.press('Control+z', 'Control+y')
  await paper.reads(['1. Words'])
  await paper.press('Control+Enter')
  await expect(paper.text.getByRole('separator', { name: 'Page break' })).toBeVisible()
})

test('the page view shows the PDF itself, and follows what is written', async ({ page }) => {
  const paper = await Paper.blank(page, 'Pages')
  const desk = new Desk(page, 'Pages')
  await paper.type('1. What is seen is what is signed')
  await paper.saved()
  const pages = page.getByRole('radiogroup', { name: 'How the contract is shown' })
  await pages.getByText('Pages', { exact: true }).click()
  const sheet = page.getByRole('region', { name: 'Page 1 of 1' })
  await expect(sheet.locator('canvas')).toBeVisible({ timeout: 60_000 })
  await expect(sheet).toContainText('What is seen is what is signed')
  await expect(sheet).toContainText('1 of 1')
  await keepScreen(page, 'page-view')

  await pages.getByText('Text', { exact: true }).click()
  await paper.text.click()
  await paper.press('Control+End', 'Enter')
  await paper.type('Nothing else.')
  await desk.saved()
  await pages.getByText('Pages', { exact: true }).click()
  await expect(sheet).toContainText('Nothing else.', { timeout: 60_000 })
})
