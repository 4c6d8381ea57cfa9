import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import type { Output } from '#shared/ipc/api.ts'
import type { BlobId, ContractId, PersonId } from '#shared/lib/ids.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { id } from '#test/helpers/records.ts'
import { approve, shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, stepsOf, typeText } from '#test/helpers/typing.ts'

type Sent = Output<'negotiation.send'>['sent']

let app: TestApplication & { readonly ada: PersonId; readonly ben: PersonId }
let contract: ContractId
beforeAll(async () => {
  app = await openedApplication()
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  await app.ask('people.switch', { person: app.ada })
  contract = (await shortContract(app)).contract.id
})

const day = 86_400_000
const openly = { authors: 'names', comments: 'shared' } as const
const closely = { authors: 'house', comments: 'none' } as const

function send(more: Partial<{ note: string; formats: ('pdf' | 'html')[]; disclosure: typeof openly | typeof closely }> = {}) {
  return app.ask('negotiation.send', { contract, note: '', formats: ['html'], disclosure: closely, ...more })
}

const textOf = (blob: BlobId): string => new TextDecoder().decode(app.bytes(blob))
const file = (sent: Sent, role: 'clean' | 'redline', ending = 'html'): BlobId => {
  const found = sent.exchange.files.find((each) => each.role === role && each.fileName.endsWith(ending))
  if (found === undefined) throw new Error(`no ${role}`)
  return found.blob
}

/** Replaces words of the working text, as an edit with tracking off. */
async function edit(find: string, replace: string): Promise<Node> {
  const { doc, sequence } = await openDraft(app, contract)
  const tr = new Transform(doc)
  doc.descendants((node, pos) => {
    const at = node.isText && tr.steps.length === 0 ? (node.text ?? '').indexOf(find) : -1
    if (at !== -1) tr.replaceWith(pos + at, pos + at + find.length, schema.text(replace, node.marks))
  })
  await app.ask('draft.append', { contract, after: sequence, steps: stepsOf(tr) })
  return tr.doc
}

/** The working text with some words tracked as deleted and others as inserted, by a person of the house. */
async function editTracked(find: string, replace: string, author: string, person: string): Promise<void> {
  const { doc, sequence } = await openDraft(app, contract)
  const stamp = (name: string) => ({ id: name, group: 'g', author, person, at: app.clock.now, move: null })
  const tr = new Transform(doc)
  doc.descendants((node, pos) => {
    const at = node.isText && tr.steps.length === 0 ? (node.text ?? '').indexOf(find) : -1
    if (at === -1) return
    tr.addMark(pos + at, pos + at + find.length, schema.marks.deletion.create(stamp('d')))
    tr.insert(pos + at + find.length, schema.text(replace, [schema.marks.insertion.create(stamp('i'))]))
  })
  await app.ask('draft.append', { contract, after: sequence, steps: stepsOf(tr) })
}

const sentences = async (limit = 20) => (await app.ask('audit.list', { contract, limit })).map(({ sentence }) => sentence)

