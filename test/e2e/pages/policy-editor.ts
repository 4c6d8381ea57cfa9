import { expect, type Locator, type Page } from '@playwright/test'

/** The screen of the approval rules, at its policies. */
export class PolicyEditor {
  readonly page: Page
  readonly preview: Locator

  constructor(page: Page) {
    this.page = page
    this.preview = page.getByRole('region', { name: 'Try it on a contract' })
  }

  async open(): Promise<void> {
    await this.page.goto(`${new URL(this.page.url()).origin}/#/settings/approvals`)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Approval rules' })).toBeVisible({ timeout: 30_000 })
  }

  /** The open stage of a policy, by its name. */
  stage(name: string): Locator {
    return this.page.getByRole('list').getByRole('listitem', { name, exact: true })
  }

  async pick(within: Locator, field: string, option: string): Promise<void> {
    await within.getByRole('combobox', { name: field }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  async ask(stage: Locator, ...names: readonly string[]): Promise<void> {
    for (const name of names) await this.pick(stage, 'Add who is asked', name)
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save policies' }).click()
    await expect(this.page.getByText('Everything is saved')).toBeVisible({ timeout: 30_000 })
  }
}
