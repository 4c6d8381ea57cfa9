import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '#test/helpers/window.ts'
import { convertInLibreOffice, hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { del, ins, para, partOf, run, withPartChanged, wordFile } from '#test/helpers/word-file.ts'
import { wordLease } from '#test/helpers/word-lease.ts'
import { makeDocx, para as styled } from '#test/shared/word/import/make-docx.ts'
import { ChangesPanel } from '#test/e2e/pages/changes-panel.ts'
import { CommentsPanel } from '#test/e2e/pages/comments-panel.ts'
import { AuditScreen } from '#test/e2e/pages/compare.ts'
import { importFile } from '#test/e2e/pages/new-contract.ts'
import { ask } from '#test/e2e/pages/paper.ts'
import { keepEveryLight, keepScreen } from '#test/e2e/pages/screens.ts'
import { TurnsPanel } from '#test/e2e/pages/turns-panel.ts'

/** A workspace of one owner, made where the window has none yet. */
async function atHome(page: Page, url: string): Promise<void> {
  const session = await ask<{ state: string; suggestedFolder?: string }>(page, 'session.get', {})
  if (session.state === 'none') await ask(page, 'session.create', { path: `${session.suggestedFolder ?? ''}/Word.countersign`, name: 'Marlow & Co', owner: { name: 'Ada Marlow', title: '', email: '' } })
  await page.goto(url)
}

async function saved(page: Page, start: () => Promise<void>): Promise<Uint8Array> {
  const saving = page.waitForEvent('download', { timeout: 60_000 })
  await start()
  return readFile(await (await saving).path())
}

/** What their lawyer does with the redline: tracked, untracked, and an answer to the comment's author. */
function answered(redline: Uint8Array): Uint8Array {
  return withPartChanged(redline, 'word/document.xml', text =>
    text
      .replace(run('The term is five years.'), `${run('The term is ')}${del('five', 'Eve Counsel', 901)}${ins('six', 'Eve Counsel', 902)}${run(' years.')}`)
      .replace('one month of rent', 'two months of rent'),
  )
}

/** Whether another program opens a file and draws it as pages; where it is not here, that is said and nothing more. */
async function opensElsewhere(file: Uint8Array): Promise<void> {
  if (!hasLibreOffice) {
    test.info().annotations.push({ type: 'skipped', description: 'LibreOffice is not here: whether it opens the file was not asked' })
    return
  }
  const [pdf] = await convertInLibreOffice([file], 'pdf')
  expect(Buffer.from(pdf ?? new Uint8Array()).subarray(0, 5).toString()).toBe('%PDF-')
  if (process.env['COUNTERSIGN_SCREENS'] !== undefined) await writeFile('test/results/screens/word-second.pdf', pdf ?? new Uint8Array())
}

test('a Word file is taken in, sent, audited when it comes back, taken in again and sent again', async ({ page, host }) => {
  await atHome(page, host.url)
  const report = await importFile(page, { name: 'lease.docx', text: wordLease })
  expect(report).toMatch(/1 tracked change, 1 comment thread/)
  expect(report).toMatch(/text box \(1\)/)
  await keepEveryLight(page, 'word-import-report')
  await page.getByRole('link', { name: 'Open the contract' }).click()
  const paper = page.getByRole('textbox', { name: 'Lease of Unit 4', exact: true })
  await expect(paper).toContainText('A note in a box', { timeout: 30_000 })
  const comments = new CommentsPanel(page)
  await comments.open()
  await comments.reply('Signed below.', 'By both directors.')
  await keepScreen(page, 'word-on-the-desk')

  await page.getByRole('button', { name: 'Export' }).click()
  await keepEveryLight(page, 'word-export-menu')
  const file = await saved(page, () => page.getByRole('menuitem', { name: 'Word (.docx), with tracked changes' }).click())
  expect(partOf(file, 'word/document.xml')).toContain(ins('£120', 'Tom Landlord', 2))
  expect(partOf(file, 'word/comments.xml')).toContain('By both directors.')

  await page.keyboard.press('Control+s')
  const naming = page.getByRole('dialog', { name: 'Name a version' })
  await naming.getByRole('textbox', { name: 'Name', exact: true }).fill('As it came')
  await naming.getByRole('button', { name: 'Keep this version' }).click()
  await expect(naming).toBeHidden()
  const turns = new TurnsPanel(page)
  await turns.open()
  const dialog = await turns.startSending()
  await dialog.getByRole('checkbox', { name: 'Word (.docx)' }).check()
  await dialog.getByRole('checkbox', { name: 'PDF' }).uncheck()
  await dialog.getByRole('button', { name: 'Make the files and record the sending' }).click()
  const done = page.getByRole('dialog', { name: 'Ready to go out' })
  await expect(done.getByText(/taken? out/i).first()).toBeVisible({ timeout: 30_000 })
  await keepEveryLight(page, 'word-sent')
  const redline = await saved(page, () => done.getByRole('button', { name: /^Save .*\(redline\)\.docx/ }).click())
  expect(partOf(redline, 'word/comments.xml')).not.toContain('Ada Marlow')
  await done.getByRole('button', { name: 'Close', exact: true }).last().click()

  const back = answered(redline)
  const here = page.url()
  await page.goto(here.replace(/(#\/contracts\/[^/?]+).*/, '$1/redline-audit'))
  const audit = new AuditScreen(page)
  await audit.check({ name: 'back.docx', text: back })
  await expect(audit.untracked.getByRole('row')).toHaveCount(2)
  await expect(audit.untracked).toContainText('two months')
  await expect(audit.tracked).toContainText('Eve Counsel')
  await keepScreen(page, 'word-audit')

  await page.goto(here)
  await expect(paper).toBeVisible({ timeout: 30_000 })
  await turns.open()
  const received = await turns.receive('back.docx', back)
  await received.getByRole('button', { name: 'Take in as tracked changes' }).click()
  await expect(received).toBeHidden({ timeout: 30_000 })
  const changes = new ChangesPanel(page)
  await changes.open()
  await expect(changes.entry('six')).toBeVisible()
  await changes.openFilter()
  await keepScreen(page, 'word-taken-in')
  await changes.choose('Eve Counsel')
  await changes.panel.getByRole('button', { name: 'Accept the 1 shown' }).click()
  await expect(paper).toContainText('The term is six years.')
  await comments.open()
  await comments.reply('Signed below.', 'We sign on Monday.')
  await turns.open()
  const again = await turns.startSending()
  await again.getByRole('checkbox', { name: 'Word (.docx)' }).check()
  await again.getByRole('checkbox', { name: 'PDF' }).uncheck()
  await again.getByRole('button', { name: 'Make the files and record the sending' }).click()
  const second = await saved(page, () => page.getByRole('dialog', { name: 'Ready to go out' }).getByRole('button', { name: /^Save .*\(redline\)\.docx/ }).click())
  expect(partOf(second, 'word/comments.xml')).toContain('We sign on Monday.')
  await opensElsewhere(second)
})

test('the text of a Word file shows as its styles say', async ({ page, host }) => {
  await atHome(page, host.url)
  const style = (id: string, type: string, properties: string): string => `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${properties}</w:style>`
  const styles = style('Parties', 'paragraph', '<w:pPr><w:jc w:val="center"/><w:ind w:left="1440"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr>') + style('Defined', 'character', '<w:rPr><w:i/></w:rPr>')
  const body = styled('Lease of Unit 4') + styled('between Ada and Tom', '<w:pStyle w:val="Parties"/>') + '<w:p><w:r><w:rPr><w:rStyle w:val="Defined"/></w:rPr><w:t>The Unit</w:t></w:r></w:p>'
  await importFile(page, { name: 'styled.docx', text: makeDocx({ body, parts: { styles } }) })
  await page.getByRole('link', { name: 'Open the contract' }).click()
  const parties = page.locator('p', { hasText: 'between Ada and Tom' }).last()
  await expect(parties).toHaveCSS('font-weight', '700', { timeout: 30_000 })
  await expect(parties).toHaveCSS('text-align', 'center')
  await expect(parties).toHaveCSS('text-transform', 'uppercase')
  await expect(page.locator('p', { hasText: 'The Unit' }).last().locator('span').first()).toHaveCSS('font-style', 'italic')
  await keepEveryLight(page, 'word-styles')
})

test('a file that is let fall on a contract is asked about', async ({ page, host }) => {
  await atHome(page, host.url)
  await importFile(page, { name: 'lease.docx', text: wordLease })
  await page.getByRole('link', { name: 'Open the contract' }).click()
  await expect(page.getByRole('textbox', { name: 'Lease of Unit 4', exact: true })).toContainText('A note in a box', { timeout: 30_000 })
  const transfer = await page.evaluateHandle(bytes => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'other.docx'))
    return data
  }, [...wordFile(para('10000001', run('Lease of Unit 5')))])
  await page.locator('[data-pane="text"]').dispatchEvent('drop', { dataTransfer: transfer })
  const asked = page.getByRole('dialog', { name: 'What is other.docx?' })
  await expect(asked.getByRole('button', { name: 'A new version from the other side: take it in' })).toBeVisible()
  await keepEveryLight(page, 'word-dropped')
  await asked.getByRole('button', { name: 'Something to compare with the working text' }).click()
  await expect(page.getByRole('textbox', { name: /^Redline: / })).toBeVisible({ timeout: 60_000 })
})