describe('sending a text', () => {
  it('names it, keeps exactly what was sent, takes the contract to negotiation and passes the turn', async () => {
    app.clock.advance(2 * day)
    const { view, sent } = await send({ note: 'first draft', formats: ['pdf', 'html'] })
    expect(view).toMatchObject({ shown: 'negotiation', contract: { turn: 'theirs', tracking: 'on' }, versions: [{ kind: 'sent', name: 'Sent to Bright Bakery Ltd', note: 'first draft' }] })
    expect(sent).toMatchObject({ byName: 'Ada Marlow', adopted: null, version: view.versions[0], exchange: { direction: 'sent', counterparty: 'Bright Bakery Ltd', note: 'first draft', basis: null } })
    expect(sent.exchange.files.map(({ role, fileName, bytes }) => [role, fileName, bytes > 1000])).toEqual([
      ['clean', 'Lease of the yard - version 1 (clean).pdf', true],
      ['clean', 'Lease of the yard - version 1 (clean).html', true],
    ])
    qpdfCheck(app.bytes(file(sent, 'clean', 'pdf')))
    expect(await app.ask('negotiation.exchanges', { contract })).toEqual([sent])
    expect(await app.ask('negotiation.turns', { contract })).toMatchObject({ rounds: 1, days: { ours: 2, theirs: 0 } })
    expect((await sentences(6)).toReversed()).toEqual([
      expect.stringMatching(/^Named version 1, “Sent to Bright Bakery Ltd”/) as unknown,
      expect.stringMatching(/^Sent “Lease of the yard - version 1 \(clean\)\.pdf” and “Lease of the yard - version 1 \(clean\)\.html” to Bright Bakery Ltd/) as unknown,
      'Moved from draft to review: Sent to the other side',
      'Moved from review to negotiation: Sent to the other side',
      'Turned tracking on: sent as Version 1, “Sent to Bright Bakery Ltd”',
      'Passed the turn to the other side after 2 days',
    ])
  })

  it('shows the changes since the last text that crossed, clean and as a redline', async () => {
    await send()
    await edit('the first day', 'the last working day')
    const { sent } = await send()
    expect(sent.exchange.basis).toMatchObject({ title: 'Version 1, “Sent to Bright Bakery Ltd”' })
    const redline = textOf(file(sent, 'redline'))
    expect(redline).toMatch(/<del class="author-1">first<\/del><ins class="author-1">last working<\/ins>/)
    expect(redline).toContain('Changes by <ins class="author-1">Marlow Ltd</ins>')
    expect(textOf(file(sent, 'clean'))).toContain('the last working day')
    expect(textOf(file(sent, 'clean'))).not.toMatch(/<(del|ins)/)
  })

  it('sends only the copies that are asked for', async () => {
    const input = { contract, note: '', formats: ['html' as const], disclosure: closely }
    expect(await app.code('negotiation.send', { ...input, copies: ['redline'] })).toBe('exchange.no-redline')
    expect(await app.ask('negotiation.exchanges', { contract })).toEqual([])
    await app.ask('negotiation.send', { ...input, copies: ['clean'] })
    await edit('the first day', 'the last day')
    expect((await app.ask('negotiation.send', { ...input, copies: ['redline'] })).sent.exchange.files.map(({ role }) => role)).toEqual(['redline'])
    expect((await app.ask('negotiation.send', { ...input, copies: ['clean'] })).sent.exchange.files.map(({ role }) => role)).toEqual(['clean'])
  })

  it('keeps the tracked changes as they were typed, under their authors’ names or the house’s', async () => {
    await send()
    await editTracked('first day', 'second day', 'Ada Marlow', app.ada)
    const named = (await send({ disclosure: openly })).sent
    expect(textOf(file(named, 'redline'))).toContain('<del class="author-1">first day</del><ins class="author-1">second day</ins>')
    expect(textOf(file(named, 'redline'))).toContain('Changes by <ins class="author-1">Ada Marlow</ins>')
  })

  // The contract itself names Ada Marlow, who signs it.
  it('lets no name of an author and no internal comment out, whatever is sent', async () => {
    await send()
    await editTracked('first day', 'second day', 'Ada Secretname', app.ada)
    const at = { contract, paragraph: 'clause', quote: 'rent' }
    await app.ask('comments.start', { ...at, thread: id('thread-in'), internal: true, text: 'Our real limit is ninety.' })
    await app.ask('comments.start', { ...at, thread: id('thread-out'), internal: false, text: 'Please confirm the day.' })
    const { doc, sequence } = await openDraft(app, contract)
    const tr = new Transform(doc).addMark(doc.content.size - 60, doc.content.size - 40, schema.marks.comment.create({ thread: 'thread-in' }))
    tr.addMark(40, 50, schema.marks.comment.create({ thread: 'thread-in' })).addMark(45, 52, schema.marks.comment.create({ thread: 'thread-out' }))
    await app.ask('draft.append', { contract, after: sequence, steps: stepsOf(tr) })
    const everything = (sent: Sent): string => 
      sent.exchange.files.filter(({ fileName }) => fileName.endsWith('html')).map(({ blob }) => textOf(blob)).join('\n').replaceAll('>Ada Marlow<', '><')
    const quiet = (await send({ formats: ['html', 'pdf'], disclosure: closely })).sent
    for (const secret of ['Ada', 'Secretname', 'real limit', 'Please confirm', 'thread-in', 'thread-out', 'commented">', 'Sent to']) expect(everything(quiet), secret).not.toContain(secret)
    for (const each of quiet.exchange.files.filter(({ fileName }) => fileName.endsWith('pdf'))) {
      const path = join(app.folder, each.fileName)
      writeFileSync(path, app.bytes(each.blob))
      const said = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }) + execFileSync('pdfinfo', [path], { encoding: 'utf8' })
      for (const secret of ['Ada', 'Secretname', 'real limit', 'Please confirm']) {
        expect(said.replaceAll('Ada Marlow', ''), secret).not.toContain(secret)
      }
    }
    const open = everything((await send({ disclosure: openly })).sent)
    expect(open).toContain('Please confirm the day.')
    expect(open).toContain('Ada Marlow, 4 March')
    expect(open).not.toContain('real limit')
    expect(open).not.toContain('thread-in')
  })

  it('is not done where the text is fixed, has no words, or by someone who may not write', async () => {
    const input = { contract, note: '', formats: ['html' as const], disclosure: closely }
    await approve(app, contract)
    expect(await app.code('negotiation.send', input)).toBe('exchange.fixed')
    const { contract: blank } = await app.ask('contracts.createBlank', { title: 'Blank', type: 'other' })
    const draft = await openDraft(app, blank.id)
    await app.ask('draft.append', { contract: blank.id, after: draft.sequence, steps: stepsOf(new Transform(draft.doc).delete(1, 6)) })
    expect(await app.code('negotiation.send', { ...input, contract: blank.id })).toBe('exchange.no-text')
    expect((await app.ask('contracts.get', { contract: blank.id })).versions).toEqual([])
    expect(await app.ask('negotiation.exchanges', { contract: blank.id })).toEqual([])
  })

  it('records nothing when the text moves on while its files are made', async () => {
    const sending = app.call('negotiation.send', { contract, note: '', formats: ['pdf'], disclosure: closely })
    await typeText(app, contract, 'A late thought.')
    expect(await sending).toMatchObject({ ok: false, code: 'exchange.text-moved-on' })
    expect(await app.ask('negotiation.exchanges', { contract })).toEqual([])
    expect(await app.ask('contracts.get', { contract })).toMatchObject({ shown: 'draft', versions: [], contract: { turn: 'ours' } })
  })
})

