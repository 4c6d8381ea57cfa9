import type { Page } from '@playwright/test'
import { expect, test, type SampleHost } from '#test/helpers/sample-window.ts'
import { CeremonyRoom } from '#test/e2e/pages/ceremony.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'

const letter = 'Acoustic consultant for the Old Ropewalk'

let host: SampleHost

test.beforeEach(async ({ page, openSample }) => {
  host = await openSample()
  await page.goto(host.url)
  await new Frame(page).openContract(letter)
})
test.afterEach(() => host.end())

/** What the window says happened to the contract, latest first. */
async function happened(page: Page, desk: Desk, what: RegExp): Promise<void> {
  const history = await desk.panel('History')
  await expect(history.getByText(what).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('tabpanel', { name: 'History' })).toBeVisible()
}

test('a signer declines; the contract goes back to negotiation and no signature counts', async ({ page }) => {
  const desk = new Desk(page, letter)
  await desk.isInState('Signing')
  await page.getByRole('button', { name: 'Continue signing' }).first().click()
  const room = new CeremonyRoom(page)
  await room.arrive('Imogen Tarrant')
  await page.getByRole('button', { name: 'Decline to sign' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decline to sign' })
  await expect(dialog.getByRole('button', { name: 'Decline', exact: true })).toBeDisabled()
  await dialog.getByLabel('Why').fill('The fee is not what we agreed.')
  await keepScreen(page, 'declining')
  await dialog.getByRole('button', { name: 'Decline', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'This signing has ended' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('The fee is not what we agreed.')).toBeVisible()
  await keepScreen(page, 'declined')

  await page.getByRole('link', { name: 'Return to Countersign' }).click()
  await desk.isInState('Negotiation')
  const signing = await desk.panel('Signing')
  await expect(signing.getByText('The fee is not what we agreed.')).toBeVisible()
  await expect(signing.getByRole('button', { name: 'Save Signed PDF' })).toBeHidden()
  await expect(desk.paper).toBeEditable()
  await happened(page, desk, /declined/i)
})

test('a signing is withdrawn, and the approved text edited again: the approval is looked at again', async ({ page }) => {
  const desk = new Desk(page, letter)
  const signing = await desk.panel('Signing')
  await signing.getByRole('button', { name: 'Stop this signing' }).click()
  await signing.getByLabel('Reason').fill('A name in the letter is wrong.')
  await signing.getByRole('button', { name: 'Stop and void the signatures' }).click()
  await desk.isInState('Approved')
  await expect(signing.getByText('A name in the letter is wrong.')).toBeVisible()
  await expect(desk.paper).not.toBeEditable()

  const state = await desk.showState()
  await state.getByRole('button', { name: 'Edit again' }).click()
  await state.getByLabel('Reason').fill('To put the name right.')
  await keepScreen(page, 'edit-again')
  await state.getByRole('button', { name: 'Edit again' }).click()
  await desk.isInState('Review')
  await expect(desk.paper).toBeEditable({ timeout: 30_000 })
  const approvals = await desk.panel('Approvals')
  await expect(approvals.getByText('Looked at again when it is submitted next').first()).toBeVisible()
  await expect(approvals.getByText('Holds for the text as it is now')).toBeHidden()
  await desk.panel('Signing')
  await expect(signing.getByText('The contract is not approved yet.', { exact: false })).toBeVisible({ timeout: 30_000 })
  await happened(page, desk, /Moved from approved to review/)
})

test('a submission is taken back by its author, and rejected by another owner with a reason', async ({ page }) => {
  const van = 'Lease of an electric van'
  const frame = new Frame(page)
  await frame.openContract(van)
  const desk = new Desk(page, van)
  const approvals = await desk.panel('Approvals')
  await expect(approvals.getByRole('button', { name: 'Reject' })).toBeDisabled()
  await approvals.getByRole('textbox', { name: 'Reason' }).first().fill('The mileage is too low.')
  await approvals.getByRole('button', { name: 'Reject' }).click()
  // Either of two owners may approve, so one of them alone does not stop it.
  await frame.workAs('Tobias Harbour')
  await approvals.getByRole('textbox', { name: 'Reason' }).first().fill('I agree with Rosalind.')
  await approvals.getByRole('button', { name: 'Reject' }).click()
  await desk.isInState('Draft')
  await expect(approvals.getByText('The mileage is too low.')).toBeVisible()
  await expect(desk.paper).toBeEditable({ timeout: 30_000 })

  await approvals.getByRole('button', { name: 'Submit', exact: true }).click()
  await desk.isInState('Approval pending')
  await expect(approvals.getByRole('button', { name: 'Approve this version' })).toBeHidden()
  await approvals.getByRole('textbox', { name: 'Reason' }).fill('One more thing to change.')
  await approvals.getByRole('button', { name: 'Recall the submission' }).click()
  await desk.isInState('Draft')
  await happened(page, desk, /Moved from approval pending to draft/)
})
