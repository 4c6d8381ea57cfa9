import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '#test/helpers/window.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { Paper } from '#test/e2e/pages/paper.ts'

test('clauses number themselves while they are written, split, moved and taken out', async ({ page }) => {
  const paper = await Paper.blank(page, 'Numbers')
  await paper.type('1. Term')
  await paper.press('Control+Alt+1', 'Enter')
  await paper.type('It begins today.')
  await paper.press('Enter', 'Tab')
  await paper.type('at noon; or')
  await paper.press('Enter')
  await paper.type('later.')
  await paper.reads(['[heading1] 1. Term', '1.1 It begins today.', '(a) at noon; or', '(b) later.'])

  await paper.press('Enter', 'Enter', 'Enter')
  await paper.type('Fees')
  await paper.press('Control+Alt+1')
  await paper.reads(['[heading1] 1. Term', '1.1 It begins today.', '(a) at noon; or', '(b) later.', '[heading1] 2. Fees'])

  await paper.press('Alt+Shift+ArrowUp')
  await paper.reads(['[heading1] 1. Fees', '[heading1] 2. Term', '2.1 It begins today.', '(a) at noon; or', '(b) later.'])
  await paper.press('Home', 'Backspace')
  await paper.reads(['[heading1] Fees', '[heading1] 1. Term', '1.1 It begins today.', '(a) at noon; or', '(b) later.'])
  await paper.press('Control+z', 'Control+z')
  await paper.reads(['[heading1] 1. Term', '1.1 It begins today.', '(a) at noon; or', '(b) later.', '[heading1] 2. Fees'])
  await paper.saved()
  await page.reload()
  await paper.reads(['[heading1] 1. Term', '1.1 It begins today.', '(a) at noon; or', '(b) later.', '[heading1] 2. Fees'])
})

test('typed numbers become numbering, and Backspace takes that back', async ({ page }) => {
  const paper = await Paper.blank(page, 'Typed numbers')
  for (const line of ['1. One', '(a) two', '(i) three', '- four']) {
    await paper.press('Control+Alt+0')
    await paper.type(line)
    await paper.press('Enter', 'Backspace')
  }
  await paper.reads(['1. One', '(a) two', '(i) three', '• four', ''])
  await paper.type('1. ')
  await paper.reads(['1. One', '(a) two', '(i) three', '• four', '2.'])
  await paper.press('Backspace')
  await paper.reads(['1. One', '(a) two', '(i) three', '• four', '1.'])
})

test('the table’s keys and tools', async ({ page }) => {
  const paper = await Paper.blank(page, 'Tables')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Table…' }).click()
  await page.getByRole('textbox', { name: 'Rows' }).fill('2')
  await page.getByRole('textbox', { name: 'Columns' }).fill('2')
  await page.getByRole('button', { name: 'Insert table' }).click()
  await paper.type('a')
  for (const cell of ['b', 'c', 'd', 'e']) {
    await paper.press('Tab')
    await paper.type(cell)
  }
  await paper.reads(['a | b', 'c | d', 'e | ', ''])
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete row' }).click()
  await paper.reads(['a | b', 'c | d', ''])
  await expect(paper.text.locator('th')).toHaveText(['a', 'b'])
})

test('a screen reader hears the number before the words, and headings as headings', async ({ page }) => {
  const paper = await Paper.blank(page, 'Read out')
  await paper.type('1. Term')
  await paper.press('Control+Alt+1', 'Enter')
  await paper.type('It begins today.')
  await expect(paper.text).toMatchAriaSnapshot(`
    - textbox "Read out":
      - heading "1. Term" [level=2]
      - paragraph: 1.1 It begins today.
  `)
})

test('a reference follows its clause, and is an error once the clause is gone', async ({ page }) => {
  const paper = await Paper.blank(page, 'References')
  await paper.type('1. First')
  await paper.press('Enter')
  await paper.type('Second')
  await paper.press('Enter')
  await paper.type('See clause ')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: /Reference to a clause/ }).click()
  await page.getByRole('combobox', { name: 'Clause' }).fill('second')
  await page.getByRole('button', { name: 'Insert reference' }).click()
  await paper.reads(['1. First', '2. Second', '3. See clause 2'])

  await paper.press('Control+Home', 'Home', 'Enter')
  await paper.reads(['1.', '2. First', '3. Second', '4. See clause 3'])
  await paper.text.getByText('Second').click({ clickCount: 3 })
  await paper.press('Backspace', 'Backspace', 'Backspace')
  await expect(paper.text.locator('.document-reference')).toHaveText('[reference to a deleted clause]')
  await paper.press('Control+z', 'Control+z', 'Control+z')
  await expect(paper.text.locator('.document-reference')).toHaveText('3')
})

