import { expect, test } from '#test/helpers/window.ts'
import { CommentsPanel } from '#test/e2e/pages/comments-panel.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { NegotiatedText } from '#test/e2e/pages/negotiated-text.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

const lines = [
  '1. Term',
  '2. The agreement begins today and ends after two years.',
  '3. Fees',
  '4. The Client pays the fees within thirty days of each invoice.',
  ...Array.from({ length: 40 }, (_each, index) => `${index + 5}. In month ${index + 1} the parties act in good faith and tell each other what the other has to know for that.`),
]

test('words are commented on, answered, put in other words, taken back, settled and opened again', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Discussion', lines)).open()
  const comments = new CommentsPanel(page)
  await contract.select('two years')
  await comments.comment('two years', 'Is that not long?')
  await expect(page.getByRole('tab', { name: 'Comments 1' })).toBeVisible()
  await expect(contract.text).toBeFocused()
  await comments.reply('two years', 'They asked for five.')
  await expect(comments.on('two years').getByRole('button', { name: /^More about/ })).toHaveCount(2)
  await comments.useOwn('two years', 'Edit')
  const edited = comments.on('two years').getByRole('textbox', { name: 'Comment', exact: true })
  await expect(edited).toHaveValue('They asked for five.')
  await expect(edited).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' We said two.')
  await page.keyboard.press('Control+Enter')
  await expect(comments.on('two years').getByText('They asked for five. We said two.')).toBeVisible()
  await expect(comments.on('two years').getByText(/, edited/)).toBeVisible()
  await keepScreen(page, 'comments-thread')
  await comments.useOwn('two years', 'Take back')
  await expect(comments.on('two years').getByText('Ada Marlow took this comment back.')).toBeVisible()

  await comments.on('two years').getByRole('button', { name: 'Resolve' }).click()
  await expect(comments.on('two years')).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Comments', exact: true })).toBeVisible()
  await new Frame(page).takeBack()
  await expect(comments.on('two years')).toBeVisible()
  await comments.on('two years').getByRole('button', { name: 'Resolve' }).click()
  await comments.show('Resolved')
  await comments.on('two years').getByRole('button', { name: 'Reopen' }).click()
  await comments.show('Open')
  await contract.saved()

  await contract.open()
  await comments.open()
  await expect(comments.on('two years').getByText('Is that not long?')).toBeVisible()
  await expect(comments.marks).toHaveText(['two years'])
})

test('threads stand beside their words, follow the scrolling, and each shows where the other is', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Beside', lines)).open()
  const comments = new CommentsPanel(page)
  for (const [words, text] of [['two years', 'First'], ['thirty days', 'Second'], ['In month 30', 'Far below']] as const) {
    await contract.select(words)
    await comments.comment(words, text)
  }
  const distance = async (words: string): Promise<number> => {
    const [card, mark] = await Promise.all([comments.on(words).boundingBox(), comments.marks.filter({ hasText: words }).boundingBox()])
    return card === null || mark === null ? Number.NaN : Math.abs(card.y - mark.y)
  }
  await expect.poll(() => distance('In month 30')).toBeLessThan(4)
  await comments.panel.getByRole('button', { name: 'Next comment' }).click()
  await expect(comments.marks.filter({ hasText: 'two years' })).toBeInViewport()
  await expect.poll(() => distance('two years')).toBeLessThan(4)
  await expect(comments.on('two years')).toHaveAttribute('data-active', 'true')
  const second = await comments.on('thirty days').boundingBox()
  const first = await comments.on('two years').boundingBox()
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(first?.height ?? 0)
  await keepScreen(page, 'comments-beside')

  const paper = page.getByRole('region', { name: 'The text of the contract' })
  const before = (await comments.on('two years').boundingBox())?.y ?? 0
  await paper.evaluate((element) => element.scrollBy(0, 60))
  await expect.poll(async () => before - ((await comments.on('two years').boundingBox())?.y ?? 0)).toBeGreaterThan(40)

  await comments.marks.filter({ hasText: 'thirty days' }).click()
  await expect(comments.on('thirty days')).toHaveAttribute('data-active', 'true')
  await expect.poll(() => distance('thirty days')).toBeLessThan(4)
  await comments.panel.getByRole('button', { name: 'As a list' }).first().click()
  await comments.on('In month 30').getByRole('button', { name: 'In month 30' }).click()
  await expect(comments.marks.filter({ hasText: 'In month 30' })).toBeInViewport()
  await expect(contract.text).toBeFocused()
  await comments.panel.getByRole('button', { name: 'Beside the text' }).click()
})

