import type { Locator, Page } from '@playwright/test'

/** The screen that says whether a signed PDF is still what was signed. */
export class VerifyScreen {
  readonly page: Page
  readonly verdict: Locator
  /** Why the verdict is not a good one. */
  readonly reasons: Locator

  constructor(page: Page) {
    this.page = page
    this.verdict = page.getByRole('status').filter({ hasText: '.pdf' })
    this.reasons = page.getByRole('region', { name: 'Why' })
  }

  /** Chooses a file and waits for the answer. */
  async check(path: string): Promise<void> {
    const another = this.page.getByRole('button', { name: 'Verify another' })
    if (await another.isVisible()) await another.click()
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose a PDF' }).click()
    await (await choosing).setFiles(path)
    await this.verdict.waitFor({ timeout: 60_000 })
  }
}
