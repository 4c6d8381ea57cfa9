import { expect, type Locator, type Page } from '@playwright/test'

export type ScreenName = 'Home' | 'Contracts' | 'Approvals' | 'Obligations' | 'Renewals' | 'Templates' | 'Verify' | 'Audit log' | 'Settings'

/** What stands around every screen: the way to the others, and who is working. */
export class Frame {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async goTo(screen: ScreenName): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen }).click()
    if (screen !== 'Home') await expect(this.page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
  }

  async workAs(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^You are / }).click()
    await this.page.getByRole('menuitemradio', { name }).click()
    await expect(this.page.getByRole('button', { name: `You are ${name}` })).toBeVisible()
  }

  async openPalette(): Promise<Locator> {
    // The window listens for its keys once its bar is there.
    await expect(this.page.getByRole('button', { name: /^You are / })).toBeVisible()
    await this.page.keyboard.press('Control+k')
    const search = this.page.getByRole('textbox', { name: 'Search or do anything' })
    await expect(search).toBeFocused()
    return search
  }

  /** Opens a contract from the table by its title. */
  async openContract(title: string): Promise<void> {
    await this.goTo('Contracts')
    await this.page.getByRole('link', { name: title }).click()
    await expect(this.page.getByRole('textbox', { name: title })).toBeVisible({ timeout: 30_000 })
  }

  /** Takes back what was just done, by its notice; the toolbar has an Undo of its own, which is there all the time. */
  async takeBack(): Promise<void> {
    await this.page.getByRole('alert').getByRole('button', { name: 'Undo', exact: true }).last().click()
  }
}
