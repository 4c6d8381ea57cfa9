import { expect, type Locator, type Page } from '@playwright/test'

/** The discussions beside a text. */
export class CommentsPanel {
  readonly page: Page
  readonly panel: Locator
  /** The words of the text that carry comments. */
  readonly marks: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Comments' })
    this.marks = page.locator('.document .comment')
  }

  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Comments' })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await expect(this.panel).toBeVisible()
  }

  /** The card of the thread, or of one that is being begun, on these words. */
  on(words: string): Locator {
    return this.panel.getByRole('article', { name: `“${words}` })
  }

  /** Where a new comment on these words is written. */
  box(words: string): Locator {
    return this.on(words).getByRole('textbox', { name: 'Write a comment' })
  }

  /** Comments on the selected words, from the keyboard. */
  async comment(words: string, text: string): Promise<void> {
    await this.page.keyboard.press('Control+Alt+m')
    await expect(this.box(words)).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.on(words).getByText(text)).toBeVisible()
    await expect(this.box(words)).toBeHidden()
  }

  async reply(words: string, text: string): Promise<void> {
    await this.on(words).getByRole('button', { name: /^Reply to/ }).click()
    await expect(this.on(words).getByRole('textbox')).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.on(words).getByText(text)).toBeVisible()
  }

  /** Uses an item of the menu of one's last comment in a thread. */
  async useOwn(words: string, item: string): Promise<void> {
    await this.on(words).getByRole('button', { name: /^More about/ }).last().click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  async show(which: 'Open' | 'Resolved' | 'All'): Promise<void> {
    await this.panel.getByRole('radiogroup', { name: 'Which comments are shown' }).getByText(new RegExp(`^${which}`)).click()
  }
}
