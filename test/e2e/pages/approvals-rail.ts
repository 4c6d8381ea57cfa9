import { expect, type Locator, type Page } from '@playwright/test'

/** The approvals of the contract on the desk. */
export class ApprovalsRail {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('tabpanel', { name: 'Approvals' })
  }

  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Approvals' })
    await expect(tab).toBeVisible({ timeout: 30_000 })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    await expect(this.panel).toBeVisible()
  }

  /** A stage of the route. */
  stage(name: string): Locator {
    return this.panel.getByRole('listitem', { name, exact: true })
  }

  /** Somebody's seat in a stage. */
  seat(stage: string, person: string): Locator {
    return this.stage(stage).getByRole('listitem', { name: person, exact: true })
  }

  async submit(note = ''): Promise<void> {
    await this.panel.getByLabel('Note to the approver').fill(note)
    await this.panel.getByRole('button', { name: 'Submit', exact: true }).click()
  }

  async approve(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Approve this version' }).click()
  }

  async reject(reason: string): Promise<void> {
    await this.panel.getByRole('region', { name: 'Your decision' }).getByRole('textbox', { name: 'Reason' }).fill(reason)
    await this.panel.getByRole('button', { name: 'Reject' }).click()
  }
}
