import { expect, type Locator, type Page } from '@playwright/test'

export type PanelTitle = 'Details' | 'Outline' | 'Fields' | 'Changes' | 'Comments' | 'Issues' | 'Turns' | 'Versions' | 'Approvals' | 'Signing' | 'Obligations' | 'Term' | 'History'

/** A contract on the desk: the paper, the tools above it and the rail beside it. */
export class Desk {
  readonly page: Page
  /** The text itself, named by the contract's title or the version's name. */
  readonly paper: Locator
  readonly tools: Locator
  readonly header: Locator

  constructor(page: Page, title: string) {
    this.page = page
    this.paper = page.getByRole('textbox', { name: title, exact: true })
    this.tools = page.getByRole('toolbar', { name: 'Writing tools' })
    this.header = page.getByRole('banner').filter({ has: page.getByRole('heading', { level: 1, name: title }) })
  }

  async isOpen(): Promise<void> {
    await expect(this.paper).toBeVisible({ timeout: 30_000 })
  }

  /** Says "Saved" only when what was typed is on the disk. What a screen reader hears follows a moment later, so the mark itself is asked. */
  async saved(): Promise<void> {
    await expect(this.page.locator('span[data-state="saved"]')).toHaveText('Saved', { timeout: 30_000 })
  }

  /** Opens a panel of the rail, unless it is open already. */
  async panel(title: PanelTitle): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: title })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    return this.page.getByRole('tabpanel', { name: title })
  }

  /** The paragraph that holds these words. */
  paragraph(words: string | RegExp): Locator {
    return this.paper.locator('p').filter({ hasText: words }).first()
  }

  /** Puts the cursor at the end of the paragraph that holds these words. */
  async cursorAfter(words: string | RegExp): Promise<void> {
    const paragraph = this.paragraph(words)
    await paragraph.scrollIntoViewIfNeeded()
    const box = await paragraph.boundingBox()
    if (box === null) throw new Error(`The paragraph ${String(words)} is not on the paper`)
    await paragraph.click({ position: { x: box.width - 4, y: box.height - 6 } })
    await this.page.keyboard.press('End')
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Uses an item of one of the toolbar's menus. */
  async use(menu: 'Insert' | 'Numbering' | 'Paragraph style' | 'Table', item: string | RegExp): Promise<void> {
    await this.tools.getByRole('button', { name: menu, exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).or(this.page.getByRole('menuitemcheckbox', { name: item })).click()
  }

  async nameVersion(name: string): Promise<void> {
    await this.page.keyboard.press('Control+s')
    const dialog = this.page.getByRole('dialog', { name: 'Name a version' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await dialog.getByRole('button', { name: 'Keep this version' }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
  }

  async showState(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^State: / }).click()
    return this.page.getByRole('dialog').filter({ hasText: 'What can come next' })
  }

  async isInState(state: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: new RegExp(`^State: ${state}`) })).toBeVisible({ timeout: 30_000 })
  }
}
