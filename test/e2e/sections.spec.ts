import { expect, test } from '#test/helpers/window.ts'
import { Paper } from '#test/e2e/pages/paper.ts'

/** The text is drawn in sections of sixteen paragraphs: 15 is the last of the first, and 16 begins the second. */
const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`)

async function opened(paper: Paper): Promise<void> {
  await paper.paste(lines.map((line) => `<p>${line}</p>`).join(''), lines.join('\n'))
  await paper.press('Control+a')
  await paper.press('Control+Alt+0')
  await paper.saved()
  await paper.page.reload()
  await paper.reads(lines)
}

test('writing goes from one section into the next as if there were none', async ({ page }) => {
  const paper = await Paper.blank(page, 'Sections')
  await opened(paper)
  const line = (index: number) => paper.text.locator('> p').nth(index)

  // Every line stands at the same distance from the next, across the border too.
  const tops = await paper.text.locator('> p').evaluateAll((blocks) => blocks.slice(0, 24).map((block) => block.getBoundingClientRect().top))
  const distances = tops.slice(1).map((top, index) => Math.round(top - (tops[index] ?? 0)))
  expect(new Set(distances).size).toBe(1)

  await line(15).click()
  await paper.press('End', 'ArrowDown')
  await paper.type(' down')
  await paper.press('Home', 'ArrowUp')
  await paper.type('up ')
  await paper.press('End', 'ArrowRight')
  await paper.type('right ')
  await paper.press('Home', 'ArrowLeft')
  await paper.type(' left')
  await expect(line(15)).toHaveText('up line 15 left')
  await expect(line(16)).toHaveText('right line 16 down')

  await paper.press('Enter')
  await paper.type('between')
  await expect(line(16)).toHaveText('between')
  await expect(line(16)).toBeInViewport()
  await paper.press('Home', 'Backspace')
  await expect(line(15)).toHaveText('up line 15 leftbetween')
  await paper.press('End', 'Delete')
  await expect(line(15)).toHaveText('up line 15 leftbetweenright line 16 down')
  await paper.press('Control+z', 'Control+z', 'Control+z')
  await expect(paper.text.locator('> p')).toHaveCount(40)
})

test('a selection by mouse or keys reaches over sections', async ({ page }) => {
  const paper = await Paper.blank(page, 'Selections')
  await opened(paper)
  const line = (index: number) => paper.text.locator('> p').nth(index)
  const middle = async (index: number): Promise<{ x: number; y: number }> => {
    await line(index).scrollIntoViewIfNeeded()
    const box = await line(index).boundingBox()
    return { x: (box?.x ?? 0) + 140, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  await line(18).scrollIntoViewIfNeeded()
  const [from, to] = [await middle(13), await middle(18)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '')
  for (const words of ['line 14', 'line 15', 'line 16', 'line 17']) expect(selected).toContain(words)

  await line(14).click()
  await paper.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await paper.type('in their place ')
  await expect(line(14)).toHaveText('in their place line 17')
  await paper.reads([...lines.slice(0, 14), 'in their place line 17', ...lines.slice(18)])
  await paper.press('Control+a', 'Delete')
  await paper.reads([''])
  await paper.press('Control+z')
  await expect(paper.text.locator('> p').last()).toHaveText('line 39')
  // Between two lines, where no letter stands, a click goes to one of them.
  await line(12).scrollIntoViewIfNeeded()
  const [above, below] = [await line(13).boundingBox(), await line(14).boundingBox()]
  await page.mouse.click((above?.x ?? 0) + 160, ((above?.y ?? 0) + (above?.height ?? 0) + (below?.y ?? 0)) / 2)
  await paper.type('x')
  await expect(paper.text).toContainText('x')
})

test('a heading made where a section began keeps its distance', async ({ page }) => {
  const paper = await Paper.blank(page, 'Headings')
  await opened(paper)
  const line = (index: number) => paper.text.locator('> p').nth(index)
  const above = async (index: number): Promise<number> => {
    const [first, second] = [await line(index - 1).boundingBox(), await line(index).boundingBox()]
    return Math.round((second?.y ?? 0) - (first?.y ?? 0) - (first?.height ?? 0))
  }
  await line(8).click()
  await paper.press('Control+Alt+2')
  await line(16).click()
  await paper.press('Control+Alt+2')
  expect(await above(16)).toBe(await above(8))
})
