import { expect, type Locator, type Page } from '@playwright/test'

/** The screen on which a signing is prepared: who signs, where on the pages, until when and under whose seal. */
export class PrepareScreen {
  readonly page: Page
  readonly pages: Locator

  constructor(page: Page) {
    this.page = page
    this.pages = page.getByRole('region', { name: 'The pages' })
  }

  /** One person's part of the first step: "For Marlow Ltd", "Witness to Ada Marlow". */
  person(legend: string | RegExp): Locator {
    return this.page.getByRole('group', { name: legend })
  }

  async setWay(legend: string | RegExp, way: string): Promise<void> {
    await this.person(legend).getByRole('combobox', { name: 'How they sign' }).click()
    await this.page.getByRole('option', { name: way }).click()
    await expect(this.page.getByRole('option')).toHaveCount(0)
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'Next', exact: true }).click()
  }

  /** Goes to the second step and waits until the pages are drawn. */
  async showPages(): Promise<void> {
    await this.next()
    await expect(this.pages.locator('canvas').first()).toBeVisible({ timeout: 60_000 })
  }

  /** Puts a field on a page by a press, its middle at shares of the page's width and height. */
  async put(kind: string, page: number, x: number, y: number): Promise<void> {
    await this.page.getByRole('region', { name: 'Put on the page' }).getByRole('button', { name: kind, exact: true }).click()
    const board = this.pages.locator(`[data-page="${page}"]`)
    await board.scrollIntoViewIfNeeded()
    await board.evaluate((element, share) => {
      const desk = element.closest('.pdf-desk')
      const box = element.getBoundingClientRect()
      if (desk !== null) desk.scrollTop += box.top + box.height * share - desk.getBoundingClientRect().top - desk.clientHeight / 2
    }, y)
    const box = await board.boundingBox()
    if (box === null) throw new Error(`Page ${page} is not shown`)
    await this.page.mouse.click(box.x + box.width * x, box.y + box.height * y)
  }

  /** Takes something by its middle with the mouse and moves it so many pixels. */
  async drag(taken: Locator, right: number, down: number): Promise<void> {
    const box = await taken.boundingBox()
    if (box === null) throw new Error('There is nothing to take')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + right / 2, y + down / 2)
    await this.page.mouse.move(x + right, y + down)
    await this.page.mouse.up()
  }

  async forWhom(name: string): Promise<void> {
    await this.page.getByRole('group', { name: 'For whom' }).locator('label').filter({ hasText: name }).click()
  }

  field(name: string | RegExp): Locator {
    return this.pages.getByRole('button', { name })
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Make the execution copy' }).click()
  }
}