function put(content: string, fileName: string): { blob: BlobId; fileName: string } {
  return { blob: app.put(new TextEncoder().encode(content), 'text/plain', fileName), fileName }
}

const receive = (content: string, fileName: string) => app.ask('negotiation.receive', { contract, ...put(content, fileName), note: 'by mail' })

describe('receiving a text', () => {
  it('keeps the file and its version, shows what it changes, and gives us the turn; the working text stays', async () => {
    await send()
    const { doc: ours } = await openDraft(app, contract)
    app.clock.advance(5 * day)
    const theirs = canonicalDocument(ours).replace('the first day of each month', 'the last day of each quarter')
    const { view, received, comparison, editedSince } = await receive(theirs, 'lease back.json')
    expect(view).toMatchObject({ shown: 'negotiation', contract: { turn: 'ours' }, versions: [{ kind: 'sent' }, { kind: 'received', name: 'Received from Bright Bakery Ltd' }] })
    expect(received).toMatchObject({ adopted: null, exchange: { direction: 'received', note: 'by mail', files: [{ role: 'received', fileName: 'lease back.json' }] } })
    expect(textOf(received.exchange.files[0]?.blob ?? id(''))).toBe(theirs)
    expect(comparison.changes.map(({ kind, deleted, inserted }) => [kind, deleted, inserted])).toEqual([['replaced', 'first day of each month', 'last day of each quarter']])
    expect(editedSince).toBe(false)
    expect((await openDraft(app, contract)).doc.eq(ours)).toBe(true)
    expect(await app.ask('negotiation.turns', { contract })).toMatchObject({ rounds: 1, days: { theirs: 5 } })
  })

  it('is adopted as their tracked changes: accepting gives theirs, rejecting ours', async () => {
    await send()
    const { doc: ours } = await openDraft(app, contract)
    const theirs = canonicalDocument(ours).replace('the first day of each month', 'the last day of each quarter')
    const { received } = await receive(theirs, 'back.json')
    const view = await app.ask('negotiation.adopt', { contract, exchange: received.exchange.id, setAsideEdits: false })
    expect(view.contract.tracking).toBe('on')
    expect(view.versions).toHaveLength(2)
    const { doc } = await openDraft(app, contract)
    expect(documentHash(acceptAll(doc))).toBe(received.version.hash)
    expect(documentHash(rejectAll(doc))).toBe(documentHash(ours))
    const authors = new Set<string>()
    doc.descendants((node) => node.marks.forEach((mark) => authors.add(`${String(mark.attrs['author'])} ${String(mark.attrs['person'])}`)))
    expect([...authors]).toEqual(['Bright Bakery Ltd null'])
    expect((await app.ask('negotiation.exchanges', { contract })).map(({ adopted }) => adopted)).toEqual([null, { at: app.clock.now, by: 'Ada Marlow' }])
    expect((await sentences(1))[0]).toBe('Took what was received into the text as tracked changes')
  })

  it('does not run over what was edited here since: that is refused, or kept as a version', async () => {
    await send()
    const { doc: ours } = await openDraft(app, contract)
    await edit('each month', 'every month')
    const { doc: edited } = await openDraft(app, contract)
    const { received, editedSince } = await receive(canonicalDocument(ours).replace('first day', 'last day'), 'back.json')
    expect(editedSince).toBe(true)
    const adopt = { contract, exchange: received.exchange.id }
    expect(await app.code('negotiation.adopt', { ...adopt, setAsideEdits: false })).toBe('exchange.edits-since')
    expect((await openDraft(app, contract)).doc.eq(edited)).toBe(true)
    const { versions } = await app.ask('negotiation.adopt', { ...adopt, setAsideEdits: true })
    expect(versions.map(({ kind, name }) => [kind, name]).slice(2)).toEqual([['internal', 'Before taking in version 2']])
    expect(versions[2]?.hash).toBe(documentHash(edited))
    expect(documentHash(rejectAll((await openDraft(app, contract)).doc))).toBe(documentHash(ours))
    expect((await sentences(1))[0]).toContain('the text before was kept as a version')
  })

  it('finds comments again on the words they were on', async () => {
    const { doc, sequence } = await openDraft(app, contract)
    let place = 0
    doc.descendants((node, pos) => {
      if (node.attrs['id'] === 'clause') place = pos + 1
    })
    await app.ask('draft.append', { contract, after: sequence, steps: stepsOf(new Transform(doc).addMark(place, place + 10, schema.marks.comment.create({ thread: 't1' }))) })
    await send()
    const { doc: ours } = await openDraft(app, contract)
    const { received } = await receive(canonicalDocument(ours).replace('first day', 'last day'), 'back.json')
    await app.ask('negotiation.adopt', { contract, exchange: received.exchange.id, setAsideEdits: false })
    const commented: string[] = []
    const { doc: after } = await openDraft(app, contract)
    after.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === 'comment')) commented.push(node.text ?? '')
    })
    expect(commented.join('')).toBe('The Tenant')
  })

  it('reads a text file as our text with other words: its clauses, fields and ids are ours', async () => {
    await send()
    const { doc: ours } = await openDraft(app, contract)
    const back = documentText(ours, { numbers: true }).replace('the first day of each month', 'the last day of each month')
    const { comparison, received, report } = await receive(back, 'lease.txt')
    expect(comparison.changes.map(({ kind, deleted, inserted }) => [kind, deleted, inserted])).toEqual([['replaced', 'first', 'last']])
    expect(report.lost).toEqual([])
    const same = await receive(documentText(ours, { numbers: true }), 'same.txt')
    expect(same.comparison.summary.identical).toBe(true)
    expect(same.received.version.hash).toBe(documentHash(ours))
    expect(received.version.number).toBe(2)
  })

  it('answers the working text where none was sent yet, and keeps that as a version', async () => {
    const { doc: ours } = await openDraft(app, contract)
    const { view, comparison } = await receive(canonicalDocument(ours).replace('first day', 'last day'), 'paper.json')
    expect(view.versions.map(({ kind, name }) => [kind, name])).toEqual([['internal', 'Before the first text was received'], ['received', 'Received from Bright Bakery Ltd']])
    expect(comparison.before.title).toBe('Version 1, “Before the first text was received”')
    expect(comparison.changes).toHaveLength(1)
  })

  it.each([
    ['lease.docx', 'word.not-a-package'],
    ['lease.pdf', 'import.unknown-format'],
    ['lease.json', 'import.not-json'],
    ['empty.txt', 'import.empty'],
  ])('is refused in words, and leaves nothing: %s', async (fileName, code) => {
    await send()
    const content = fileName === 'empty.txt' ? '' : 'no text of ours {'
    expect(await app.code('negotiation.receive', { contract, ...put(content, fileName), note: '' })).toBe(code)
    expect(await app.ask('negotiation.exchanges', { contract })).toHaveLength(1)
    expect((await app.ask('contracts.get', { contract })).versions).toHaveLength(1)
  })

  it('adopts only what was received, here, while the text may be written', async () => {
    const { sent } = await send()
    expect(await app.code('negotiation.adopt', { contract, exchange: sent.exchange.id, setAsideEdits: true })).toBe('exchange.not-received')
    expect(await app.code('negotiation.adopt', { contract, exchange: id('gone'), setAsideEdits: true })).toBe('exchange.missing')
    const { doc: ours } = await openDraft(app, contract)
    const { received } = await receive(canonicalDocument(ours), 'back.json')
    await approve(app, contract)
    expect(await app.code('negotiation.adopt', { contract, exchange: received.exchange.id, setAsideEdits: true })).toBe('exchange.fixed')
    expect(await app.code('negotiation.receive', { contract, ...put('Text.', 'a.txt'), note: '' })).toBe('exchange.fixed')
  })
})
