import { expect, type Locator, type Page } from '@playwright/test'

/** A file as it is handed over in the window. */
export interface HandedFile {
  readonly name: string
  readonly text: string
}

/** The same of any kind. */
interface HandedBytes {
  readonly name: string
  readonly text: string | Uint8Array
}

const payload = ({ name, text }: HandedBytes) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** A comparison: figures, the redline, and the changes beside it. */
export class CompareScreen {
  readonly page: Page
  readonly summary: Locator
  readonly list: Locator
  /** The redline in line. */
  readonly redline: Locator
  /** The two texts side by side. */
  readonly sides: Locator

  constructor(page: Page) {
    this.page = page
    this.summary = page.getByRole('region', { name: 'Summary' })
    this.list = page.getByRole('listbox', { name: 'Changes' })
    this.redline = page.getByRole('textbox', { name: /^Redline: / })
    this.sides = page.getByRole('table', { name: /^Redline: / })
  }

  /** Goes to the screen for files by the navigation, and begins anew if one is still shown. */
  async openForFiles(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Compare' }).click()
    const otherFiles = this.page.getByRole('button', { name: 'Other files' })
    await expect(this.page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible()
    if (await otherFiles.isVisible()) await otherFiles.click()
    await expect(this.page.getByRole('button', { name: /^Choose (the|another) old file$/ })).toBeVisible()
  }

  async choose(side: 'old' | 'new', file: HandedFile): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: new RegExp(`^Choose (the|another) ${side} file$`) }).click()
    await (await choosing).setFiles(payload(file))
  }

  async compareFiles(old: HandedFile, now: HandedFile): Promise<void> {
    await this.openForFiles()
    await this.choose('old', old)
    await expect(this.page.getByRole('region', { name: old.name })).toBeVisible()
    await this.choose('new', now)
    await this.isShown()
  }

  /** Lets files fall on the two places at once. */
  async dropBoth(files: readonly (HandedFile & { readonly changed: number })[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(dropped => {
      const data = new DataTransfer()
      for (const { name, text, changed } of dropped) data.items.add(new File([text], name, { lastModified: changed }))
      return data
    }, files)
    await this.page.getByRole('region', { name: 'Drop the old text here' }).dispatchEvent('drop', { dataTransfer: transfer })
  }

  async isShown(): Promise<void> {
    await expect(this.redline).toBeVisible({ timeout: 60_000 })
  }

  async show(way: 'In line' | 'Side by side' | 'Pages'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'How the changes are shown' }).getByText(way).click()
  }

  async showSides(): Promise<void> {
    await this.show('Side by side')
    await expect(this.sides).toBeVisible({ timeout: 30_000 })
  }

  /** The row of the two sides that holds these words. */
  row(words: string | RegExp): Locator {
    return this.sides.locator('[role="row"][data-changed]').filter({ hasText: words }).first()
  }

  /** Narrows the list to a kind, or takes that back. */
  async toggle(kind: string | RegExp): Promise<void> {
    await this.summary.getByText(kind).click()
  }

  /** The change that is looked at, as the list shows it. */
  get current(): Locator {
    return this.list.getByRole('option', { selected: true })
  }

  /** Saves the redline, and answers the file. */
  async save(as: 'PDF' | 'Web page'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await this.page.getByRole('button', { name: 'Export' }).click()
    const saving = this.page.waitForEvent('download', { timeout: 60_000 })
    await this.page.getByRole('menuitem', { name: as }).click()
    const download = await saving
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
  }
}

/** The audit of what came back. */
export class AuditScreen {
  readonly page: Page
  readonly verdict: Locator
  readonly untracked: Locator
  readonly tracked: Locator

  constructor(page: Page) {
    this.page = page
    this.verdict = page.getByRole('status').filter({ hasText: /without tracking/ })
    this.untracked = page.getByRole('region', { name: 'Made without tracking' })
    this.tracked = page.getByRole('region', { name: 'Tracked' })
  }

  /** Hands over what came back, and waits for the verdict. */
  async check(file: HandedBytes): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose the file' }).click()
    await (await choosing).setFiles(payload(file))
    await expect(this.verdict).toBeVisible({ timeout: 60_000 })
  }
}
