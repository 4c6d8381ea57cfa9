import type { Page } from '@playwright/test'
import { expect, test } from '#test/helpers/window.ts'
import { ApprovalsRail } from '#test/e2e/pages/approvals-rail.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { faultsInEveryLight } from '#test/e2e/pages/faults.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { ask } from '#test/e2e/pages/paper.ts'
import { PolicyEditor } from '#test/e2e/pages/policy-editor.ts'

const title = 'Framework for oak boards'
const people = [['Ben Marlow', 'owner'], ['Chen Lu', 'approver'], ['Dora Finch', 'approver'], ['Emil Voss', 'owner'], ['Nia Clerk', 'editor']] as const

/** A house of six, one of them to submit, and a contract worth 20,000. */
async function house(page: Page): Promise<void> {
  const { suggestedFolder } = await ask<{ suggestedFolder: string }>(page, 'session.close', {})
  await ask(page, 'session.create', { path: `${suggestedFolder}/Approvals.countersign`, name: 'Marlow & Co', owner: { name: 'Ada Marlow', title: 'Director', email: '' } })
  for (const [name, role] of people) await ask(page, 'people.add', { name, title: '', email: '', role })
  const { contract } = await ask<{ contract: Record<string, unknown> }>(page, 'contracts.createBlank', { title, type: 'sale' })
  const { type, counterparty, effective, end } = contract
  const details = { title, type, effective, end, value: { amount: '20000', currency: 'GBP' }, counterparty: { ...(counterparty as object), name: 'Oakham Timber Ltd' } }
  await ask(page, 'contracts.changeDetails', { contract: contract['id'], details })
}

// The policy holds for this workspace alone, and another file of tests may come after this one.
test.afterEach(async ({ page }) => {
  await ask(page, 'session.close', {})
})

test('a policy is written beside its preview; two of three approve, and what changes on the way asks for more', async ({ page }) => {
  test.setTimeout(120_000)
  await house(page)
  const editor = new PolicyEditor(page)
  const rail = new ApprovalsRail(page)
  const frame = new Frame(page)
  const desk = new Desk(page, title)
  const faults: Record<string, string[]> = {}
  const look = async (name: string, ready: RegExp): Promise<void> => {
    Object.assign(faults, await faultsInEveryLight(page, `approvals-${name}`, { ready: page.getByText(ready).first(), widths: [1440, 760] }))
  }

  await test.step('a policy from a starting point, with a stage above 50,000', async () => {
    await editor.open()
    await page.getByRole('button', { name: /^Two of three/ }).click()
    await expect(editor.stage('Board').getByText('Two of Ada Marlow, Ben Marlow and Chen Lu must approve.')).toBeVisible()
    await page.getByRole('button', { name: 'Add a stage' }).click()
    const finance = editor.stage('Stage 2')
    await finance.getByRole('textbox', { name: 'Name of the stage' }).fill('Finance')
    const named = editor.stage('Finance')
    await named.getByText('Only sometimes').click()
    await expect(page.getByRole('button', { name: 'Save policies' })).toBeDisabled()
    await named.getByRole('textbox', { name: 'Value' }).fill('50000')
    await editor.ask(named, 'Dora Finch')
    await expect(editor.preview.getByRole('listitem', { name: 'Board' })).toContainText('Two of Ben Marlow and Chen Lu', { ignoreCase: true })
    await expect(editor.preview.getByRole('listitem', { name: 'Finance' })).toBeHidden()
    await named.getByRole('textbox', { name: 'Value' }).fill('15000')
    await expect(editor.preview.getByRole('listitem', { name: 'Finance' })).toContainText('Needed because the value is at least £15,000')
    await named.getByRole('textbox', { name: 'Value' }).fill('50000')
    await expect(editor.preview.getByRole('listitem', { name: 'Finance' })).toBeHidden()
    await named.getByRole('button', { name: 'Move Finance up' }).click()
    await expect(named.getByRole('button', { name: 'Move Finance down' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(named.getByRole('button', { name: 'Move Finance up' })).toBeFocused()
    await look('policies', /Not saved yet/)
    await page.getByRole('tab', { name: 'Substitutes' }).click()
    await page.getByRole('tab', { name: /^Policies/ }).click()
    await expect(page.getByText('Not saved yet').first()).toBeVisible()
    await editor.save()
  })

  await test.step('submitted by an editor, who sees before who will be asked', async () => {
    await frame.workAs('Nia Clerk')
    await frame.openContract(title)
    await rail.open()
    await expect(rail.stage('Board')).toContainText('Two of Ada Marlow, Ben Marlow and Chen Lu', { ignoreCase: true })
    await expect(rail.stage('Finance')).toBeHidden()
    await rail.submit('As agreed with the yard.')
    await desk.isInState('Approval pending')
  })

  await test.step('one of three rejects, and it stays open; another approves', async () => {
    await frame.workAs('Ben Marlow')
    await rail.reject('Too dear.')
    await expect(rail.seat('Board', 'Ben Marlow')).toContainText('rejected')
    await desk.isInState('Approval pending')
    await frame.workAs('Ada Marlow')
    await rail.approve()
    await expect(rail.seat('Board', 'Ada Marlow')).toContainText('approved')
    await look('panel', /The route/)
  })

  await test.step('the value changes: the approval falls, and a stage is asked for', async () => {
    const details = await desk.panel('Details')
    await details.getByRole('textbox', { name: 'Value: Amount' }).fill('80000')
    await details.getByRole('button', { name: 'Save the details' }).click()
    await rail.open()
    await expect(rail.stage('Finance')).toContainText('Needed because the value is at least £50,000')
    await expect(rail.panel.getByText(/^No longer holds: the value changed/)).toHaveCount(2)
    await rail.approve()
  })

  await test.step('delegated, decided for somebody else, and the last stage approves', async () => {
    await frame.workAs('Chen Lu')
    await rail.seat('Board', 'Chen Lu').getByRole('button', { name: 'More for Chen Lu' }).click()
    await page.getByRole('menuitem', { name: 'Delegate…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Let somebody else decide for you' })
    await dialog.getByRole('combobox', { name: 'Who decides' }).click()
    await page.getByRole('option', { name: 'Emil Voss' }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('I am at the mill.')
    await dialog.getByRole('button', { name: 'Delegate' }).click()
    await expect(rail.seat('Board', 'Chen Lu')).toContainText('delegated to Emil Voss')
    await expect(rail.panel.getByRole('button', { name: 'Approve this version' })).toBeHidden()

    await frame.workAs('Emil Voss')
    await frame.goTo('Approvals')
    await look('queue', /Mine to decide/)
    await page.getByRole('link', { name: `Decide: ${title}` }).click()
    await expect(rail.panel.getByText('for Chen Lu, who delegated it to you', { exact: false })).toBeVisible({ timeout: 30_000 })
    await rail.approve()
    await expect(rail.stage('Board')).toContainText('Approved')
    await desk.isInState('Approval pending')
    await frame.workAs('Dora Finch')
    await rail.approve()
    await desk.isInState('Approved')
  })
  expect(faults).toEqual({})
})
