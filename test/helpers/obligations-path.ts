import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { ContractObligations, ObligationQuery } from '#shared/ipc/obligations-api.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { details } from '#test/shared/obligations/records.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'

type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

const everything: ObligationQuery = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, search: '', offset: 0, limit: 100 }

/** Adds an obligation that Ada sees to, and answers it with the times it is due. */
async function add(app: House, contract: ContractId, more: Partial<ObligationDetails>) {
  const wanted = details({ owner: app.ada, ...more })
  const { obligations } = await app.ask('obligations.add', { contract, details: wanted })
  const added = obligations.find(({ obligation }) => obligation.title === wanted.title)
  if (added === undefined) throw new Error(`“${wanted.title}” was not added`)
  return added
}

/** What the text asks for: one passage is set aside for good, one taken over with the day that it does not say. */
async function takeSuggestions(app: House, contract: ContractId): Promise<void> {
  const [first, second, ...others] = await app.ask('obligations.suggest', { contract })
  if (first === undefined || second === undefined) throw new Error('the text asks for nothing')
  expect((await app.ask('obligations.decideSuggestion', { contract, key: first.key, accept: null })).suggestions.map(({ key }) => key)).toEqual([second, ...others].map(({ key }) => key))
  expect(await app.code('obligations.decideSuggestion', { contract, key: first.key, accept: first.details })).toBe('suggestion.decided')
  const accept = { ...second.details, owner: app.ada, trigger: { on: 'date' as const, date: '2026-12-31' } }
  const { suggestions, of } = await app.ask('obligations.decideSuggestion', { contract, key: second.key, accept })
  expect(suggestions).toEqual(others)
  const made = of.obligations[0]?.obligation.id
  if (made === undefined) throw new Error('nothing was made of the suggestion')
  const undone = await app.ask('obligations.takeBackSuggestion', { contract, key: second.key, obligation: made })
  expect([undone.suggestions.map(({ key }) => key), undone.of.obligations]).toEqual([[second, ...others].map(({ key }) => key), []])
  expect((await app.ask('obligations.list', { ...everything, states: ['scheduled', 'open'] })).rows.filter(({ obligation }) => obligation === made)).toEqual([])
  expect((await app.ask('audit.list', { contract, limit: 2 })).map(({ entry }) => entry.event.kind)).toEqual(['suggestion taken back', 'obligation added'])
  const again = await app.ask('obligations.decideSuggestion', { contract, key: second.key, accept })
  const kept = again.of.obligations[0]
  if (kept === undefined) throw new Error('it was not accepted again')
  const takeBack = (key: string) => app.code('obligations.takeBackSuggestion', { contract, key, obligation: kept.obligation.id })
  expect(await takeBack(first.key)).toBe('suggestion.not-from-it')
  await app.ask('obligations.change', { obligation: kept.obligation.id, details: { ...accept, grace: 3 } })
  expect(await takeBack(second.key)).toBe('obligation.under-way')
  expect(again.of.obligations).toHaveLength(1)
  expect(of.obligations.map(({ obligation }) => obligation)).toMatchObject([{ title: second.details.title, source: { paragraph: expect.stringMatching(/./), quote: expect.stringMatching(/./) } }])
}

