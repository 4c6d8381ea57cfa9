import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { expect, test } from '#test/helpers/own-host.ts'
import { importFile } from '#test/e2e/pages/new-contract.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'

let listener: Server
let knocks = 0

test.beforeAll(async () => {
  listener = createServer(socket => {
    knocks += 1
    socket.destroy()
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
})
test.afterAll(() => {
  listener.close()
})

const hostile = (port: number): string => `# Terms <script>window.hacked = 'title'</script>

1. First clause <img src="http://127.0.0.1:${port}/a.png" onerror="window.hacked = 'onerror'">

2. Second clause ![logo](http://127.0.0.1:${port}/b.png) and [a link](javascript:window.hacked='link')

<script src="http://127.0.0.1:${port}/c.js"></script>
<iframe src="http://127.0.0.1:${port}/d.html"></iframe>
<svg onload="window.hacked = 'svg'"><use href="http://127.0.0.1:${port}/e.svg#x"/></svg>
<style>@import url("http://127.0.0.1:${port}/f.css"); * { background: url("http://127.0.0.1:${port}/g.png") }</style>

3. Third clause
`

test('a hostile .md is taken in as text: the report says what was left out, nothing runs and nothing is fetched', async ({ page, launch }) => {
  const { port } = listener.address() as AddressInfo
  const outside: string[] = []
  page.on('request', request => outside.push(request.url()))
  page.on('dialog', dialog => void dialog.dismiss())
  const host = await launch()
  await page.goto(host.url)
  await new Welcome(page).makeOwn({ house: 'Marlow Joinery', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' })

  const report = await importFile(page, { name: 'hostile.md', text: hostile(port) })
  expect(report).toContain('3 of them numbered clauses')
  expect(report).toContain('What could not be kept')
  expect(report).toContain('Links that could run something')
  await keepScreen(page, 'hostile-import')
  await page.getByRole('link', { name: 'Open the contract' }).click()
  const paper = page.getByRole('region', { name: 'The text of the contract' }).getByRole('textbox')
  await expect(paper).toContainText('Third clause', { timeout: 30_000 })
  await expect(paper.locator('script, iframe, svg, style, img[src^="http"], a[href^="javascript:"]')).toHaveCount(0)

  // The printed pages are drawn by an engine of their own, which must not be taken in either.
  await page.getByRole('radiogroup', { name: 'How the contract is shown' }).getByText('Pages', { exact: true }).click()
  await expect(page.getByRole('region', { name: /^Page 1 of/ }).locator('canvas')).toBeVisible({ timeout: 60_000 })
  await keepScreen(page, 'hostile-pages')

  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  const home = new URL(page.url()).origin
  expect(outside.filter(address => !address.startsWith(home) && !/^(blob|data):/.test(address))).toEqual([])
  expect(knocks).toBe(0)
})

test('what is not a text file is refused before it is read', async ({ page, launch }) => {
  const host = await launch()
  await page.goto(host.url)
  await new Welcome(page).makeOwn({ house: 'Marlow Joinery', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' })
  await page.getByRole('link', { name: 'New contract' }).first().click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('region', { name: 'From a file' }).getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name: 'terms.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await expect(page.getByRole('alert')).toContainText('terms.exe is not a .docx, .html, .txt or .md file. Nothing was taken in')
})

test('a web page is taken in as a contract, without what could run in it', async ({ page, launch }) => {
  const host = await launch()
  await page.goto(host.url)
  await new Welcome(page).makeOwn({ house: 'Marlow Joinery', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' })
  await importFile(page, { name: 'terms.html', text: '<!doctype html><title>Terms</title><script>window.hacked = 1</script><h1>Terms</h1><ol><li>The Buyer pays.</li></ol>' })
  await page.getByRole('link', { name: 'Open the contract' }).click()
  const paper = page.getByRole('region', { name: 'The text of the contract' }).getByRole('textbox')
  await expect(paper).toContainText('The Buyer pays.', { timeout: 30_000 })
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})
