import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '#test/helpers/own-host.ts'
import { freshDataFolder, launchHost } from '#test/helpers/launch-host.ts'
import { ApprovalsRail } from '#test/e2e/pages/approvals-rail.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { ask } from '#test/e2e/pages/paper.ts'

const title = 'Supply of green oak'
const passphrase = 'harbour and mill'

/** A workspace of one owner, with a signing key of theirs. */
async function workspace(page: Page, url: string, name: string, owner: string): Promise<{ readonly identity: string }> {
  await page.goto(url)
  const { suggestedFolder } = await ask<{ suggestedFolder: string }>(page, 'session.get', {})
  await ask(page, 'session.create', { path: `${suggestedFolder}/${name}.countersign`, name, owner: { name: owner, title: '', email: '' } })
  const { id } = await ask<{ id: string }>(page, 'identities.make', { name: owner, email: '', passphrase, mine: true, kind: 'signer' })
  await page.reload()
  return { identity: id }
}

/** What a button saves, as a file. */
async function saved(page: Page, button: Locator, path: string): Promise<string> {
  const begun = page.waitForEvent('download')
  await button.click()
  await (await begun).saveAs(path)
  return path
}

async function choose(page: Page, button: Locator, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await button.click()
  await (await choosing).setFiles(path)
}

test('a request goes out as a file, is decided in another workspace, and its decision is taken in', async ({ page, folder, launch, browser }) => {
  test.setTimeout(120_000)
  const host = await launch()
  const otherFolder = await freshDataFolder()
  const otherHost = await launchHost({ appData: otherFolder.path })
  const elsewhere = await browser.newPage()
  const rail = new ApprovalsRail(page)
  const frame = new Frame(page)
  try {
    await test.step('two workspaces: Ada asks in one, Ben decides in the other', async () => {
      await workspace(page, host.url, 'Marlow', 'Ada Marlow')
      await ask(page, 'people.add', { name: 'Ben Marlow', title: '', email: '', role: 'owner' })
      await ask(page, 'contracts.createBlank', { title, type: 'sale' })
      await page.reload()
      const { identity } = await workspace(elsewhere, otherHost.url, 'Ben at home', 'Ben Marlow')
      const { blob } = await ask<{ blob: string }>(elsewhere, 'identities.certificate', { identity })
      const pem = await elsewhere.evaluate(async (id) => (await fetch(`/blob/${id}`)).text(), blob)
      await writeFile(join(folder, 'ben.pem'), pem)
    })

    await test.step('Ben’s certificate is recorded', async () => {
      await frame.goTo('Settings')
      await page.getByRole('link', { name: 'Certificates of approvers elsewhere' }).click()
      await page.getByRole('combobox', { name: 'Whose certificate' }).click()
      await page.getByRole('option', { name: 'Ben Marlow' }).click()
      await choose(page, page.getByRole('button', { name: 'Add a certificate' }), join(folder, 'ben.pem'))
      await expect(page.getByRole('listitem').filter({ hasText: 'Ben Marlow' })).toContainText('Fingerprint', { timeout: 30_000 })
    })

    await test.step('submitted, and asked by file', async () => {
      await frame.openContract(title)
      await rail.open()
      await rail.submit('Please by Friday.')
      await rail.seat('Owner', 'Ben Marlow').getByRole('button', { name: 'More for Ben Marlow' }).click()
      await page.getByRole('menuitem', { name: 'Ask by file…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Ask Ben Marlow by file' })
      await dialog.getByLabel('Passphrase of the key').fill(passphrase)
      await saved(page, dialog.getByRole('button', { name: 'Save the request' }), join(folder, 'request.json'))
      await expect(rail.seat('Owner', 'Ben Marlow')).toContainText('asked by file')
    })

    await test.step('read and approved elsewhere', async () => {
      await new Frame(elsewhere).goTo('Approvals')
      await choose(elsewhere, elsewhere.getByRole('button', { name: 'Open a request file' }), join(folder, 'request.json'))
      await expect(elsewhere.getByRole('region', { name: 'The text to decide on' })).toContainText(title, { timeout: 30_000 })
      await expect(elsewhere.getByText('Please by Friday.')).toBeVisible()
      await expect(elsewhere.getByText('The key is not known here.', { exact: false })).toBeVisible()
      const faults = await faultsInEveryLight(elsewhere, 'approvals-request', { ready: elsewhere.getByText('Your decision'), widths: [1440, 760] })
      await elsewhere.getByLabel('Passphrase of the key').fill(passphrase)
      await saved(elsewhere, elsewhere.getByRole('button', { name: 'Approve and save the decision' }), join(folder, 'decision.json'))
      await expect(elsewhere.getByText('You approved it')).toBeVisible()
      expect(faults).toEqual({})
    })

    await test.step('altered by a word the decision is refused; whole it approves', async () => {
      const decision = await readFile(join(folder, 'decision.json'), 'utf8')
      await writeFile(join(folder, 'altered.json'), decision.replace('"reason":""', '"reason":"x"'))
      const take = rail.panel.getByRole('button', { name: 'Take in a decision file' })
      await choose(page, take, join(folder, 'altered.json'))
      await expect(rail.panel.getByRole('alert')).toBeVisible({ timeout: 30_000 })
      await new Desk(page, title).isInState('Approval pending')
      await choose(page, take, join(folder, 'decision.json'))
      await new Desk(page, title).isInState('Approved')
      await expect(rail.seat('Owner', 'Ben Marlow')).toContainText('approved')
      await expect(rail.panel.getByText(/on another machine/)).toBeVisible()
    })
  } finally {
    await elsewhere.close()
    await otherHost.kill()
    await otherFolder.remove()
  }
})
