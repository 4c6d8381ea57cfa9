import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'

const root = new URL('../..', import.meta.url).pathname
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

test.describe.configure({ mode: 'serial' })

let folder: string
let application: ElectronApplication
let page: Page

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-electron-'))
  application = await _electron.launch({
    executablePath: process.env['COUNTERSIGN_ELECTRON'] ?? '',
    args: [...asRoot, root, '--app-data', folder],
    env: { ...process.env, COUNTERSIGN_DATA: folder },
  })
  page = await application.firstWindow()
})

test.afterAll(async () => {
  await application.close()
  await rm(folder, { recursive: true, force: true })
})

test('starts on the first screen, confined', async () => {
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeVisible()
  expect(page.url()).toBe('countersign://app/')
  expect(await page.evaluate(() => ['require', 'process', 'module'].filter(name => name in window))).toEqual([])
  expect(await page.evaluate(() => window.open('https://remote.invalid/') === null)).toBe(true)
})

test('opens the sample workspace and types into a contract', async () => {
  await page.getByRole('button', { name: 'Open the sample workspace' }).click()
  await page.getByRole('link', { name: 'Contracts' }).click({ timeout: 60_000 })
  await page.getByRole('row', { name: /draft/i }).first().getByRole('link').click()
  const paper = page.getByRole('textbox', { name: /contract|document/i })
  await paper.click()
  await paper.pressSequentially('Typed in the shell. ')
  await expect(paper).toContainText('Typed in the shell.')
})

test('prints a PDF through the hidden window', async () => {
  const start = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'countersign') as { call(channel: string, raw: unknown): Promise<{ ok: boolean; value: unknown }> }
    const query = { search: '', states: [], sort: 'title', direction: 'ascending' }
    const rows = (await bridge.call('contracts.list', query)).value as { id: string }[]
    const { ok, value } = await bridge.call('contracts.export', { contract: rows[0]?.id, version: null, format: 'pdf' })
    if (!ok) throw new Error(JSON.stringify(value))
    const answer = await fetch(`/blob/${(value as { blob: string }).blob}`)
    return (await answer.text()).slice(0, 5)
  })
  expect(start).toBe('%PDF-')
})
