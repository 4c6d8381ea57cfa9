import { expect, type Page } from '@playwright/test'
import { Frame } from '#test/e2e/pages/frame.ts'

/** Begins a contract on a blank page. */
export async function startBlank(page: Page, title: string): Promise<void> {
  await new Frame(page).goTo('Contracts')
  await page.getByRole('link', { name: 'New contract' }).first().click()
  const blank = page.getByRole('region', { name: 'Blank page' })
  await blank.getByRole('textbox', { name: 'Title of the contract' }).fill(title)
  await blank.getByRole('button', { name: 'Begin writing' }).click()
  await expect(page.getByRole('textbox', { name: title, exact: true })).toBeVisible({ timeout: 30_000 })
}

/** Takes a text file in, and answers what the window reports of it. */
export async function importFile(page: Page, file: { readonly name: string; readonly text: string | Uint8Array }): Promise<string> {
  await new Frame(page).goTo('Contracts')
  await page.getByRole('link', { name: 'New contract' }).first().click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('region', { name: 'From a file' }).getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })
  const report = page.getByRole('status').filter({ hasText: 'taken in' })
  await expect(report).toBeVisible({ timeout: 60_000 })
  return report.innerText()
}
