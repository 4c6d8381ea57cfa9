import { expect, type Locator, type Page } from '@playwright/test'

/** Whose turn it is, and what crossed between the sides. */
export class TurnsPanel {
  readonly page: Page
  readonly panel: Locator
  readonly crossed: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Turns' })
    this.crossed = this.panel.getByRole('list', { name: 'Sent and received' })
  }

  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Turns' })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await expect(this.panel).toBeVisible()
  }

  /** The dialog in which a text is sent. */
  async startSending(): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Send to the other side' }).click()
    return this.page.getByRole('dialog', { name: 'Send to the other side' })
  }

  /** Takes a file in, and answers the dialog that says what it changes. */
  async receive(name: string, text: string | Uint8Array): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Take in what came back' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Take in what came back' })
    const choosing = this.page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await expect(dialog.getByText(/^Kept as version/)).toBeVisible({ timeout: 30_000 })
    return dialog
  }
}
