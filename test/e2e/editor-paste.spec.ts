import { readFile } from 'node:fs/promises'
import { expect, test } from '#test/helpers/window.ts'
import { Paper } from '#test/e2e/pages/paper.ts'

const fixture = (name: string) => readFile(new URL(`../renderer/editor/fixtures/${name}.html`, import.meta.url), 'utf8')

test('a passage from Word keeps its numbers, levels, headings, tables and marks', async ({ page }) => {
  const paper = await Paper.blank(page, 'From Word')
  await paper.paste(await fixture('word'))
  await paper.reads([
    '[title] Supply Agreement',
    'between the parties',
    '[heading1] 1. Definitions',
    '1.1 In this agreement “Goods” means the goods listed in Schedule 1.',
    '(a) new goods; and',
    '(b) spare parts,',
    '(i) for pumps,',
    '1.2 Headings do not affect meaning.',
    '[heading1] 2. Price',
    '• a bullet',
    '– a bullet within',
    'Item and price | Note',
    'Pump | £100',
    '<document-page-break>',
    'See the terms and old H2O, m2.',
  ])
  await expect(paper.text.locator('strong')).toHaveText(['“Goods”', 'Item and price'])
  await expect(paper.text.locator('td[colspan="2"]')).toHaveCount(1)
  await expect(paper.text.locator('td[rowspan="2"]')).toHaveText('Note')
  await expect(paper.text.getByRole('link')).toHaveAttribute('href', 'https://example.com/terms')
})

test('a passage from Google Docs keeps its lists and marks, and its wrapper makes nothing bold', async ({ page }) => {
  const paper = await Paper.blank(page, 'From Google Docs')
  await paper.paste(await fixture('google-docs'))
  await paper.reads(['[heading2] Payment', '1. The price is fixed.', '(a) first year', '(b) second year', '2. Tax is extra.', 'CO2 report', 'A1 | B1'])
  await expect(paper.text.locator('strong')).toHaveText(['fixed'])
  await expect(paper.text.locator('em')).toHaveText(['first year'])
  await expect(paper.text.locator('sub')).toHaveText(['2'])
})

test('a passage from a web page keeps its lists and tables; nothing in it runs and nothing is fetched', async ({ page }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const paper = await Paper.blank(page, 'From the web')
  await paper.paste(await fixture('web-page'))
  await paper.reads([
    'Menu',
    '[heading1] Terms of use',
    'Read these terms.Logo of the firm',
    '4. Fourth clause',
    '(a) point a',
    '(b) point b',
    '(i) sub i',
    '(ii) sub ii',
    '5. Fifth clause',
    'goes on here',
    'Between lists',
    '1. Starts again',
    '• bullet bold',
    'Head | Two',
    'Tall | x / inner',
    'y',
    '[quote] Quoted words',
    'Label text',
  ])
  await expect(page.getByText('One picture lies elsewhere', { exact: false })).toBeVisible()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  await expect(paper.text.getByRole('link')).toHaveCount(0)
  expect(requests.filter((address) => !address.startsWith(new URL(page.url()).origin))).toEqual([])
})

test('a passage of ten megabytes in one line is cut with a notice, and the paper goes on working', async ({ page }) => {
  const paper = await Paper.blank(page, 'Ten megabytes')
  await paper.text.evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', `<p>${'<b onclick="x()">word</b> '.repeat(400_000)}</p>`)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('The passage was longer than one paste can be', { exact: false })).toBeVisible({ timeout: 30_000 })
  await paper.press('Control+End')
  await paper.type('still here')
  await expect.poll(() => paper.text.evaluate((element) => element.lastElementChild?.textContent?.endsWith('still here'))).toBe(true)
  await paper.saved()
})

test('a picture that comes as bytes is kept in the workspace', async ({ page }) => {
  const paper = await Paper.blank(page, 'A picture')
  const dot = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 40
    canvas.height = 20
    return canvas.toDataURL('image/png')
  })
  await paper.paste(`<p>Before <img src="${dot}" alt="A dot"> after</p>`)
  const picture = paper.text.getByRole('img', { name: 'A dot' })
  await expect(picture).toHaveAttribute('src', /^\/blob\/[0-9a-f]{64}$/)
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40)
})

test('copying writes numbers, fields and references as text, and comes back as it was', async ({ page }) => {
  const paper = await Paper.blank(page, 'Copying')
  await paper.type('1. Term')
  await paper.press('Enter', 'Tab')
  await paper.type('First')
  await paper.press('Enter')
  await paper.type('Second')
  await paper.reads(['1. Term', '1.1 First', '1.2 Second'].map((line) => line))
  await paper.press('Control+a')
  const { html, plain } = await paper.copied()
  expect(plain).toBe('1. Term\n1.1 First\n1.2 Second')
  expect(html).toContain('1.1 ')
  await paper.press('ArrowRight', 'Enter', 'Backspace', 'Backspace')
  await paper.press('Control+a')
  await paper.paste(html, plain)
  await paper.reads(['1. Term', '1.1 First', '1.2 Second'])
})
