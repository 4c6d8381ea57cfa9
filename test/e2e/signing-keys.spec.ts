import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

const openssl = (...command: string[]) => execFileSync('openssl', command, { cwd: host.appData, stdio: ['ignore', 'pipe', 'ignore'] })

/** A certificate and its key in a .p12 file, as an authority gives them out. */
function p12(name: string): string {
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '400', '-subj', `/CN=${name}/O=Northwind`)
  openssl('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificate.pem', '-passout', 'pass:as the authority wrote', '-out', 'key.p12')
  return join(host.appData, 'key.p12')
}

async function choose(page: Page, button: string, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await choosing).setFiles(path)
}

test('a key is brought in from a .p12, given another passphrase and backed up; a certificate is trusted and no more', async ({ page }) => {
  await page.goto(host.url)
  await new Frame(page).goTo('Settings')
  const keys = page.getByRole('region', { name: 'Signing keys' })

  await test.step('brought in, with the right passphrase only', async () => {
    await keys.getByRole('button', { name: 'Bring in a key' }).click()
    await choose(page, 'Choose the file', p12('Ada of Northwind'))
    await keys.getByLabel('Passphrase of the file').fill('a guess')
    await keys.getByRole('button', { name: 'Read the file' }).click()
    await expect(keys.getByRole('alert')).toBeVisible({ timeout: 30_000 })
    await keys.getByLabel('Passphrase of the file').fill('as the authority wrote')
    await keys.getByRole('button', { name: 'Read the file' }).click()
    await expect(keys.getByRole('radio', { name: 'Ada of Northwind' })).toBeChecked({ timeout: 30_000 })
    await keys.getByLabel('New passphrase').fill('a passphrase of mine')
    await keys.getByLabel('Passphrase again').fill('a passphrase of mine')
    await keepScreen(page, 'keys-import')
    await keys.getByRole('button', { name: 'Keep this key' }).click()
    await expect(keys.getByText(/RSA.*brought in from a file/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('its passphrase changed, and backed up under one of the backup', async () => {
    const more = keys.getByRole('button', { name: 'More for the key of Ada of Northwind' })
    await more.click()
    await page.getByRole('menuitem', { name: 'Change the passphrase' }).click()
    const changing = page.getByRole('dialog', { name: 'Passphrase of the key of Ada of Northwind' })
    await changing.getByLabel('Passphrase of the key').fill('a passphrase of mine')
    await changing.getByLabel('New passphrase').fill('another of mine')
    await changing.getByLabel('Passphrase again').fill('another of mine')
    await changing.getByRole('button', { name: 'Change it' }).click()
    await expect(changing).toBeHidden({ timeout: 30_000 })
    await more.click()
    await page.getByRole('menuitem', { name: 'Back up' }).click()
    const backing = page.getByRole('dialog', { name: 'Back up the key of Ada of Northwind' })
    await backing.getByLabel('Passphrase of the key').fill('a passphrase of mine')
    await backing.getByLabel('Passphrase of the backup').fill('kept in the safe')
    await backing.getByLabel('Passphrase again').fill('kept in the safe')
    await backing.getByRole('button', { name: 'Save the backup' }).click()
    await expect(backing.getByRole('alert')).toBeVisible({ timeout: 30_000 })
    await backing.getByLabel('Passphrase of the key').fill('another of mine')
    await keepScreen(page, 'keys-backup')
    const begun = page.waitForEvent('download')
    await backing.getByRole('button', { name: 'Save the backup' }).click()
    await (await begun).saveAs(join(host.appData, 'backup.p12'))
    expect(openssl('pkcs12', '-in', 'backup.p12', '-passin', 'pass:kept in the safe', '-nokeys').toString()).toContain('Ada of Northwind')
  })

  await test.step('an issuer trusted, and no more', async () => {
    const trusted = page.getByRole('region', { name: 'Trusted certificates' })
    await expect(trusted.getByText('None yet.')).toBeVisible()
    await choose(page, 'Add certificates', join(host.appData, 'certificate.pem'))
    await expect(trusted.getByText('Ada of Northwind', { exact: true })).toBeVisible({ timeout: 30_000 })
    await keepScreen(page, 'keys-trusted')
    await trusted.getByRole('button', { name: 'Trust Ada of Northwind no more' }).click()
    await expect(trusted.getByText('None yet.')).toBeVisible()
  })
})
