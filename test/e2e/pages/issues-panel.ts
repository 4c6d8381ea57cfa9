import { expect, type Locator, type Page } from '@playwright/test'

/** What is written down of an issue. */
export interface WrittenIssue {
  readonly title: string
  readonly theirAsk: string
  readonly ourPosition: string
}

/** The issues list beside a text. */
export class IssuesPanel {
  readonly page: Page
  readonly panel: Locator
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Issues' })
    this.table = this.panel.getByRole('table', { name: 'Issues list' })
  }

  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Issues' })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await expect(this.panel).toBeVisible()
  }

  /** Writes an issue down about the clause the cursor is in, from the keyboard. */
  async add({ title, theirAsk, ourPosition }: WrittenIssue): Promise<void> {
    await this.panel.getByRole('button', { name: 'Add an issue' }).click()
    const form = this.panel.getByRole('form', { name: 'Add an issue' })
    await form.getByRole('textbox', { name: 'Issue' }).fill(title)
    await form.getByRole('textbox', { name: 'Their ask' }).fill(theirAsk)
    await form.getByRole('textbox', { name: 'Our position' }).fill(ourPosition)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.row(title)).toBeVisible()
  }

  row(title: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('textbox', { name: `Issue, ${title}` }) })
  }

  /** A field of an issue, by its column. */
  field(title: string, column: string): Locator {
    return this.table.getByRole('textbox', { name: `${column}, ${title}`, exact: true })
  }

  async titles(): Promise<string[]> {
    return this.table.getByRole('textbox', { name: /^Issue, / }).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  }
}
