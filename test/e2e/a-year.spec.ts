import { expect, test, type Page } from '@playwright/test'
import { doc, p, paragraph, signature } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { ApprovalsRail } from '#test/e2e/pages/approvals-rail.ts'
import { Desk } from '#test/e2e/pages/desk.ts'
import { Frame } from '#test/e2e/pages/frame.ts'
import { hostOn, type MovedClock } from '#test/e2e/pages/moved-clock.ts'
import { ask } from '#test/e2e/pages/paper.ts'
import { keepScreen } from '#test/e2e/pages/screens.ts'
import { signedByBoth } from '#test/e2e/pages/signed-contract.ts'

const title = 'Cleaning of the joinery'
const clauses = [
  'The Supplier cleans the joinery every night.',
  'The Client pays £400 on the last day of each month.',
  'This Agreement runs for one year and renews for further years unless thirty days’ notice is given before the end of a term.',
]

interface Person {
  readonly id: string
  readonly name: string
}

const once = { recurrence: null, acceptor: null, source: null, beneficiary: 'them', grace: 0, cure: null, amount: null, conditionPrecedent: false, evidenceNeeded: false, lead: { count: 14, unit: 'days' } }

/** A house of four, a policy that two of three approve, and a contract with its terms and what it obliges to. */
async function house(page: Page): Promise<string> {
  const { suggestedFolder } = await ask<{ suggestedFolder: string }>(page, 'session.get', {})
  await ask(page, 'session.create', { path: `${suggestedFolder}/Year.countersign`, name: 'Marlow Joinery Ltd', owner: { name: 'Ada Marlow', title: 'Director', email: '' } })
  for (const [name, role] of [['Ben Marlow', 'owner'], ['Chen Lu', 'approver'], ['Dora Finch', 'approver']]) await ask(page, 'people.add', { name, title: '', email: '', role })
  const { me, people } = await ask<{ me: Person; people: Person[] }>(page, 'session.get', {})
  const approvers = people.filter(({ id }) => id !== me.id).map(({ id }) => ({ kind: 'person', person: id, reset: { on: 'every change' } }))
  const stage = { id: 'board', name: 'Board', when: null, approvers, quorum: { rule: 'at least', count: 2 }, remindAfter: null, escalateAfter: null, escalateTo: null }
  await ask(page, 'policies.save', { policies: [{ id: 'all', name: 'Everything', when: null, stages: [stage] }] })

  const { contract } = await ask<{ contract: { id: string; type: string; counterparty: object } }>(page, 'contracts.createBlank', { title, type: 'services' })
  const { document, sequence } = await ask<{ document: object; sequence: number }>(page, 'draft.open', { contract: contract.id })
  const text = doc({}, p(title), ...clauses.map((clause, at) => paragraph({ id: `clause-${String(at + 1)}`, numbering: { scheme: 'decimal', level: 0 } }, clause)), signature({ id: 'block-1', party: { text: 'Marlow Joinery Ltd' }, signer: { text: 'Ada Marlow' }, capacity: { text: 'Director' } }), signature({ id: 'block-2', party: { text: 'Bright Cleaning Ltd' }, signer: { text: 'Tom Bright' }, capacity: { text: 'Director' } }))
  const slice = { content: text.content.toJSON() }
  await ask(page, 'draft.append', { contract: contract.id, after: sequence, steps: [{ stepType: 'replace', from: 0, to: schema.nodeFromJSON(document).content.size, slice }] })
  const counterparty = { ...contract.counterparty, name: 'Bright Cleaning Ltd', address: '9 Mill Lane, Marlow' }
  await ask(page, 'contracts.changeDetails', { contract: contract.id, details: { title, type: contract.type, value: { amount: '4800', currency: 'GBP' }, effective: '2027-02-01', end: '2028-01-31', counterparty } })
  const period = (count: number, unit: string) => ({ count, unit })
  const notice = { period: period(30, 'days'), clear: false, delivery: period(0, 'days'), theirsRollsForward: false }
  await ask(page, 'terms.save', { contract: contract.id, terms: { kind: 'automatic', renewal: period(1, 'years'), most: null, notice, endsOn: 'any day', place: 'GB-ENG' }, uplift: null })
  const insured = { ...once, kind: 'insurance', title: 'Show the insurance policy', debtor: 'them', owner: me.id, trigger: { on: 'date', date: '2027-01-29' }, conditionPrecedent: true }
  const paid = { ...once, kind: 'payment', title: 'Pay the month', debtor: 'us', owner: me.id, trigger: { on: 'date', date: '2027-02-28' }, recurrence: 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=12', amount: { amount: '400', currency: 'GBP' }, grace: 5 }
  const cleaned = { ...once, kind: 'deliverable', title: 'Deep clean of spring', debtor: 'them', owner: me.id, trigger: { on: 'offset', anchor: 'effective', direction: 'after', period: period(2, 'months') }, cure: 14 }
  for (const details of [insured, paid, cleaned]) await ask(page, 'obligations.add', { contract: contract.id, details })
  return contract.id
}

test.describe('a year in the life of a contract', () => {
  let time: MovedClock
  test.beforeAll(async () => {
    time = await hostOn('2027-01-04')
  })
  test.afterAll(() => time.end())

  test('from the first submission to its last day', async ({ page }) => {
    test.setTimeout(180_000)
    await page.clock.setFixedTime('2027-01-04T09:00:00.000Z')
    await page.request.get(time.host.url, { maxRedirects: 0 })
    await page.goto(new URL('/licences.txt', time.host.url).href)
    const contract = await house(page)
    await page.goto(`${new URL(time.host.url).origin}/#/contracts/${contract}?panel=approvals`)
    await page.reload()
    const [frame, desk, rail] = [new Frame(page), new Desk(page, title), new ApprovalsRail(page)]
    const obligations = page.getByRole('tabpanel', { name: 'Obligations' })
    const term = page.getByRole('tabpanel', { name: 'Term' })
    const dialog = (name: string) => page.getByRole('dialog', { name })

    await test.step('4 January 2027: submitted, and rejected as soon as two of three cannot be met', async () => {
      await rail.open()
      await rail.submit('As discussed.')
      await desk.isInState('Approval pending')
      await frame.workAs('Ben Marlow')
      await rail.reject('The price is too high.')
      await desk.isInState('Approval pending')
      await frame.workAs('Chen Lu')
      await rail.reject('I agree with Ben.')
      await desk.isInState('Draft')
    })

    await test.step('8 January: changed, submitted again, and approved by two of three', async () => {
      await time.moveTo(page, '2027-01-08')
      await frame.workAs('Ada Marlow')
      await desk.paragraph('pays £400').click()
      await page.keyboard.press('End')
      await page.keyboard.type(' It pays nothing for August.')
      await desk.saved()
      await rail.open()
      await rail.submit('Now without August.')
      await desk.isInState('Approval pending')
      await frame.workAs('Chen Lu')
      await rail.approve()
      await frame.workAs('Dora Finch')
      await rail.approve()
      await desk.isInState('Approved')
      await keepScreen(page, 'year-approved')
    })

    await test.step('20 January: signed by both, and not active while a condition stands', async () => {
      await frame.workAs('Ada Marlow')
      await time.moveTo(page, '2027-01-20')
      await signedByBoth(page, contract, ['Ada Marlow', 'Tom Bright'])
      await time.moveTo(page, '2027-02-01')
      await desk.isInState('Executed')
    })

    await test.step('1 February: the condition is met, and it is active', async () => {
      await desk.panel('Obligations')
      await expect(obligations.getByRole('listitem', { name: 'Show the insurance policy' })).toContainText('Overdue')
      await keepScreen(page, 'year-condition')
      await obligations.getByRole('button', { name: /^Submit: Show the insurance/ }).click()
      await dialog('Submit: Show the insurance policy').getByRole('button', { name: 'Submit', exact: true }).click()
      await obligations.getByRole('button', { name: /^Accept: Show the insurance/ }).click()
      await dialog('Accept: Show the insurance policy').getByRole('button', { name: 'Accept', exact: true }).click()
      await desk.isInState('Active')
    })

    await test.step('1 March: a payment is done in time, and Home says what is due', async () => {
      await time.moveTo(page, '2027-03-01')
      await obligations.getByRole('button', { name: /^Submit: Pay the month/ }).first().click()
      await dialog('Submit: Pay the month').getByRole('button', { name: 'Submit', exact: true }).click()
      await obligations.getByRole('button', { name: /^Accept: Pay the month/ }).first().click()
      await dialog('Accept: Pay the month').getByRole('button', { name: 'Accept', exact: true }).click()
      await time.moveTo(page, '2027-03-24')
      await frame.goTo('Home')
      await expect(page.getByRole('listitem').filter({ hasText: 'Pay the month: due' })).toBeVisible()
      await expect(page.getByRole('listitem').filter({ hasText: 'Deep clean of spring: due' })).toBeVisible()
      await keepScreen(page, 'year-home')
    })

    await test.step('12 April: what they owed is overdue; a breach is alleged, notice served, and cured in time', async () => {
      await time.moveTo(page, '2027-04-12')
      await page.getByRole('link', { name: /^See to it: / }).first().click()
      const card = obligations.getByRole('listitem', { name: 'Deep clean of spring' })
      await expect(card).toContainText('Overdue')
      await card.getByRole('button', { name: /^More: / }).filter({ visible: true }).first().click()
      await page.getByRole('menuitem', { name: 'Allege a breach' }).click()
      await dialog('Allege a breach').getByRole('button', { name: 'Allege a breach' }).click()
      const breaches = obligations.getByRole('region', { name: 'Breaches' })
      await breaches.getByRole('button', { name: 'Draft the notice' }).click()
      await dialog('Notice of breach').getByRole('button', { name: 'Notice was served' }).click()
      await dialog('Notice was served').getByRole('button', { name: 'Save' }).click()
      await expect(breaches.getByRole('meter', { name: 'To be cured by' })).toBeVisible()
      await keepScreen(page, 'year-cure')
      await time.moveTo(page, '2027-04-20')
      await breaches.getByRole('button', { name: 'Cured', exact: true }).click()
      await dialog('Cured').getByRole('textbox', { name: 'How it was cured' }).fill('They came on the 19th.')
      await dialog('Cured').getByRole('button', { name: 'Save' }).click()
      await expect(breaches).toContainText('They came on the 19th.')
    })

    await test.step('10 February 2028: nobody gave notice, and it has renewed by itself', async () => {
      await time.moveTo(page, '2028-02-10')
      await desk.isInState('Active')
      await desk.panel('Term')
      await expect(term.getByRole('region', { name: 'Where it stands' })).toContainText('31 January 2029')
    })

    await test.step('29 December 2028: notice on the last safe day, before the new year’s holidays', async () => {
      // 31 January 2029 less 30 days is Monday, 1 January, a holiday; the last business day before it is Friday, 29 December.
      await time.moveTo(page, '2028-12-29')
      await expect(term.getByRole('region', { name: 'Where it stands' })).toContainText('29 December 2028')
      await keepScreen(page, 'year-last-safe-day')
      await term.getByRole('button', { name: 'Give notice', exact: true }).click()
      const decision = dialog(`Give notice: ${title}`)
      await decision.getByRole('textbox', { name: 'Why' }).fill('We clean ourselves from now on.')
      await decision.getByRole('button', { name: 'Give notice' }).click()
      await expect(term.getByRole('region', { name: 'Decisions' })).toContainText('We clean ourselves from now on.')
    })

    await test.step('31 January 2029 it is active still, and on 1 February it has expired', async () => {
      await time.moveTo(page, '2029-01-31')
      await desk.isInState('Active')
      await time.moveTo(page, '2029-02-01')
      await desk.isInState('Expired')
      await keepScreen(page, 'year-expired')
      const check = await ask<{ firstAltered: number | null }>(page, 'audit.check', {})
      expect(check.firstAltered).toBeNull()
    })
  })
})
