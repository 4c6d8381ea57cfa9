import type { Page } from '@playwright/test'
import { schema } from '#shared/document/schema.ts'
import { expect, test } from '#test/helpers/window.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { fourAuthors } from '#test/e2e/pages/four-authors.ts'
import { ask, Paper } from '#test/e2e/pages/paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

/** A contract on the desk that four people have changed, with the first of them before it. */
async function redlined(page: Page, title: string): Promise<Paper> {
  const paper = await Paper.blank(page, title)
  await paper.saved()
  const contract = /contracts\/([^/?]+)/.exec(page.url())?.[1] ?? ''
  const session = await ask<{ me: { id: string; name: string } }>(page, 'session.get', {})
  const { doc, fields } = fourAuthors({ name: session.me.name, person: session.me.id })
  const { document, sequence } = await ask<{ document: object; sequence: number }>(page, 'draft.open', { contract })
  const steps = [
    { stepType: 'replace', from: 0, to: schema.nodeFromJSON(document).content.size, slice: { content: doc.content.toJSON() } },
    { stepType: 'docAttr', attr: 'fields', value: fields },
  ]
  await ask(page, 'draft.append', { contract, after: sequence, steps })
  await page.reload()
  await expect(paper.text).toContainText('Services Agreement')
  await page.getByRole('button', { name: /^Close/ }).first().click()
  return paper
}

async function show(page: Page, view: string): Promise<void> {
  await page.getByRole('button', { name: /^Show changes as/ }).click()
  await page.getByRole('menuitemcheckbox', { name: view }).click()
}

test('four authors’ changes in a dense clause, in a table and around them, as they are read in every view', async ({ page }) => {
  const paper = await redlined(page, 'Four authors')
  await page.setViewportSize({ width: 1360, height: 1200 })
  const colours = await paper.text.evaluate((element) => {
    const changes = [...element.querySelectorAll('ins, del')]
    return new Set(changes.map((change) => getComputedStyle(change).color)).size
  })
  expect(colours).toBe(4)
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-mantine-color-scheme', name), scheme)
    await keepScreen(page, `redline-markup-${scheme}`)
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'))
  for (const view of ['Simple markup', 'Final', 'Original'] as const) {
    await show(page, view)
    await keepScreen(page, `redline-${view.toLowerCase().replace(' ', '-')}`)
  }
  const original = page.getByRole('textbox', { name: 'Four authors, original' })
  await expect(original.locator('p').nth(3)).toHaveText('Invoices are sent monthly in arrears.')
  await expect(original.locator('tr')).toHaveCount(3)
  await show(page, 'Final')
  await expect(paper.text.locator('tr:visible')).toHaveCount(3)
  await expect(paper.text.locator('[data-id="gone"]')).toBeHidden()
  await expect(paper.text.locator('[data-id="joined"]')).toHaveAttribute('data-number', '1.4')
  await expect(paper.text.locator('[data-id="between"]')).toHaveAttribute('data-number', '1.5')
  await show(page, 'All markup')
  await expect(paper.text.locator('[data-id="gone"]')).toHaveAttribute('data-number', '1.2')
  await expect(paper.text.locator('[data-id="gone"]')).toHaveAttribute('data-struck', '')
})

test('the redline is without serious violations in light and dark, wide and narrow, with a change told of', async ({ page }) => {
  const paper = await redlined(page, 'Access to changes')
  await paper.text.click({ position: { x: 120, y: 150 } })
  await paper.press('Control+Home', 'F8')
  await expect(page.getByRole('group', { name: 'Change' })).toBeVisible()
  expect(await faultsInEveryLight(page, 'redline', { parts: ['.editor-toolbar', '.editor-desk'], widths: [1360, 720], height: 1000 })).toEqual({})
})

test('all changes are accepted, or rejected, by one undo step', async ({ page }) => {
  const paper = await redlined(page, 'Resolving')
  const before = await paper.lines()
  await page.getByRole('button', { name: /^Show changes as/ }).click()
  await page.getByRole('menuitem', { name: 'Accept all changes' }).click()
  await expect(paper.text.locator('ins, del, .format-change, [data-mark], [data-property], [data-changed]')).toHaveCount(0)
  await paper.press('Control+z')
  await paper.reads(before)
  await page.getByRole('button', { name: /^Show changes as/ }).click()
  await page.getByRole('menuitem', { name: 'Reject all changes' }).click()
  await expect(paper.text.locator('[data-id="gone"]')).toHaveText('Invoices are sent monthly in arrears.')
  await expect(paper.text.locator('ins, del')).toHaveCount(0)
  await paper.press('Control+z')
  await paper.reads(before)
})
