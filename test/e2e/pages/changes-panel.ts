import { expect, type Locator, type Page } from '@playwright/test'

/** The list of changes beside a text. */
export class ChangesPanel {
  readonly page: Page
  readonly panel: Locator
  readonly list: Locator
  /** Every entry that is drawn; a long list draws those in view. */
  readonly entries: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Changes' })
    this.list = this.panel.getByRole('list', { name: 'Changes in the text' })
    this.entries = this.list.locator('button[data-change-key]')
  }

  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Changes' })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await expect(this.panel).toBeVisible()
  }

  entry(words: string | RegExp): Locator {
    return this.entries.filter({ hasText: words })
  }

  /** What the entries say, each in a line: kind, what went and what came. */
  async says(expected: readonly string[]): Promise<void> {
    await expect
      .poll(() =>
        this.entries.evaluateAll((entries) =>
          entries.map((entry) => {
            const kind = [...entry.querySelectorAll('span')].find((span) => span.querySelector(':scope > svg') !== null)?.textContent ?? ''
            const words = [...entry.querySelectorAll('del, ins')].map((change) => `${change.tagName === 'DEL' ? '-' : '+'}${change.textContent ?? ''}`)
            return [kind, ...words].join(' ')
          }),
        ),
      )
      .toEqual(expected)
  }

  async openFilter(): Promise<void> {
    await this.panel.getByRole('button', { name: /^Filter/ }).click()
    await expect(this.panel.getByRole('textbox', { name: 'Find in the changes' })).toBeVisible()
  }

  /** Sets or clears a chip of the filter. The box itself is drawn by its label. */
  async choose(name: string, chosen = true): Promise<void> {
    await this.panel.locator('label').filter({ hasText: name }).click()
    await expect(this.panel.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toBeChecked({ checked: chosen })
  }
}