test('a thread whose words were deleted stays and says so, and undo gives it its words back', async ({ page }) => {
  const contract = await (await (await NegotiatedText.make(page, 'Deleted', lines)).tracking('off')).open()
  const comments = new CommentsPanel(page)
  await contract.select('thirty days')
  await comments.comment('thirty days', 'Our terms say 45.')
  await contract.select('thirty days')
  await page.keyboard.press('Delete')
  await expect(comments.panel.getByText('1 on deleted text')).toBeVisible()
  await comments.panel.getByRole('button', { name: 'As a list' }).first().click()
  await expect(comments.on('thirty days').getByText('The text was deleted')).toBeVisible()
  await expect(comments.on('thirty days').getByText('Our terms say 45.')).toBeVisible()
  await keepScreen(page, 'comments-deleted')
  await contract.text.focus()
  await page.keyboard.press('Control+z')
  await expect(comments.on('thirty days').getByText('The text was deleted')).toBeHidden()

  await page.getByRole('button', { name: 'Tracking' }).click()
  await contract.select('thirty days')
  await page.keyboard.press('Delete')
  await expect(comments.on('thirty days').getByText('The text is marked as deleted')).toBeVisible()
  await comments.panel.getByRole('button', { name: 'Beside the text' }).click()
})

test('a comment stays in the house until an editor lets it out; who only approves may discuss and not decide that', async ({ page }) => {
  const contract = await NegotiatedText.make(page, 'House', lines)
  await contract.colleague({ name: 'Paula Approver', role: 'approver' })
  await contract.open()
  const comments = new CommentsPanel(page)
  await contract.select('two years')
  await comments.comment('two years', 'Between us: one would do.')
  const card = comments.on('two years')
  await expect(card.getByText('Stays in the house')).toBeVisible()
  await card.getByRole('button', { name: /: Stays in the house$/ }).click()
  await page.getByRole('menuitem', { name: 'Let the other side see it' }).click()
  await expect(card.getByText('May be sent')).toBeVisible()
  await new Frame(page).takeBack()
  await expect(card.getByText('Stays in the house')).toBeVisible()

  await contract.saved()
  await new Frame(page).workAs('Paula Approver')
  await contract.open()
  await comments.open()
  await comments.reply('two years', 'I agree.')
  await expect(comments.on('two years').getByRole('button', { name: /^More about the comment of Ada/ })).toBeHidden()
  await card.getByRole('button', { name: /: Stays in the house$/ }).click()
  await expect(page.getByRole('menuitem', { name: /Let the other side see it/ })).toBeDisabled()
  await page.keyboard.press('Escape')
  await contract.select('thirty days')
  await comments.comment('thirty days', 'Ask finance.')
  await new Frame(page).workAs('Ada Marlow')
})

test('a comment given up takes its mark away; one left unfinished waits for its words', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Unfinished', lines)).open()
  const comments = new CommentsPanel(page)
  await contract.select('two years')
  await page.keyboard.press('Control+Alt+m')
  await expect(comments.box('two years')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(comments.marks).toHaveCount(0)
  await expect(comments.panel.getByText('No comments yet')).toBeVisible()

  await contract.select('thirty days')
  await page.keyboard.press('Control+Alt+m')
  await expect(comments.box('thirty days')).toBeFocused()
  await page.keyboard.type('Half a thought')
  await page.getByRole('tab', { name: 'Outline' }).click()
  await comments.open()
  await expect(comments.box('thirty days')).toHaveValue('Half a thought')
  await contract.saved()
  await contract.open()
  await comments.open()
  await expect(comments.on('thirty days').getByText('A comment was begun here and not finished.')).toBeVisible()
  await comments.box('thirty days').fill('A whole thought')
  await comments.on('thirty days').getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(comments.on('thirty days').getByText('A whole thought')).toBeVisible()
})

test('the panel has no serious fault for those who hear it or see little', async ({ page }) => {
  const contract = await (await NegotiatedText.make(page, 'Comments axe', lines)).open()
  const comments = new CommentsPanel(page)
  await contract.select('two years')
  await comments.comment('two years', 'One.')
  await contract.select('thirty days')
  await page.keyboard.press('Control+Alt+m')
  await expect(comments.box('thirty days')).toBeFocused()
  expect(await faultsInEveryLight(page, 'comments', { ready: comments.on('two years'), parts: ['[role="tabpanel"]'], widths: [1360, 820] })).toEqual({})
})
