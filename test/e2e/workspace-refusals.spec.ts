import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '#test/helpers/own-host.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { startBlank } from '#test/e2e/pages/new-contract.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'

const owner = { house: 'Marlow Joinery', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' }

test('a workspace that is open elsewhere is not opened twice', async ({ page, folder, launch }) => {
  const path = join(folder, 'firm.countersign')
  const first = await launch()
  await page.goto(first.url)
  await new Welcome(page).makeOwn({ ...owner, path })

  const second = await launch({ appData: join(folder, 'other') })
  await page.goto(second.url)
  const welcome = new Welcome(page)
  await welcome.isShown()
  await welcome.open(path)
  await expect(page.getByRole('alert')).toContainText('open in another window')
  await keepScreen(page, 'refused-in-use')

  await first.kill()
  await welcome.open(path)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
})

test('a file that is cut short, foreign or not there is refused in words, and stays as it is', async ({ page, folder, launch }) => {
  const whole = join(folder, 'firm.countersign')
  const host = await launch()
  await page.goto(host.url)
  const welcome = new Welcome(page)
  await welcome.makeOwn({ ...owner, path: whole })
  await page.getByRole('button', { name: 'Workspace Marlow Joinery' }).click()
  await page.getByRole('menuitem', { name: 'Close this workspace' }).click()
  await welcome.isShown()

  const bytes = await readFile(whole)
  const cut = join(folder, 'cut.countersign')
  await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length / 2)))
  const foreign = join(folder, 'foreign.countersign')
  await writeFile(foreign, 'Dear Sir or Madam,\nplease find our terms enclosed.\n'.repeat(200))
  const before = { cut: await readFile(cut), foreign: await readFile(foreign) }

  await welcome.open(cut)
  await expect(page.getByRole('alert')).toContainText('The workspace file is cut short: its end is missing. It was not changed.')
  await welcome.open(foreign)
  await expect(page.getByRole('alert')).toContainText('This file is not a Countersign workspace. It was not changed.')
  await keepScreen(page, 'refused-foreign')
  await welcome.open(join(folder, 'nothing.countersign'))
  await expect(page.getByRole('alert')).toContainText('There is no workspace at this place.')
  expect(await readFile(cut)).toEqual(before.cut)
  expect(await readFile(foreign)).toEqual(before.foreign)

  await welcome.open(whole)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
})

test.describe('on a small disk', () => {
  const disk = (folder: string): string => join(folder, 'disk')

  /** A disk of two megabytes; null where none can be made. */
  function mountSmallDisk(place: string): string | null {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'pipe' })
      return null
    } catch (error) {
      return `a small disk could not be mounted: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
    }
  }

  /** Writes until nothing more goes on. */
  function fill(path: string): void {
    const file = openSync(path, 'w')
    try {
      for (const size of [65536, 4096, 512]) {
        try {
          for (;;) writeSync(file, Buffer.alloc(size, 120))
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
        }
      }
    } finally {
      closeSync(file)
    }
  }

  test('what cannot be saved is said, kept in the window, and saved when there is room', async ({ page, folder, launch }) => {
    const place = disk(folder)
    await mkdir(place)
    const refusal = process.platform === 'linux' && process.getuid?.() === 0 ? mountSmallDisk(place) : 'a small disk can be mounted by root on Linux only'
    test.skip(refusal !== null, refusal ?? '')
    try {
      const path = join(place, 'firm.countersign')
      const host = await launch()
      await page.goto(host.url)
      await new Welcome(page).makeOwn({ ...owner, path })
      await startBlank(page, 'Terms on a small disk')
      const desk = new Desk(page, 'Terms on a small disk')
      await desk.isOpen()
      await desk.paper.click()
      await desk.type('Written while there was room.')
      await desk.saved()

      fill(join(place, 'filler'))
      await page.keyboard.press('Enter')
      await desk.type('Written while the disk was full. ')
      for (let line = 1; line <= 12 && !(await page.getByText('Not saved', { exact: true }).first().isVisible()); line += 1) {
        await page.keyboard.insertText(`Line ${line}: ${'a sentence that needs its room on the disk. '.repeat(60)}`)
        await page.waitForTimeout(400)
      }
      await expect(page.getByText('Not saved', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText('The disk is full, so the last change was not saved. Everything saved before is safe.').first()).toBeVisible()
      await keepScreen(page, 'disk-full')
      const typed = await desk.paper.innerText()

      await rm(join(place, 'filler'))
      await desk.type(' Written when there was room again.')
      await desk.saved()
      await page.reload()
      await desk.isOpen()
      await expect(desk.paper).toContainText('Written while there was room.')
      await expect(desk.paper).toContainText('Written while the disk was full.')
      await expect(desk.paper).toContainText('Written when there was room again.')
      expect((await desk.paper.innerText()).length).toBeGreaterThanOrEqual(typed.length)
      await host.kill()
    } finally {
      execFileSync('umount', ['-l', place])
    }
  })
})
