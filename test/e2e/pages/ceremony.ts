import { expect, type Locator, type Page } from '@playwright/test'

/** The signing, without the frame: from hand to hand until everyone has signed. */
export class CeremonyRoom {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The screen between two people shows nothing but the next one's name. */
  async handedTo(name: string): Promise<void> {
    await expect(this.page.getByText('Please hand over to')).toBeVisible({ timeout: 90_000 })
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })
  }

  /** The next person says that it is they, and has the document before them. */
  async arrive(name: string): Promise<void> {
    await this.handedTo(name)
    await this.page.getByRole('button', { name: `I am ${name}` }).click()
    await expect(this.page.getByRole('region', { name: 'The document' })).toBeVisible({ timeout: 30_000 })
  }

  /** Reads on a tall screen, several pages at a time, going on whenever the screen says that a page was looked at, until it says the end was reached. */
  async readToEnd(): Promise<void> {
    const usual = this.page.viewportSize() ?? { width: 1360, height: 900 }
    await this.page.setViewportSize({ ...usual, height: 2000 })
    const pages = this.page.getByRole('region', { name: 'The document' })
    await expect(pages.locator('canvas').first()).toBeVisible({ timeout: 60_000 })
    await pages.getByRole('combobox', { name: 'Zoom' }).click()
    await this.page.getByRole('option', { name: '50 %', exact: true }).click()
    const done = this.page.getByText('You have read to the end.')
    const ahead = this.page.getByRole('button', { name: /^Show page / })
    await expect(async () => {
      // The button goes away as soon as the last page was looked at.
      if (await ahead.isVisible()) await ahead.click({ timeout: 1000 })
      expect(await done.isVisible()).toBe(true)
    }).toPass({ timeout: 120_000, intervals: [300] })
    await this.page.setViewportSize(usual)
  }

  /** Draws a signature of two strokes with the mouse. */
  async draw(): Promise<void> {
    await this.choose('Draw')
    const pad = this.page.getByRole('img', { name: /^Draw your signature here/ })
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (box === null) throw new Error('There is no place to draw on')
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y]
    const { mouse } = this.page
    await mouse.move(...at(0.15, 0.6))
    await mouse.down()
    for (const [x, y] of [[0.22, 0.25], [0.3, 0.7], [0.4, 0.3], [0.5, 0.65], [0.62, 0.4]] as const) await mouse.move(...at(x, y), { steps: 8 })
    await mouse.up()
    await mouse.move(...at(0.3, 0.75))
    await mouse.down()
    await mouse.move(...at(0.75, 0.7), { steps: 12 })
    await mouse.up()
  }

  async typeName(face: string): Promise<void> {
    await this.choose('Type')
    await this.page.getByRole('radio', { name: face }).click()
  }

  private async choose(way: 'Draw' | 'Type' | 'Image'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'How you sign' }).getByText(way, { exact: true }).click()
  }

  async makeKey(passphrase: string): Promise<void> {
    const step = this.page.getByRole('region', { name: 'Your signing key' })
    await step.getByLabel('Passphrase', { exact: false }).first().fill(passphrase)
    await step.getByLabel('Passphrase again').fill(passphrase)
  }

  async witnessStatement(address: string, occupation: string): Promise<void> {
    const step = this.page.getByRole('region', { name: 'Your statement as a witness' })
    for (const box of await step.getByRole('checkbox').all()) await box.check()
    await step.getByLabel('Your address').fill(address)
    await step.getByLabel('Your occupation').fill(occupation)
  }

  async consent(): Promise<void> {
    await this.page.getByRole('region', { name: 'Your consent' }).getByRole('checkbox').check()
  }

  act(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }
}
