import { Transform } from 'prosemirror-transform'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { approve, shortContract } from '#test/helpers/signing-path.ts'
import { id } from '#test/helpers/records.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, stepsOf, typeText } from '#test/helpers/typing.ts'

type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

let app: House
let contract: ContractId
let cy: PersonId
let vic: PersonId
let threads = 0

async function join(name: string, role: 'approver' | 'viewer'): Promise<PersonId> {
  const session = await app.ask('people.add', { name, title: '', email: '', role })
  const found = session.state === 'open' ? session.people.find((person) => person.name === name) : undefined
  if (found === undefined) throw new Error(`${name} was not added`)
  return found.id
}

beforeAll(async () => {
  app = await openedApplication()
  cy = await join('Cy Approver', 'approver')
  vic = await join('Vic Viewer', 'viewer')
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  await app.ask('people.switch', { person: app.ada })
  contract = (await shortContract(app)).contract.id
})

const as = (person: PersonId) => app.ask('people.switch', { person })

function start(more: { internal?: boolean; thread?: string } = {}) {
  const thread = id<'thread'>(more.thread ?? `thread-${(threads += 1)}`)
  return { contract, thread, paragraph: 'clause', quote: 'the rent', internal: more.internal ?? false, text: 'Too much.' }
}

/** Marks the rent in the working text, as the window does beside starting a thread. */
async function anchor(thread: string): Promise<{ after: number; steps: Record<string, unknown>[] }> {
  const { doc, sequence } = await openDraft(app, contract)
  let place = 0
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf('the rent') : -1
    if (at !== -1) place = pos + at
  })
  const tr = new Transform(doc).addMark(place, place + 'the rent'.length, schema.marks.comment.create({ thread }))
  return { after: sequence, steps: stepsOf(tr) }
}

const kindsOfLog = async () => (await app.ask('audit.list', { contract, limit: 100 })).map(({ entry }) => entry.event.kind)

describe('comments on a contract', () => {
  it('are begun, answered, reworded, taken back, resolved, opened again and kept in the house, each in the log', async () => {
    const given = start()
    const at = { contract, thread: given.thread }
    await app.ask('comments.start', given)
    await as(app.ben)
    const answered = await app.ask('comments.reply', { ...at, text: 'Not at all.' })
    const last = answered.comments[1]
    if (last === undefined) throw new Error('there is no answer')
    await app.ask('comments.edit', { ...at, comment: last.id, text: 'Hardly.' })
    await app.ask('comments.remove', { ...at, comment: last.id })
    await app.ask('comments.resolve', at)
    await app.ask('comments.reopen', at)
    await app.ask('comments.setInternal', { ...at, internal: true })
    expect(await app.ask('comments.list', { contract })).toMatchObject([
      { id: given.thread, internal: true, state: 'open', quote: 'the rent', comments: [{ author: 'Ada Marlow', text: 'Too much.' }, { author: 'Ben Marlow', text: '' }] },
    ])
    expect((await kindsOfLog()).filter((kind) => /comment|thread/.test(kind))).toEqual([
      'thread shown or hidden', 'thread reopened', 'thread resolved', 'comment removed', 'comment edited', 'comment added', 'thread started',
    ])
  })

  it('are of one contract, and begin once', async () => {
    const given = start()
    await app.ask('comments.start', given)
    expect(await app.code('comments.start', given)).toBe('thread.exists')
    const other = (await shortContract(app)).contract.id
    expect(await app.code('comments.start', { ...given, contract: other })).toBe('thread.exists')
    expect(await app.code('comments.reply', { contract: other, thread: given.thread, text: 'x' })).toBe('thread.missing')
    expect(await app.ask('comments.list', { contract: other })).toEqual([])
    expect(await app.code('comments.list', { contract: id('gone') })).toBe('contract.missing')
  })

  it('survive closing and opening', async () => {
    await app.ask('comments.start', start())
    const before = await app.ask('comments.list', { contract })
    await app.ask('session.close', {})
    await app.ask('session.open', { path: app.path })
    expect(await app.ask('comments.list', { contract })).toEqual(before)
  })

  it('leave nothing behind when they are refused', async () => {
    await as(vic)
    expect(await app.code('comments.start', start())).toBe('comment.may-not')
    expect(await app.ask('comments.list', { contract })).toEqual([])
    expect(await kindsOfLog()).not.toContain('thread started')
  })
})

