import type { CDPSession } from '@playwright/test'
import { expect, test } from '#test/helpers/window.ts'
import { Paper } from '#test/e2e/pages/paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

/** The paper as a reader of changes sees it: `+came+`, `-goes-`, `~formatted~`, and `¶+` or `¶-` where a paragraph's end came or goes. */
async function marked(paper: Paper): Promise<string[]> {
  return paper.text.evaluate((element) => {
    const signs: Readonly<Record<string, string>> = { INS: '+', DEL: '-' }
    const words = (node: Node): string => {
      if (!(node instanceof Element)) return node.textContent ?? ''
      if (node.matches('.ProseMirror-trailingBreak, .ProseMirror-separator')) return ''
      const sign = signs[node.tagName] ?? (node.matches('.format-change') ? '~' : '')
      const inner = [...node.childNodes].map(words).join('')
      return inner === '' ? '' : `${sign}${inner}${sign}`
    }
    return [...element.querySelectorAll('p')].map((paragraph) => {
      const end = { insertion: '¶+', deletion: '¶-', both: '¶±' }[paragraph.dataset['mark'] ?? ''] ?? ''
      return `${[...paragraph.childNodes].map(words).join('')}${end}`
    })
  })
}

async function reads(paper: Paper, expected: readonly string[]): Promise<void> {
  await expect.poll(() => marked(paper)).toEqual(expected)
}

/** An empty contract with words typed before tracking was turned on. */
async function tracked(page: Parameters<typeof Paper.blank>[0], title: string, ...lines: readonly string[]): Promise<Paper> {
  const paper = await Paper.blank(page, title)
  for (const [index, line] of lines.entries()) {
    if (index > 0) await paper.press('Enter')
    await paper.type(line)
  }
  await paper.press('Control+Shift+E')
  await expect(page.getByRole('button', { name: 'Tracking on' })).toBeVisible()
  return paper
}

async function cursorAfter(paper: Paper, words: string): Promise<void> {
  await paper.text.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(text)
      if (at < 0) continue
      const { anchorNode } = getSelection() ?? {}
      if (anchorNode === undefined) return
      getSelection()?.collapse(node, at + text.length)
      return
    }
    throw new Error(`${text} is not on the paper`)
  }, words)
  await paper.page.waitForTimeout(80)
}

async function select(paper: Paper, words: string): Promise<void> {
  await cursorAfter(paper, words)
  for (let count = 0; count < words.length; count += 1) await paper.press('Shift+ArrowLeft')
}

test('typing, deleting, splitting and joining are changes, and one’s own are taken back without a trace', async ({ page }) => {
  const paper = await tracked(page, 'Tracking', 'The Buyer shall pay.', 'Within thirty days.')
  await paper.press('Control+Home', 'End', 'Backspace')
  await paper.type(' on time.')
  await reads(paper, ['The Buyer shall pay+ on time.+-.-', 'Within thirty days.'])
  await paper.press(...Array.from(' on time.', () => 'Backspace'))
  await reads(paper, ['The Buyer shall pay-.-', 'Within thirty days.'])
  await paper.press('Control+Backspace')
  await reads(paper, ['The Buyer shall -pay.-', 'Within thirty days.'])
  await paper.press('Control+End', 'Home', 'Backspace')
  await reads(paper, ['The Buyer shall -pay.-¶-', 'Within thirty days.'])
  await paper.press('Backspace')
  await reads(paper, ['The Buyer shall- pay.-¶-', 'Within thirty days.'])
  await cursorAfter(paper, 'thirty')
  await paper.press('Enter')
  await reads(paper, ['The Buyer shall- pay.-¶-', 'Within thirty¶+', ' days.'])
  await paper.press('Backspace')
  await reads(paper, ['The Buyer shall- pay.-¶-', 'Within thirty days.'])
})

test('an input method composes into an insertion of its own, over selected words too, and one undo takes it back', async ({ page }) => {
  const paper = await tracked(page, 'Composing', 'The Supplier shall deliver.')
  const devtools: CDPSession = await page.context().newCDPSession(page)
  const compose = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await page.waitForTimeout(60)
    }
  }
  await cursorAfter(paper, 'Supplier')
  await compose('k', 'か', 'かn', '仮名')
  await reads(paper, ['The Supplier+仮名+ shall deliver.'])
  await devtools.send('Input.insertText', { text: '仮名' })
  await paper.type('!')
  await reads(paper, ['The Supplier+仮名!+ shall deliver.'])
  await select(paper, 'deliver')
  await compose('h', 'は', 'はn')
  await devtools.send('Input.insertText', { text: 'はん' })
  await reads(paper, ['The Supplier+仮名!+ shall -deliver-+はん+.'])
  await paper.press('Control+z')
  await reads(paper, ['The Supplier+仮名!+ shall deliver.'])
})

