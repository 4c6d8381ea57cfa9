import { expect, type Locator, type Page } from '@playwright/test'

export interface Party {
  readonly name: string
  readonly address: string
  readonly registration: string
  readonly email: string
}

/** The short form of a template. */
export class ContractForm {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async party(label: string, { name, address, registration, email }: Party): Promise<void> {
    const group = this.page.getByRole('group', { name: label, exact: true })
    await group.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await group.getByLabel('Address').fill(address)
    await group.getByLabel('Registration number').fill(registration)
    await group.getByLabel('Email').fill(email)
  }

  async text(label: string, value: string): Promise<void> {
    await this.field(label).fill(value)
  }

  /** Types a date as people write it. */
  async date(label: string, written: string): Promise<void> {
    await this.field(label).fill(written)
    await this.page.keyboard.press('Tab')
  }

  async money(label: string, amount: string): Promise<void> {
    await this.field(`${label}: Amount`).fill(amount)
  }

  async choose(label: string, choice: string | RegExp): Promise<void> {
    await this.field(label).click()
    await this.page.getByRole('option', { name: choice }).click()
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create the contract' }).click()
    await expect(this.page.getByRole('button', { name: /^State: Draft/ })).toBeVisible({ timeout: 30_000 })
  }

  private field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true }).or(this.page.getByRole('combobox', { name: label, exact: true })).first()
  }
}
