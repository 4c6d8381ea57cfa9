import type { Locator, Page } from '@playwright/test'

/** The Signing panel beside a contract: who has signed, what is given out, taken back and scanned. */
export class SigningRail {
  readonly page: Page
  readonly panel: Locator
  readonly exchange: Locator
  /** The dialog in which a scan is taken in. */
  readonly scan: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Signing' })
    this.exchange = this.panel.getByRole('region', { name: 'In a file, elsewhere' })
    this.scan = page.getByRole('dialog', { name: /^Signed on paper/ })
  }

  async takeBack(path: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.exchange.getByRole('button', { name: 'Choose the PDF' }).click()
    await (await choosing).setFiles(path)
  }

  async chooseScan(path: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.scan.getByRole('button', { name: 'Choose the scan' }).click()
    await (await choosing).setFiles(path)
  }
}