describe('the anchor of a comment', () => {
  it('is put on by an approver, who may not write a word', async () => {
    await as(cy)
    expect(await app.ask('contracts.get', { contract })).toMatchObject({ editable: false, annotatable: true })
    expect(await app.ask('draft.open', { contract })).toMatchObject({ editable: false, annotatable: true })
    await app.ask('comments.start', start({ thread: `anchored-${contract}` }))
    const { after, steps } = await anchor(`anchored-${contract}`)
    expect(await app.ask('draft.append', { contract, after, steps })).toEqual({ sequence: after + steps.length })
    expect(await app.code('draft.append', { contract, after: after + 1, steps: stepsOf(new Transform((await openDraft(app, contract)).doc).delete(1, 3)) })).toBe('draft.may-not-edit')
  })

  it('is no editing: the log tells of the comment, and of nothing else', async () => {
    await app.ask('session.close', {})
    await app.ask('session.open', { path: app.path })
    await as(cy)
    const { after, steps } = await anchor('t')
    await app.ask('draft.append', { contract, after, steps })
    await as(app.ada)
    expect((await kindsOfLog()).filter((kind) => kind === 'editing session')).toHaveLength(1)
    await typeText(app, contract, 'More.')
    await as(app.ben)
    const [session] = await app.ask('audit.list', { contract, limit: 1 })
    expect(session?.entry.event).toEqual({ kind: 'editing session', contract, steps: 1, fromSeq: after + 1, toSeq: after + 2 })
  })

  it('counts as editing where words were typed before it and not told yet', async () => {
    await typeText(app, contract, 'More.')
    const { after, steps } = await anchor('t')
    await app.ask('draft.append', { contract, after, steps })
    await as(app.ben)
    const [session] = await app.ask('audit.list', { contract, limit: 1 })
    expect(session?.entry.event).toMatchObject({ kind: 'editing session', toSeq: after + 1 })
  })

  it('is no viewer’s', async () => {
    await as(vic)
    expect(await app.ask('draft.open', { contract })).toMatchObject({ editable: false, annotatable: false })
    const { after, steps } = await anchor('t')
    expect(await app.code('draft.append', { contract, after, steps })).toBe('draft.may-not-edit')
  })
})

describe('going back to a version', () => {
  it('keeps comments on the words they are on; the version itself never held them', async () => {
    const { after, steps } = await anchor('t1')
    await app.ask('draft.append', { contract, after, steps })
    const first = await app.ask('versions.name', { contract, name: 'First', kind: 'internal', note: '' })
    await typeText(app, contract, 'More.')
    const { versions } = await app.ask('versions.restore', { version: first.id })
    expect(versions.map(({ hash }) => hash === first.hash)).toEqual([true, false, true])
    expect(JSON.stringify((await app.ask('versions.open', { version: first.id })).document)).not.toContain('comment')
    const commented: string[] = []
    const { doc } = await openDraft(app, contract)
    doc.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === 'comment')) commented.push(node.text ?? '')
    })
    expect(commented).toEqual(['the rent'])
  })
})

describe('a text that awaits approval or signing', () => {
  it('takes comments and not a word, and is approved as it was submitted', async () => {
    const { contract: pending } = await app.ask('approvals.submit', { contract, note: '' })
    const { after, steps } = await anchor('while pending')
    expect(await app.ask('draft.append', { contract, after, steps })).toEqual({ sequence: after + 1 })
    const { doc, sequence } = await openDraft(app, contract)
    for (const tr of [new Transform(doc).delete(1, 3), new Transform(doc).addMark(1, 4, schema.marks.bold.create()), new Transform(doc).setDocAttribute('scheme', 'legal')]) {
      expect(await app.code('draft.append', { contract, after: sequence, steps: stepsOf(tr) })).toBe('draft.read-only')
      expect(await app.code('draft.append', { contract, after: sequence, steps: [...steps, ...stepsOf(tr)] })).toBe('draft.read-only')
    }
    expect(pending.submission).not.toBeNull()
    await app.ask('comments.start', start())
    await as(app.ben)
    const version = pending.submission?.version ?? id<'version'>('none')
    const decided = { contract, seat: app.ben, version, versionHash: pending.submission?.versionHash ?? '', decision: 'approved' as const, reason: '' }
    expect((await app.ask('approvals.decide', decided)).shown).toBe('approved')
    await as(app.ada)
    const again = await anchor('while approved')
    await app.ask('draft.append', { contract, ...again })
    expect(await app.ask('signing.gate', { contract })).toEqual([])
    expect((await app.ask('contracts.get', { contract })).versions).toHaveLength(1)
  })

  it('takes no new comment once it is given up', async () => {
    await app.ask('comments.start', start({ thread: `early-${contract}` }))
    await approve(app, contract)
    await app.ask('contracts.command', { contract, command: 'cancel', reason: 'no need' })
    expect(await app.code('comments.start', start())).toBe('comment.fixed')
    expect((await app.ask('comments.reply', { contract, thread: id(`early-${contract}`), text: 'A pity.' })).comments).toHaveLength(2)
    const { after, steps } = await anchor('t')
    expect(await app.code('draft.append', { contract, after, steps })).toBe('draft.read-only')
  })
})
