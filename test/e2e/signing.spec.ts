import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { shadowed, signedByOpenssl } from '#test/e2e/pages/another-program.ts'
import { approvedContract } from '#test/e2e/pages/approved-contract.ts'
import { CeremonyRoom } from '#test/e2e/pages/ceremony.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { ask } from '#test/e2e/pages/paper.ts'
import { PrepareScreen } from '#test/e2e/pages/prepare.ts'
import { keepEveryLight, keepScreen } from '#test/e2e/pages/screens.ts'
import { SigningRail } from '#test/e2e/pages/signing-rail.ts'
import { VerifyScreen } from '#test/e2e/pages/verify.ts'

let host: SampleHost

test.beforeAll(async ({ openSample }) => {
  host = await openSample()
})
test.afterAll(() => host.end())

/** An approved contract, and the screen that prepares its signing. */
async function preparing(page: Page, title: string, witness: string): Promise<{ prepare: PrepareScreen; contract: string }> {
  await page.goto(host.url)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
  const contract = await approvedContract(page, title)
  await page.goto(`${new URL(page.url()).origin}/#/signing/prepare/${contract}`)
  const prepare = new PrepareScreen(page)
  await prepare.person('Witness to Ada Marlow').getByLabel('Full name').fill(witness)
  return { prepare, contract }
}

async function saved(page: Page, button: string, path: string): Promise<Uint8Array> {
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  await (await begun).saveAs(path)
  return readFile(path)
}