/** A policy of insurance that the lease waits for: shown by a file, returned once, then accepted by Ben; the lease is active only after it. */
async function meetCondition(app: House, contract: ContractId): Promise<void> {
  const condition = await add(app, contract, { kind: 'insurance', title: 'Insure the unit', trigger: { on: 'date', date: '2026-04-10' }, acceptor: app.ben, conditionPrecedent: true, evidenceNeeded: true })
  const occurrence = condition.occurrences[0]?.occurrence.id
  if (occurrence === undefined) throw new Error('the condition has no date')
  expect((await app.ask('contracts.get', { contract })).shown).toBe('executed')
  const submit = { occurrence, on: '2026-04-01', note: 'paid up' }
  expect(await app.code('occurrences.submit', submit)).toBe('occurrence.no-evidence')
  const policy = new TextEncoder().encode('Policy 4711')
  await app.ask('occurrences.addEvidence', { occurrence, blob: app.put(policy, 'text/plain', 'policy.txt'), fileName: 'C:\\Papers\\policy.txt', validUntil: '2026-05-15' })
  await app.ask('occurrences.submit', submit)
  expect(await app.code('occurrences.accept', { occurrence, note: '' })).toBe('occurrence.own-submission')
  await app.ask('people.switch', { person: app.ben })
  await app.ask('occurrences.return', { occurrence, reason: 'the sum is missing' })
  await app.ask('people.switch', { person: app.ada })
  await app.ask('occurrences.submit', { ...submit, note: 'the sum is on page 2' })
  await app.ask('people.switch', { person: app.ben })
  const { obligations } = await app.ask('occurrences.accept', { occurrence, note: '' })
  await app.ask('people.switch', { person: app.ada })
  const [done] = obligations.find(({ obligation }) => obligation.id === condition.obligation.id)?.occurrences ?? []
  const [file] = done?.occurrence.evidence ?? []
  expect([done?.state, file?.fileName]).toEqual(['accepted', 'policy.txt'])
  if (file === undefined) throw new Error('the evidence is gone')
  const opened = await app.ask('occurrences.openEvidence', { occurrence, blob: file.blob })
  expect([opened.fileName, Buffer.from(app.bytes(opened.blob)).toString()]).toEqual(['policy.txt', 'Policy 4711'])
  expect((await app.ask('contracts.get', { contract })).shown).toBe('active')
}

/** Something that waits for an event: it happens, is given days of grace, is let go, and ends. */
async function waitForEvent(app: House, contract: ContractId): Promise<void> {
  const trigger = { on: 'event' as const, event: 'the works are complete', happenedOn: null, after: { count: 10, unit: 'days' as const } }
  const given = { kind: 'notice' as const, title: 'Tell of the works', debtor: 'us' as const, beneficiary: 'them' as const }
  const { obligation: { id: obligation }, waitsFor, occurrences } = await add(app, contract, { ...given, trigger })
  expect([waitsFor, occurrences]).toEqual(['the works are complete', []])
  const only = ({ obligations }: ContractObligations) => obligations.find((each) => each.obligation.id === obligation)
  const happened = only(await app.ask('obligations.happened', { obligation, on: '2026-03-20' }))
  expect(happened?.occurrences).toMatchObject([{ occurrence: { due: '2026-03-30' }, overdue: true }])
  const listed = async () => (await app.ask('obligations.list', { ...everything, overdueOnly: true, search: 'of the works' })).total
  expect(await listed()).toBe(1)
  const changed = only(await app.ask('obligations.change', { obligation, details: details({ ...given, owner: app.ada, trigger: { ...trigger, happenedOn: '2026-03-20' }, grace: 5 }) }))
  expect(changed?.occurrences).toMatchObject([{ occurrence: { id: happened?.occurrences[0]?.occurrence.id }, overdue: false }])
  expect(await listed()).toBe(0)
  const occurrence = changed?.occurrences[0]?.occurrence.id
  if (occurrence === undefined) throw new Error('the occurrence is gone')
  expect(only(await app.ask('occurrences.waive', { occurrence, reason: 'they saw it' }))?.occurrences).toMatchObject([{ state: 'waived' }])
  expect(only(await app.ask('obligations.end', { obligation, reason: 'nothing more to build' }))?.obligation.ended).toMatchObject({ reason: 'nothing more to build' })
}