test('a field is made, used twice and changed in one place, in one undo step', async ({ page }) => {
  const paper = await Paper.blank(page, 'Fields')
  await paper.type('Pay ')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Field/ }).click()
  await page.getByLabel('Name of the field').fill('Payee')
  await page.getByRole('button', { name: 'Create and insert' }).click()
  await paper.type(' and tell ')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Field/ }).click()
  await page.getByRole('button', { name: 'Insert', exact: true }).last().click()
  await paper.reads(['Pay Payee and tell Payee'])
  await page.getByRole('tab', { name: 'Fields' }).click()
  await expect(page.getByText('1 of 1 still to fill in.')).toBeVisible()
  await page.getByRole('tabpanel', { name: 'Fields' }).getByLabel('Payee').fill('Ada')
  await paper.reads(['Pay Ada and tell Ada'])
  await expect(page.getByRole('button', { name: 'Used 2 times' })).toBeVisible()
  await paper.text.click()
  await paper.press('Control+z')
  await paper.reads(['Pay Payee and tell Payee'])
})

test('a footnote is written in its panel and counted in the text', async ({ page }) => {
  const paper = await Paper.blank(page, 'Footnotes')
  await paper.type('Time runs')
  await paper.press('Control+Alt+f')
  await expect(page.getByRole('dialog', { name: 'Footnote 1' })).toBeVisible()
  await paper.type('From midnight.')
  await paper.press('Escape')
  await paper.type(' on')
  await paper.reads(['Time runs1 on'])
  await paper.text.getByRole('button', { name: 'Footnote 1' }).click()
  await expect(page.getByRole('textbox', { name: 'Footnote 1' })).toHaveText('From midnight.')
  await paper.press('Escape')
  await paper.saved()
})

test('find goes round the matches, and replacing all is one undo step', async ({ page }) => {
  const paper = await Paper.blank(page, 'Finding')
  for (const line of ['The Supplier', 'a supplier', 'Suppliers']) {
    await paper.type(line)
    await paper.press('Enter')
  }
  await paper.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find in this contract' })
  await bar.getByRole('textbox', { name: 'Find' }).fill('supplier')
  await expect(bar).toContainText('3 found')
  await bar.getByLabel('Whole word').check()
  await expect(bar).toContainText('2 found')
  await bar.getByLabel('Match case').check()
  await expect(bar).toContainText('1 found')
  await bar.getByLabel('Match case').uncheck()
  await bar.getByRole('textbox', { name: 'Find' }).press('Enter')
  await expect(bar).toContainText('1 of 2')
  await bar.getByRole('textbox', { name: 'Find' }).press('Enter')
  await expect(bar).toContainText('2 of 2')
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape')
  await paper.press('Control+h')
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Provider')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await paper.reads(['The Provider', 'a Provider', 'Suppliers', ''])
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape')
  await paper.press('Control+z')
  await paper.reads(['The Supplier', 'a supplier', 'Suppliers', ''])
})

test('a condition leaves a passage out and says why', async ({ page }) => {
  const paper = await Paper.blank(page, 'Conditions')
  await paper.type('1. Always')
  await paper.press('Enter')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Field/ }).click()
  await page.getByLabel('Name of the field').fill('Law')
  await page.getByRole('button', { name: 'Create and insert' }).click()
  await paper.press('Enter')
  await paper.type('Last')
  await paper.text.getByText('Law').click()
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: /Only if/ }).click()
  await page.getByRole('combobox', { name: 'Comparison' }).click()
  await page.getByRole('option', { name: 'is filled in' }).click()
  await page.getByRole('button', { name: 'Set condition' }).click()
  await expect(paper.text.locator('p').nth(1)).toHaveAttribute('data-why', 'Left out: only if Law is filled in')
  await paper.reads(['1. Always', 'Law', '2. Last'])
})

test('the tools are named, reachable by keyboard, and without serious violations in light and dark, wide and narrow', async ({ page }) => {
  const paper = await Paper.blank(page, 'Tools')
  await paper.type('1. Term')
  await paper.press('Enter')
  await paper.press('Escape', 'Tab')
  await expect(paper.text).not.toBeFocused()
  await page.getByRole('button', { name: 'Bold' }).focus()
  await paper.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Italic' })).toBeFocused()
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate((colours) => document.documentElement.setAttribute('data-mantine-color-scheme', colours), scheme)
    for (const width of [1360, 720]) {
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page }).include('.editor-toolbar').include('.editor-desk').analyze()
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await keepScreen(page, `editor-${scheme}-${width}`)
    }
  }
})
