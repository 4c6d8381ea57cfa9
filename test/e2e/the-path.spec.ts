import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#test/helpers/own-host.ts'
import { CeremonyRoom } from '#test/e2e/pages/ceremony.ts'
import { ContractForm } from '#test/e2e/pages/contract-form.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { PrepareScreen } from '#test/e2e/pages/prepare.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { VerifyScreen } from '#test/e2e/pages/verify.ts'
import { Welcome } from '#test/e2e/pages/welcome.ts'

const landlord = { name: 'Quayside Estates Ltd', address: '1 Harbour Walk, Bristol BS1 5TT', registration: '01234567', email: 'lettings@quayside.example' }
const tenant = { name: 'Marlow Joinery Ltd', address: '8 Mill Lane, Bristol BS2 0AA', registration: '07654321', email: 'ada@marlow.example' }
const title = 'Lease of the joinery workshop'
const use = 'What the premises may be used for'

/** From a first run to a signed PDF and back to Home, as one person after another would walk it. */
test('a lease goes from the blank page to the signed PDF', async ({ page, folder, launch }) => {
  test.setTimeout(420_000)
  const workspace = join(folder, 'Documents', 'Marlow Joinery.countersign')
  const frame = new Frame(page)
  const form = new ContractForm(page)
  const desk = new Desk(page, title)
  let host = await launch()

  await test.step('first run: a workspace of my own', async () => {
    await page.goto(host.url)
    const welcome = new Welcome(page)
    await welcome.isShown()
    await keepScreen(page, '01-first-run')
    await welcome.makeOwn({ house: 'Marlow Joinery', name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' })
    await expect(page.getByText('A clear desk')).toBeVisible()
    await keepScreen(page, '02-empty-home')
  })

  await test.step('a second owner, who can approve', async () => {
    await frame.goTo('Settings')
    const people = page.getByRole('region', { name: 'People' })
    await people.getByRole('button', { name: 'Add a person' }).click()
    await people.getByLabel('Name').fill('Ben Marlow')
    await people.getByLabel('What they are').fill('Director')
    await people.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: /^Owner/ }).click()
    await keepScreen(page, '03-second-owner')
    await people.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(people.getByText('Ben Marlow', { exact: true })).toBeVisible()
  })

  await test.step('a new contract from the lease template by the short form', async () => {
    await frame.goTo('Contracts')
    await page.getByRole('link', { name: 'New contract' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'New contract' })).toBeVisible()
    await keepScreen(page, '04-new-contract')
    await page.getByRole('link', { name: /Lease of Business Premises/ }).click()
    await form.party('Landlord', landlord)
    await form.party('Tenant', tenant)
    await form.text('Who signs for the landlord', 'Edmund Quay')
    await form.text('Who signs for the tenant', 'Ada Marlow')
    await form.text('Address of the premises', 'Unit 8, Mill Lane, Bristol BS2 0AA')
    await form.date('Date of the lease', '1 March 2027')
    await form.date('First day of the letting', '25 March 2027')
    await form.money('Rent for a year', '18000')
    await form.choose('How often rent is paid', 'quarterly')
    await form.text('Title of the contract', title)
    await keepScreen(page, '05-short-form')
    await form.create()
    await desk.isOpen()
    await expect(desk.paper).toContainText('Quayside Estates Ltd of 1 Harbour Walk')
    await expect(desk.paper).toContainText('quarterly instalments')
    await keepScreen(page, '06-new-lease')
  })

  await test.step('writing: clauses number themselves, Tab goes a level in', async () => {
    await desk.cursorAfter('Nothing in this Lease is a promise by the Landlord')
    await page.keyboard.press('Enter')
    await desk.type('The Landlord confirms that:')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await desk.type('nobody else is in occupation; and')
    await page.keyboard.press('Enter')
    await desk.type('nobody else has a right to occupy.')
    await expect(desk.paragraph('The Landlord confirms that:')).toHaveAttribute('data-number', '2.4')
    await expect(desk.paragraph('nobody else is in occupation')).toHaveAttribute('data-number', '(a)')
    await expect(desk.paragraph('nobody else has a right')).toHaveAttribute('data-number', '(b)')

    await desk.cursorAfter('This table gathers the main points')
    await page.keyboard.press('Enter')
    await desk.type('Both parties took advice before they signed.')
    await desk.use('Numbering', '(A) / (1) / (a), as for recitals')
    await expect(desk.paragraph('Both parties took advice')).toHaveAttribute('data-number', '(A)')
  })

  await test.step('writing: a cross-reference, a field used twice, a table, a footnote', async () => {
    await desk.cursorAfter('nobody else has a right')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    await desk.type('This does not limit clause ')
    await desk.use('Insert', 'Reference to a clause…')
    const reference = page.getByRole('dialog', { name: 'Refer to a clause' })
    await reference.getByRole('combobox', { name: 'Clause' }).fill('Rents')
    await expect(reference.getByText('Reads: clause 3')).toBeVisible()
    await keepScreen(page, '07-cross-reference')
    await reference.getByRole('button', { name: 'Insert reference' }).click()
    await desk.type(', and the key is with ')
    await expect(desk.paragraph('This does not limit clause')).toContainText('This does not limit clause 3')

    await desk.use('Insert', 'Field…')
    const field = page.getByRole('dialog', { name: 'Insert a field' })
    await field.getByText('A new one').click()
    await field.getByLabel('Name of the field').fill('Keyholder')
    await field.getByRole('button', { name: 'Create and insert' }).click()
    await desk.type('. Only ')
    await desk.use('Insert', 'Field…')
    await field.getByRole('combobox', { name: 'Field' }).fill('Keyholder')
    await page.getByRole('option', { name: 'Keyholder' }).click()
    await field.getByRole('button', { name: 'Insert', exact: true }).click()
    await desk.type(' may lend it.')
    const fields = await desk.panel('Fields')
    await fields.getByRole('textbox', { name: 'Keyholder' }).fill('Jonah Vale')
    await page.keyboard.press('Tab')
    await expect(desk.paragraph('This does not limit clause')).toContainText('the key is with Jonah Vale. Only Jonah Vale may lend it.')

    await desk.cursorAfter('Both parties took advice')
    await page.keyboard.press('Enter')
    await desk.use('Numbering', 'No number')
    await desk.use('Insert', 'Table…')
    const table = page.getByRole('dialog', { name: 'Insert a table' })
    await table.getByLabel('Rows').fill('2')
    await table.getByLabel('Columns').fill('2')
    await table.getByRole('button', { name: 'Insert table' }).click()
    for (const words of ['Meter', 'Reading', 'Electricity', '40712']) {
      await desk.type(words)
      if (words !== '40712') await page.keyboard.press('Tab')
    }
    await expect(desk.paper.getByRole('row', { name: 'Electricity 40712' })).toBeVisible()

    await desk.cursorAfter('nobody else has a right')
    await page.keyboard.press('Control+Alt+f')
    const note = page.getByRole('textbox', { name: /^Footnote/ })
    await note.fill('As at the date of this Lease.')
    await keepScreen(page, '08-footnote')
    await page.keyboard.press('Escape')
    await desk.saved()
    await keepScreen(page, '09-written')
  })

  await test.step('the power fails; everything shown as saved is there', async () => {
    await host.kill()
    host = await launch({ workspace })
    await page.goto(host.url)
    await frame.openContract(title)
    await expect(desk.paragraph('The Landlord confirms that:')).toHaveAttribute('data-number', '2.4')
    await expect(desk.paragraph('nobody else has a right')).toHaveAttribute('data-number', '(b)')
    await expect(desk.paragraph('This does not limit clause')).toContainText('the key is with Jonah Vale. Only Jonah Vale may lend it.')
    await expect(desk.paper.getByRole('row', { name: 'Electricity 40712' })).toBeVisible()
    await desk.paragraph('nobody else has a right').getByRole('button', { name: /^Footnote/ }).click()
    await expect(page.getByRole('textbox', { name: /^Footnote/ })).toHaveText('As at the date of this Lease.')
    await page.keyboard.press('Escape')
  })

  await test.step('versions: named, read, gone back to', async () => {
    await desk.nameVersion('Before second thoughts')
    await desk.cursorAfter('nobody else is in occupation')
    await desk.type(' This was a second thought.')
    await desk.saved()
    await desk.nameVersion('With second thoughts')
    const versions = await desk.panel('Versions')
    await versions.getByRole('button', { name: 'Read Before second thoughts' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'It cannot be changed.' })).toBeVisible()
    const read = page.getByRole('textbox', { name: 'Before second thoughts' })
    await expect(read).toContainText('nobody else is in occupation')
    await expect(read).not.toContainText('This was a second thought.')
    await expect(read).not.toBeEditable()
    await keepScreen(page, '10-old-version')
    await page.getByRole('button', { name: 'Go back to this version' }).click()
    await expect(desk.paper).toContainText('nobody else is in occupation', { timeout: 30_000 })
    await expect(desk.paper).not.toContainText('This was a second thought.')
    await expect(versions.getByRole('button', { name: /^Read / })).toHaveCount(3)
  })

  await test.step('the gate names what is missing and goes there', async () => {
    const signing = await desk.panel('Signing')
    await signing.getByRole('button', { name: `Go there: “${use}” is not filled in.` }).first().waitFor({ timeout: 30_000 })
    await keepScreen(page, '11-gate-with-problems')
    await signing.getByRole('button', { name: `Go there: “${use}” is not filled in.` }).first().click()
    await expect(desk.paper.getByTitle(`${use}: not filled in yet`).first()).toBeInViewport()
    const fields = await desk.panel('Fields')
    await fields.getByRole('textbox', { name: use }).fill('a joinery workshop with a small office')
    await page.keyboard.press('Tab')
    await expect(desk.paper).toContainText('means a joinery workshop with a small office')
    await desk.saved()
  })

  await test.step('submitted, and approved by the other owner', async () => {
    await page.getByRole('banner').or(page.locator('header')).getByRole('button', { name: 'Submit for approval' }).first().click()
    const approvals = page.getByRole('tabpanel', { name: 'Approvals' })
    await approvals.getByLabel('Note to the approver').fill('Rent and dates as agreed on the telephone.')
    await keepScreen(page, '12-submit')
    await approvals.getByRole('button', { name: 'Submit', exact: true }).click()
    await desk.isInState('Approval pending')
    await expect(approvals.getByText('You submitted this yourself')).toBeVisible()
    await frame.workAs('Ben Marlow')
    await expect(approvals.getByRole('button', { name: 'Approve this version' })).toBeVisible()
    await keepScreen(page, '13-decide')
    await approvals.getByRole('button', { name: 'Approve this version' }).click()
    await desk.isInState('Approved')
  })

  await test.step('the gate is clear; two signers and a witness', async () => {
    const signing = await desk.panel('Signing')
    await expect(signing.getByText('Nothing is missing.')).toBeVisible({ timeout: 30_000 })
    await keepScreen(page, '14-gate-clear')
    await signing.getByRole('link', { name: 'Prepare signing' }).click()
    const prepare = new PrepareScreen(page)
    await expect(prepare.person('For Quayside Estates Ltd').getByLabel('Full name')).toHaveValue('Edmund Quay')
    await expect(prepare.person('For Marlow Joinery Ltd').getByLabel('Full name')).toHaveValue('Ada Marlow')
    await prepare.person('Witness to Edmund Quay').getByLabel('Full name').fill('Harriet Lane')
    await keepScreen(page, '15-who-signs')
    await prepare.showPages()
    await expect(prepare.field('Signature of Edmund Quay')).toBeAttached()
    await keepScreen(page, '15-fields')
    await prepare.next()
    await keepScreen(page, '15-begin')
    await prepare.begin()
  })

  const room = new CeremonyRoom(page)
  await test.step('the landlord draws, with a key made on the spot', async () => {
    await room.handedTo('Edmund Quay')
    await keepScreen(page, '16-hand-over')
    await room.arrive('Edmund Quay')
    await keepScreen(page, '17-signing-desk')
    await expect(room.act('Sign as Director')).toBeDisabled()
    await room.readToEnd()
    await room.draw()
    await room.makeKey('quay and harbour')
    await room.consent()
    await keepScreen(page, '18-drawn')
    await room.act('Sign as Director').click()
  })

  await test.step('the witness signs after the signer, with a statement', async () => {
    await room.handedTo('Harriet Lane')
    await keepScreen(page, '19-thanks-and-hand-over')
    await room.arrive('Harriet Lane')
    await room.readToEnd()
    await room.witnessStatement('3 Ferry Row, Bristol BS1 6XX', 'Surveyor')
    await room.typeName('Great Vibes')
    await room.makeKey('ferry and row')
    await room.consent()
    await keepScreen(page, '20-witness')
    await room.act('Sign as witness to Edmund Quay').click()
  })

  await test.step('the tenant types a name', async () => {
    await room.arrive('Ada Marlow')
    await room.readToEnd()
    await room.typeName('Caveat')
    await room.makeKey('mill and lane')
    await room.consent()
    await room.act('Sign as Director').click()
    await expect(page.getByRole('heading', { name: 'Signed by everyone' })).toBeVisible({ timeout: 60_000 })
    await keepScreen(page, '21-completed')
  })

  const signed = join(folder, 'signed.pdf')
  await test.step('the signed PDF is downloaded; another program finds three valid signatures', async () => {
    await download(page, signed)
    const judged = judge(signed)
    test.skip(judged === null, 'pdfsig is not installed')
    expect(judged?.match(/Signature is Valid\./g)).toHaveLength(3)
    expect(judged?.trimEnd().split('Signature #').at(-1)).toContain('Total document signed')
  })

  await test.step('Verify: intact; one byte changed, or anything added: not intact', async () => {
    await page.getByRole('link', { name: 'Return to Countersign' }).click()
    await desk.isInState('Active')
    await keepScreen(page, '22-executed')
    await frame.goTo('Verify')
    const verify = new VerifyScreen(page)
    await verify.check(signed)
    await expect(verify.verdict).toContainText('Intact')
    await expect(verify.verdict).toContainText('Signed by three people; nothing changed since.')
    await expect(page.getByText(`This is “${title}”, complete, as this workspace keeps it.`)).toBeVisible()
    await expect(page.getByText('Harriet Lane', { exact: true })).toBeVisible()
    await keepScreen(page, '23-verify-intact')

    const bytes = await readFile(signed)
    const changed = Buffer.from(bytes)
    const middle = Math.floor(bytes.length / 3)
    changed[middle] = (changed[middle] ?? 0) ^ 1
    await writeFile(join(folder, 'changed.pdf'), changed)
    await verify.check(join(folder, 'changed.pdf'))
    await expect(page.getByText('nothing changed since')).toBeHidden()
    await expect(verify.verdict).toHaveAttribute('data-verdict', /modified|invalid/)
    await keepScreen(page, '24-verify-changed')

    await writeFile(join(folder, 'appended.pdf'), Buffer.concat([bytes, Buffer.from('\n% one line more\n')]))
    await verify.check(join(folder, 'appended.pdf'))
    await expect(page.getByText('nothing changed since')).toBeHidden()
    await expect(verify.verdict).toHaveAttribute('data-verdict', /modified|invalid/)
    await keepScreen(page, '25-verify-appended')
  })

  await test.step('the audit log tells it all, and the chain holds', async () => {
    await frame.goTo('Audit log')
    await page.getByRole('button', { name: 'Check the chain' }).click()
    await expect(page.getByText(/checked; the chain holds\./)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('cell', { name: /Everyone has signed/ })).toBeVisible()
    await keepScreen(page, '26-audit')
    await frame.goTo('Home')
    await expect(page.getByRole('heading', { name: 'To sign' })).toBeHidden()
    await keepScreen(page, '27-home')
  })
})

async function download(page: Page, path: string): Promise<void> {
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save Signed PDF' }).click()
  const file = await begun
  expect(file.suggestedFilename()).toBe(`${title} (signed).pdf`)
  await file.saveAs(path)
}

/** What pdfsig says of a file; null where there is no pdfsig. */
function judge(path: string): string | null {
  try {
    return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