/** Rent that was not paid: notice is drafted and served, the time to cure runs, it is cured; and a breach that was none is withdrawn. */
async function breakAndCure(app: House, contract: ContractId): Promise<void> {
  const rent = await add(app, contract, { title: 'Pay the monthly rent', trigger: { on: 'date', date: '2026-01-31' }, recurrence: 'FREQ=MONTHLY', cure: 14, amount: { amount: '2000', currency: 'GBP' } })
  expect(rent.recurrence).toContain('month')
  expect(rent.occurrences.slice(0, 4).map(({ occurrence: { due }, overdue }) => [due, overdue])).toEqual([['2026-01-31', true], ['2026-02-28', true], ['2026-03-31', true], ['2026-04-30', false]])
  const missed = rent.occurrences[2]?.occurrence.id ?? null
  const { breaches: [alleged] } = await app.ask('breaches.allege', { contract, occurrence: missed, obligation: rent.obligation.id, by: 'them', what: 'The rent for March was not paid.', on: '2026-04-01', cureDays: null })
  const breach = alleged?.breach.id
  if (breach === undefined) throw new Error('no breach was recorded')
  const letter = await app.ask('breaches.letter', { breach, method: 'by hand', format: 'docx', text: null })
  expect(letter.text.join('\n')).toMatch(/1 April 2026: The rent for March was not paid\.[^]*within 14 days/)
  expect(Buffer.from(unzipSync(app.bytes(letter.blob))['word/document.xml'] ?? []).toString()).toContain('The rent for March was not paid.')
  expect((await app.ask('breaches.serve', { breach, on: '2026-04-01', deemed: '2026-04-03', method: 'post' })).breaches).toMatchObject([{ cureBy: '2026-04-17', cureDaysLeft: 16 }])
  await app.ask('breaches.startCure', { breach, note: 'promised by telephone' })
  const reminders = await app.ask('reminders.list', {})
  const kindsOfLease = reminders.filter((each) => each.contract === contract).map(({ kind, due }) => [kind, due])
  expect(kindsOfLease).toEqual(expect.arrayContaining([['overdue', '2026-03-31'], ['cure', '2026-04-17'], ['evidence expires', '2026-05-15']]))
  expect(await app.code('breaches.end', { breach, as: 'uncured', on: '2026-04-01', how: 'not paid' })).toBe('breach.time-left')
  expect((await app.ask('breaches.end', { breach, as: 'cured', on: '2026-04-01', how: 'paid' })).breaches).toMatchObject([{ breach: { state: 'cured' }, cureDaysLeft: null }])
  const { breaches: [, other] } = await app.ask('breaches.allege', { contract, occurrence: null, obligation: null, by: 'us', what: 'The roof leaks.', on: '2026-04-01', cureDays: 30 })
  await app.ask('breaches.end', { breach: other?.breach.id ?? breach, as: 'withdrawn', on: '2026-04-01', how: 'it does not' })
}

/** Walks a contract through what it asks for: suggested, entered, shown, accepted, broken, cured, reminded of and put into a calendar. */
export async function keepObligations(app: House, contract: ContractId): Promise<void> {
  await takeSuggestions(app, contract)
  await meetCondition(app, contract)
  await waitForEvent(app, contract)
  await breakAndCure(app, contract)
  const overdue = await app.ask('obligations.list', { ...everything, overdueOnly: true, search: 'monthly RENT' })
  expect([overdue.rows.map(({ due }) => due), overdue.total, overdue.overdue]).toEqual([['2026-01-31', '2026-02-28', '2026-03-31'], 3, 3])
  const april = await app.ask('obligations.month', { month: '2026-04', mine: true })
  expect(april.filter(({ date }) => date.startsWith('2026-04')).map(({ date, first }) => [date, first.map(({ title, state }) => `${title}: ${state}`)])).toEqual([
    ['2026-04-10', ['Insure the unit: accepted']], ['2026-04-30', ['Pay the monthly rent: scheduled']],
  ])
  const { blob, fileName, entries } = await app.ask('calendar.export', { contract, mine: false })
  const events = Buffer.from(app.bytes(blob)).toString().split('BEGIN:VEVENT').slice(1)
  const titles = new Set(events.map((event) => /^SUMMARY:(?:[^\r]|\r\n )*/m.exec(event)?.[0].replaceAll('\r\n ', '')))
  expect([fileName, events.length]).toEqual(['Lease of Unit 4.ics', entries])
  expect(titles).toContain('SUMMARY:Pay the monthly rent')
  expect(titles).not.toContain('SUMMARY:Insure the unit')
}