test('what is copied is the clean text, and what is pasted carries no changes in', async ({ page }) => {
  const paper = await tracked(page, 'Copying', 'Pay within thirty days.', 'Second.')
  await select(paper, 'thirty')
  await paper.type('ten')
  await paper.press('Control+Home', 'Shift+End')
  const copied = await paper.copied()
  expect(copied.plain).toBe('Pay within ten days.')
  expect(copied.html).not.toMatch(/<(ins|del)\b|data-change|data-author/)
  await paper.press('Control+End')
  await paper.paste('<p>of <ins data-change="x" data-group="y" data-author="z">the <del>old</del></ins> <span class="comment" data-thread="t">rent</span></p>', '')
  await reads(paper, ['Pay within -thirty-+ten+ days.', 'Second.+of the old rent+'])
})

test('replacing all is one change in many places, and one undo step', async ({ page }) => {
  const paper = await tracked(page, 'Replacing', 'The Supplier and the supplier.', 'A supplier.')
  // What follows typing within half a second belongs to its undo step.
  await page.waitForTimeout(600)
  await paper.press('Control+h')
  const bar = page.getByRole('search', { name: 'Find in this contract' })
  await bar.getByRole('textbox', { name: 'Find' }).fill('supplier')
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Seller')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  const replaced = ['The -Supplier-+Seller+ and the -supplier-+Seller+.', 'A -supplier-+Seller+.']
  await reads(paper, replaced)
  // What is struck out is not found again.
  await expect(bar).toContainText('Not found')
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape')
  await paper.press('Control+z')
  await reads(paper, ['The Supplier and the supplier.', 'A supplier.'])
  await paper.press('Control+y')
  await reads(paper, replaced)
})

test('F8 goes from change to change and tells of it; Ctrl+Alt+A and R decide it and go on', async ({ page }) => {
  const paper = await tracked(page, 'Deciding', 'One two three.', 'Four five six.')
  await select(paper, 'two')
  await paper.type('2')
  await select(paper, 'five')
  await paper.press('Delete')
  await paper.press('Control+Home', 'F8')
  const card = page.getByRole('group', { name: 'Change' })
  await expect(card).toContainText('Ada Marlow')
  await expect(card).toContainText('Replaced')
  await keepScreen(page, 'redline-card')
  await paper.press('Control+Alt+a')
  await reads(paper, ['One 2 three.', 'Four -five- six.'])
  await expect(card).toContainText('Deleted')
  await card.getByRole('button', { name: 'Reject' }).click()
  await reads(paper, ['One 2 three.', 'Four five six.'])
  await paper.press('Control+z')
  await reads(paper, ['One 2 three.', 'Four -five- six.'])
  await paper.press('Control+z')
  await reads(paper, ['One -two-+2+ three.', 'Four -five- six.'])
})

test('in the final text the keys pass over what is hidden, and the original is only read', async ({ page }) => {
  const paper = await tracked(page, 'Reading', 'One two three.', 'Gone.', 'Last.')
  await select(paper, 'two ')
  await paper.press('Delete')
  await select(paper, 'Gone.')
  await paper.press('Delete', 'Delete')
  await reads(paper, ['One -two -three.', '-Gone.-¶-', 'Last.'])
  const show = async (view: string): Promise<void> => {
    await page.getByRole('button', { name: /^Show changes as/ }).click()
    await page.getByRole('menuitemcheckbox', { name: view }).click()
  }
  await show('Final')
  await expect(paper.text.locator('p').nth(1)).toBeHidden()
  await cursorAfter(paper, 'One ')
  await paper.press('Delete')
  await paper.press('Control+Home', 'End', 'Delete')
  await reads(paper, ['One -two t-hree.¶-', '-Gone.-¶-', 'Last.'])
  await show('Original')
  const original = page.getByRole('textbox', { name: 'Reading, original' })
  await expect(original).toHaveText('One two three.Gone.Last.')
  await expect(original).toHaveAttribute('aria-readonly', 'true')
  await expect(paper.text).toBeHidden()
  await show('All markup')
  await expect(paper.text).toBeVisible()
})