test('fields are placed by mouse and keyboard, and three people sign in two turns under the seal of the house', async ({ page }) => {
  test.setTimeout(180_000)
  const { prepare } = await preparing(page, 'Lease of the north yard', 'Wanda Weir')
  await ask(page, 'identities.make', { name: 'The House', email: '', passphrase: 'seal of the house', mine: true })
  const room = new CeremonyRoom(page)

  await test.step('placing', async () => {
    await prepare.person('For Bright Bakery Ltd').getByRole('button', { name: 'Tom Bright: earlier' }).click()
    await prepare.showPages()
    await prepare.forWhom('Ada Marlow')
    await prepare.put('Initials', 1, 0.85, 0.9)
    const initials = prepare.field('Initials of Ada Marlow, page 1')
    await expect(initials).toBeFocused()
    const before = await initials.boundingBox()
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('ArrowRight')
    const after = await initials.boundingBox()
    expect((after?.y ?? 0) - (before?.y ?? 0)).toBeLessThan(-9)
    await page.getByRole('button', { name: 'Same place on every page' }).click()
    await expect(prepare.field(/^Initials of Ada Marlow/)).toHaveCount(await prepare.pages.locator('[data-page]').count())
    await page.keyboard.press('Control+z')
    await expect(prepare.field(/^Initials of Ada Marlow/)).toHaveCount(1)
    await prepare.put('Text', 1, 0.3, 0.06)
    await page.getByLabel('What it is for').fill('Order number')
    const order = prepare.field(/^Text of Ada Marlow, page 1: Order number/)
    const small = await order.boundingBox()
    await prepare.drag(prepare.pages.locator('[data-handle="se"]'), 40, 0)
    const large = await order.boundingBox()
    expect((large?.width ?? 0) - (small?.width ?? 0)).toBeGreaterThan(30)
    await prepare.drag(order, 30, 0)
    expect(((await order.boundingBox())?.x ?? 0) - (large?.x ?? 0)).toBeGreaterThan(20)
    await prepare.forWhom('Tom Bright')
    await prepare.put('Box to tick', 1, 0.2, 0.6)
    await page.getByLabel('What it is for').fill('The keys were handed over')
    await prepare.put('Date of signing', 1, 0.3, 0.8)
    await keepScreen(page, 'signing-fields')
    await page.keyboard.press('Delete')
    await expect(prepare.field(/^Date of signing/)).toHaveCount(0)
    await prepare.next()
  })

  await test.step('beginning, with a time limit and a seal', async () => {
    await page.getByLabel('Sign by').fill('1 March 2090')
    await page.keyboard.press('Tab')
    await page.getByRole('switch', { name: 'Seal it with a key of the house' }).click()
    await page.getByRole('region', { name: 'The seal of the house' }).getByLabel('Passphrase').fill('not the passphrase')
    await prepare.begin()
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('region', { name: 'The seal of the house' }).getByLabel('Passphrase').fill('seal of the house')
    await keepScreen(page, 'signing-begin')
    await prepare.begin()
  })

  await test.step('Tom ticks his box and signs by typing', async () => {
    await room.arrive('Tom Bright')
    await page.getByRole('checkbox', { name: /The keys were handed over/ }).check()
    await room.readToEnd()
    await room.typeName('Caveat')
    await room.makeKey('bakery and bread')
    await room.consent()
    await room.act('Sign as Managing Director').click()
  })

  await test.step('Ada is led to her fields, and signs by drawing', async () => {
    await room.arrive('Ada Marlow')
    await expect(page.getByRole('textbox', { name: /^Initials, page 1/ })).toHaveValue('AM')
    await page.getByRole('button', { name: 'Next field' }).click()
    await expect(page.getByRole('textbox', { name: /^Order number/ })).toBeFocused()
    await page.keyboard.type('PO 4711')
    await room.readToEnd()
    await room.draw()
    await keepScreen(page, 'signing-in-place')
    await room.makeKey('lane and marlow')
    await room.consent()
    await room.act('Sign as Director').click()
  })

  await test.step('her witness comes directly after her; then it is complete', async () => {
    await room.arrive('Wanda Weir')
    await room.readToEnd()
    await room.witnessStatement('2 Low Road, Marlow', 'Baker')
    await room.typeName('Great Vibes')
    await room.makeKey('weir and water')
    await room.consent()
    await room.act('Sign as witness to Ada Marlow').click()
    await expect(page.getByRole('heading', { name: 'Signed by everyone' })).toBeVisible({ timeout: 60_000 })
  })

  await test.step('the certificate is signed for the house, and the file is what another program finds valid', async () => {
    await page.getByLabel('Passphrase').fill('seal of the house')
    await page.getByRole('button', { name: 'Sign it for the house' }).click()
    await expect(page.getByText('Signed by the house, with the key of The House.')).toBeVisible({ timeout: 30_000 })
    await keepScreen(page, 'signing-completed')
    await keepEveryLight(page, 'signing-completed')
    const bytes = await saved(page, 'Save Signed PDF', join(host.appData, 'signed.pdf'))
    qpdfCheck(bytes)
    expect(pdfsig(bytes).map(({ valid }) => valid)).toEqual([true, true, true, true])
    await saved(page, 'Save Completion certificate', join(host.appData, 'certificate.pdf'))
  })

  await test.step('Verify names four signatures; a page shown anew after signing is caught, and shown beside the one that was signed', async () => {
    await page.getByRole('link', { name: 'Return to Countersign' }).click()
    await new Frame(page).goTo('Verify')
    const verify = new VerifyScreen(page)
    await verify.check(join(host.appData, 'signed.pdf'))
    await expect(verify.verdict).toHaveAttribute('data-verdict', 'intact')
    await expect(page.getByText('The House', { exact: true })).toBeVisible()
    const attack = join(host.appData, 'shadow.pdf')
    await writeFile(attack, await shadowed(await readFile(join(host.appData, 'signed.pdf'))))
    await verify.check(attack)
    await expect(verify.verdict).toHaveAttribute('data-verdict', 'modified')
    await expect(verify.reasons).toContainText('Pages were changed')
    await page.getByRole('button', { name: /^Compare .* side by side$/ }).last().click()
    await expect(page.getByText(/^(One place looks|\d+ places look) different/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('figure').filter({ hasText: 'As it was signed' }).locator('canvas')).toBeVisible()
    await keepScreen(page, 'verify-shadow-attack')
  })
})

test('one signs with openssl, one on paper, one here; a file that was changed is refused in words', async ({ page }) => {
  test.setTimeout(180_000)
  const { prepare, contract } = await preparing(page, 'Lease of the south yard', 'Wilma Weir')
  await page.getByText('In any order', { exact: true }).click()
  await prepare.setWay('For Bright Bakery Ltd', 'In a file, elsewhere')
  await prepare.setWay('For Marlow Ltd', 'On paper')
  await page.getByRole('button', { name: 'Someone who gets a copy' }).click()
  await prepare.person('Someone who gets a copy').getByLabel('Full name').fill('Cora Copy')
  await prepare.showPages()
  await prepare.next()
  await prepare.begin()
  await expect(page.getByRole('heading', { name: 'Nobody signs on this machine now' })).toBeVisible({ timeout: 60_000 })
  await keepScreen(page, 'signing-elsewhere')
  await page.goto(`${new URL(page.url()).origin}/#/contracts/${contract}?panel=signing`)
  const rail = new SigningRail(page)
  const out = join(host.appData, 'out.pdf')
  const back = join(host.appData, 'back.pdf')

  await test.step('given out, and taken back as openssl signed it; not as somebody changed it', async () => {
    const bytes = await saved(page, 'Give out the PDF', out)
    const signed = await signedByOpenssl('Thomas B.', bytes, 'Signature3')
    await writeFile(back, await shadowed(signed))
    await rail.takeBack(back)
    await expect(rail.exchange.getByRole('alert')).toContainText('changed in a way that signing does not permit')
    await keepScreen(page, 'signing-refused')
    await writeFile(back, signed)
    await rail.takeBack(back)
    await expect(page.getByText('Taken in: Tom Bright signed.')).toBeVisible({ timeout: 30_000 })
    await expect(rail.panel.getByText(/^Signed elsewhere/)).toBeVisible()
  })

  await test.step('the scan is looked at, counted and dated', async () => {
    await rail.panel.getByRole('button', { name: 'Take in the scan of Ada Marlow' }).click()
    await rail.chooseScan(out)
    await expect(rail.scan.getByText(/The scan has as many pages as it should\./)).toBeVisible({ timeout: 30_000 })
    await rail.scan.getByText('Only these').click()
    await rail.scan.getByLabel('Pages', { exact: true }).fill('1')
    await expect(rail.scan.getByText(/^The scan has .* but 1 page should be in it\./)).toBeVisible()
    await rail.scan.getByText(/^All /).click()
    await rail.scan.getByLabel('Where the original lies').fill('Safe, second drawer')
    await keepScreen(page, 'signing-scan')
    await keepEveryLight(page, 'signing-scan')
    await rail.scan.getByRole('button', { name: 'Take in the scan' }).click()
    await expect(page.getByText('The scan of Ada Marlow’s signature was taken in.')).toBeVisible({ timeout: 60_000 })
  })

  await test.step('her witness signs here; the counterparts are put together, and a copy goes to whoever was promised one', async () => {
    await rail.panel.getByRole('link', { name: 'Continue signing' }).click()
    const room = new CeremonyRoom(page)
    await room.arrive('Wilma Weir')
    await room.readToEnd()
    await room.witnessStatement('2 Low Road, Marlow', 'Baker')
    await room.typeName('Caveat')
    await room.makeKey('weir and water')
    await room.consent()
    await room.act('Sign as witness to Ada Marlow').click()
    await expect(page.getByRole('heading', { name: 'Signed by everyone' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('Conformed copy', { exact: true })).toBeVisible()
    await saved(page, 'Hand a copy to Cora Copy', join(host.appData, 'copy.pdf'))
    await expect(page.getByText(/Cora Copy was given a copy/)).toBeVisible()
    await saved(page, 'Save Conformed copy', join(host.appData, 'conformed.pdf'))
  })

  await test.step('an authority of this machine stamps the file, and says that its clock is local', async () => {
    await ask(page, 'identities.make', { name: 'House clock', email: '', passphrase: 'tick and tock', mine: false, kind: 'authority' })
    await page.getByRole('button', { name: 'More for the years to come' }).click()
    await saved(page, 'Save the request (.tsq)', join(host.appData, 'request.tsq'))
    const time = page.getByRole('region', { name: 'Proof of the time' })
    await time.getByLabel('Passphrase').fill('tick and tock')
    await time.getByRole('button', { name: 'Stamp', exact: true }).click()
    await expect(time.getByText(/local clock: this machine’s own/)).toBeVisible({ timeout: 30_000 })
    await keepScreen(page, 'signing-time')
    await keepEveryLight(page, 'signing-time')
  })
})
