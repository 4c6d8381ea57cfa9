import type { CDPSession } from '@playwright/test'
import { expect, test } from '#test/helpers/window.ts'
import { RedlinedPaper } from '#test/e2e/pages/redlined-paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

test('typing, deleting, splitting and joining are changes, and one’s own are taken back without a trace', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Tracking', 'The Buyer shall pay.', 'Within thirty days.')
  const { paper } = text
  await paper.press('Control+Home', 'End', 'Backspace')
  await paper.type(' on time.')
  await text.reads('The Buyer shall pay+ on time.+-.-', 'Within thirty days.')
  await paper.press(...Array.from(' on time.', () => 'Backspace'))
  await text.reads('The Buyer shall pay-.-', 'Within thirty days.')
  await paper.press('Control+Backspace')
  await text.reads('The Buyer shall -pay.-', 'Within thirty days.')
  await paper.press('Control+End', 'Home', 'Backspace')
  await text.reads('The Buyer shall -pay.-¶-', 'Within thirty days.')
  await paper.press('Backspace')
  await text.reads('The Buyer shall- pay.-¶-', 'Within thirty days.')
  await text.cursorAfter('thirty')
  await paper.press('Enter')
  await text.reads('The Buyer shall- pay.-¶-', 'Within thirty¶+', ' days.')
  await paper.press('Backspace')
  await text.reads('The Buyer shall- pay.-¶-', 'Within thirty days.')
})

test('an input method composes into an insertion of its own, over selected words too, and one undo takes it back', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Composing', 'The Supplier shall deliver.')
  const { paper } = text
  const devtools: CDPSession = await page.context().newCDPSession(page)
  const compose = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await page.waitForTimeout(60)
    }
  }
  await text.cursorAfter('Supplier')
  await compose('k', 'か', 'かn', '仮名')
  await text.reads('The Supplier+仮名+ shall deliver.')
  await devtools.send('Input.insertText', { text: '仮名' })
  await paper.type('!')
  await text.reads('The Supplier+仮名!+ shall deliver.')
  await text.select('deliver')
  await compose('h', 'は', 'はn')
  await devtools.send('Input.insertText', { text: 'はん' })
  await text.reads('The Supplier+仮名!+ shall -deliver-+はん+.')
  await paper.press('Control+z')
  await text.reads('The Supplier+仮名!+ shall deliver.')
})

test('what is copied is the clean text, and what is pasted carries no changes in', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Copying', 'Pay within thirty days.', 'Second.')
  const { paper } = text
  await text.select('thirty')
  await paper.type('ten')
  await paper.press('Control+Home', 'Shift+End')
  await expect.poll(async () => (await paper.copied()).plain).toBe('Pay within ten days.')
  const copied = await paper.copied()
  expect(copied.html).not.toMatch(/<(ins|del)\b|data-change|data-author/)
  await paper.press('Control+End')
  await paper.paste('<p>of <ins data-change="x" data-group="y" data-author="z">the <del>old</del></ins> <span class="comment" data-thread="t">rent</span></p>', '')
  await text.reads('Pay within -thirty-+ten+ days.', 'Second.+of the old rent+')
})

test('replacing all is one change in many places, and one undo step', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Replacing', 'The Supplier and the supplier.', 'A supplier.')
  const { paper } = text
  // What follows typing within half a second belongs to its undo step.
  await page.waitForTimeout(600)
  await paper.press('Control+h')
  const bar = page.getByRole('search', { name: 'Find in this contract' })
  await bar.getByRole('textbox', { name: 'Find' }).fill('supplier')
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Seller')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  const replaced = ['The -Supplier-+Seller+ and the -supplier-+Seller+.', 'A -supplier-+Seller+.']
  await text.reads(...replaced)
  // What is struck out is not found again.
  await expect(bar).toContainText('Not found')
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape')
  await paper.press('Control+z')
  await text.reads('The Supplier and the supplier.', 'A supplier.')
  await paper.press('Control+y')
  await text.reads(...replaced)
})

test('F8 goes from change to change and tells of it; Ctrl+Alt+A and R decide it and go on', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Deciding', 'One two three.', 'Four five six.')
  const { paper } = text
  await text.select('two')
  await paper.type('2')
  await text.select('five')
  await paper.press('Delete')
  await paper.press('Control+Home', 'F8')
  const card = page.getByRole('group', { name: 'Change' })
  await expect(card).toContainText('Ada Marlow')
  await expect(card).toContainText('Replaced')
  await keepScreen(page, 'redline-card')
  await paper.press('Control+Alt+a')
  await text.reads('One 2 three.', 'Four -five- six.')
  await expect(card).toContainText('Deleted')
  await card.getByRole('button', { name: 'Reject' }).click()
  await text.reads('One 2 three.', 'Four five six.')
  await paper.press('Control+z')
  await text.reads('One 2 three.', 'Four -five- six.')
  await paper.press('Control+z')
  await text.reads('One -two-+2+ three.', 'Four -five- six.')
})

test('in the final text the keys pass over what is hidden, and the original is only read', async ({ page }) => {
  const text = await RedlinedPaper.ofLines(page, 'Reading', 'One two three.', 'Gone.', 'Last.')
  const { paper } = text
  await text.select('two ')
  await paper.press('Delete')
  await text.select('Gone.')
  await paper.press('Delete', 'Delete')
  await text.reads('One -two -three.', '-Gone.-¶-', 'Last.')
  const show = async (view: string): Promise<void> => {
    await page.getByRole('button', { name: /^Show changes as/ }).click()
    await page.getByRole('menuitemcheckbox', { name: view }).click()
  }
  await show('Final')
  await expect(paper.text.locator('p').nth(1)).toBeHidden()
  await text.cursorAfter('One ')
  await paper.press('Delete')
  await paper.press('Control+Home', 'End', 'Delete')
  await text.reads('One -two t-hree.¶-', '-Gone.-¶-', 'Last.')
  await show('Original')
  const original = page.getByRole('textbox', { name: 'Reading, original' })
  await expect(original).toHaveText('One two three.Gone.Last.')
  await expect(original).toHaveAttribute('aria-readonly', 'true')
  await expect(paper.text).toBeHidden()
  await show('All markup')
  await expect(paper.text).toBeVisible()
})
