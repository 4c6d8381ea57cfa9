import { expect, type Page } from '@playwright/test'

export interface OwnWorkspace {
  readonly house: string
  readonly name: string
  readonly title: string
  readonly email: string
  readonly path?: string
}

/** The first screen: a sample, a workspace of one's own, or one that is there already. */
export class Welcome {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Countersign' })).toBeVisible({ timeout: 30_000 })
  }

  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the sample workspace' }).click()
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 90_000 })
  }

  async makeOwn({ house, name, title, email, path }: OwnWorkspace): Promise<void> {
    await this.page.getByRole('button', { name: 'Make my own' }).click()
    await this.page.getByLabel('Name of the house').fill(house)
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByLabel('Email').fill(email)
    await this.page.getByLabel('What you are there').fill(title)
    if (path !== undefined) await this.page.getByLabel('Where the file goes').fill(path)
    await this.page.getByRole('button', { name: 'Make the workspace' }).click()
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
  }

  async open(path: string): Promise<void> {
    await this.page.getByLabel('Path of the file').fill(path)
    await this.page.getByRole('button', { name: 'Open', exact: true }).click()
  }
}
