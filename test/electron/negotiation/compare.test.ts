import { Transform } from 'prosemirror-transform'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readWord } from '#electron/word/word-file.ts'
import { canonicalDocument, documentHash } from '#shared/document/canonical.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'
import type { BlobId, ContractId, PersonId } from '#shared/lib/ids.ts'
import { listChanges } from '#shared/redline/list.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { filled, leaseValues, shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, typeText } from '#test/helpers/typing.ts'

let app: TestApplication & { readonly ada: PersonId; readonly ben: PersonId }
let contract: ContractId
beforeAll(async () => {
  app = await openedApplication()
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  contract = (await shortContract(app)).contract.id
})

const node = (json: DocumentJson) => schema.nodeFromJSON(json)
const name = (title: string) => app.ask('versions.name', { contract, name: title, kind: 'internal', note: '' })
const put = (content: string, fileName: string): { blob: BlobId; fileName: string } => ({ blob: app.put(new TextEncoder().encode(content), 'text/plain', fileName), fileName })

async function lease(): Promise<ContractId> {
  const template = (await app.ask('templates.list', {})).find((each) => each.id === 'commercial-lease')
  if (template === undefined) throw new Error('the lease is gone')
  return (await app.ask('contracts.createFromTemplate', { template: template.id, title: 'Lease of Unit 4', fields: filled(template.fields, leaseValues) })).contract.id
}

describe('comparing two texts of a contract', () => {
  it('gives a redline between any two versions, whose ends are those versions', async () => {
    const first = await name('First')
    await typeText(app, contract, 'The Tenant insures the yard.')
    const second = await name('Second')
    const { before, after, redline, changes, summary, blocks } = await app.ask('compare.versions', { contract, before: first.id, after: second.id })
    expect([before.title, after.title]).toEqual(['Version 1, “First”', 'Version 2, “Second”'])
    expect(documentHash(rejectAll(node(redline)))).toBe(first.hash)
    expect(documentHash(acceptAll(node(redline)))).toBe(second.hash)
    expect(changes.map(({ kind, inserted }) => [kind, inserted])).toEqual([['inserted', 'The Tenant insures the yard.']])
    expect(summary).toMatchObject({ identical: false, words: { inserted: 5, deleted: 0 } })
    expect(blocks.at(-1)).toMatchObject({ before: null })
  })

  it('takes the working text, and the last text that crossed', async () => {
    const sent = await app.ask('versions.name', { contract, name: 'To them', kind: 'sent', note: '' })
    expect((await app.ask('compare.versions', { contract, before: 'last exchanged', after: 'draft' })).summary.identical).toBe(true)
    await typeText(app, contract, 'More.')
    const { before, summary } = await app.ask('compare.versions', { contract, before: 'last exchanged', after: 'draft' })
    expect(before.title).toBe('Version 1, “To them”')
    expect(summary.counts.inserted).toBe(1)
    expect((await app.ask('compare.versions', { contract, before: sent.id, after: 'draft' })).summary).toEqual(summary)
  })

  it('finds a contract from a template the same as its template, but for what was changed', async () => {
    const id = await lease()
    const untouched = await app.ask('compare.versions', { contract: id, before: 'template', after: 'draft' })
    expect(untouched.before.title).toBe('The template “Lease of Business Premises”')
    expect(untouched.changes.map(({ clause, inserted, deleted, properties }) => [clause, inserted, deleted, properties])).toEqual([])
    expect(untouched.summary.identical).toBe(true)
    await typeText(app, id, 'A clause of our own.')
    expect((await app.ask('compare.versions', { contract: id, before: 'template', after: 'draft' })).summary.counts).toMatchObject({ inserted: 1, deleted: 0, changed: 0 })
  })

  it('is refused in words where there is nothing to compare with', async () => {
    expect(await app.code('compare.versions', { contract, before: 'template', after: 'draft' })).toBe('compare.no-template')
    expect(await app.code('compare.versions', { contract, before: 'last exchanged', after: 'draft' })).toBe('compare.nothing-exchanged')
    const elsewhere = await name('Here')
    const other = (await shortContract(app)).contract.id
    expect(await app.code('compare.versions', { contract: other, before: elsewhere.id, after: 'draft' })).toBe('compare.other-contract')
  })

  it('is given out as a page, in the log with what was compared', async () => {
    const first = await name('First')
    await typeText(app, contract, 'The Tenant insures the yard.')
    const compared = { contract, before: first.id, after: 'draft' as const }
    const pdf = await app.ask('compare.export', { compared, format: 'pdf' })
    expect(pdf.fileName).toBe('Lease of the yard - redline.pdf')
    qpdfCheck(app.bytes(pdf.blob))
    const html = new TextDecoder().decode(app.bytes((await app.ask('compare.export', { compared, format: 'html' })).blob))
    expect(html).toContain('<ins class="author-1">The Tenant insures the yard.</ins>')
    expect(html).toContain('1 insertion; 5 words added, 0 taken out')
    expect(html).not.toMatch(/<script|font-face|print\.invalid/)
    const word = await app.ask('compare.export', { compared, format: 'docx' })
    const { doc } = readWord(app.bytes(word.blob))
    expect([word.fileName, listChanges(doc).map(({ inserted, deleted }) => [inserted, deleted])]).toEqual(['Lease of the yard - redline.docx', [['The Tenant insures the yard.', '']]])
    const [newest] = await app.ask('audit.list', { contract, limit: 1 })
    expect(newest?.sentence).toBe('Exported as redline (docx) of The working text against Version 1, “First”')
  })
})

describe('comparing two files', () => {
  it('compares text with text', async () => {
    const before = put('1. The rent is £100.\n\n2. The term is five years.\n', 'before.txt')
    const after = put('1. The rent is £120.\n\n2. The term is five years.\n', 'after.txt')
    const { changes, before: first, after: second } = await app.ask('compare.files', { before, after })
    expect([first.title, second.title]).toEqual(['before.txt', 'after.txt'])
    expect(changes.map(({ kind, deleted, inserted, clause }) => [kind, deleted, inserted, clause])).toEqual([['replaced', '£100', '£120', '1']])
    const { fileName, blob } = await app.ask('compare.export', { compared: { before, after }, format: 'html' })
    expect(fileName).toBe('after - redline.html')
    expect(new TextDecoder().decode(app.bytes(blob))).toContain('<del class="author-1">£100</del>')
    const word = await app.ask('compare.export', { compared: { before, after }, format: 'docx' })
    const { doc } = readWord(app.bytes(word.blob))
    expect([acceptAll(doc).textContent, rejectAll(doc).textContent]).toEqual(['The rent is £120.The term is five years.', 'The rent is £100.The term is five years.'])
  })

  it.each(['txt', 'md'] as const)('compares a text of ours with itself as .%s, both ways round, and finds nothing', async (ending) => {
    const { doc } = await openDraft(app, await lease())
    const ours = put(canonicalDocument(doc), 'ours.json')
    const theirs = put(ending === 'txt' ? documentText(doc, { numbers: true }) : documentToMarkdown(doc), `theirs.${ending}`)
    const found = await app.ask('compare.files', { before: ours, after: theirs })
    expect(found.changes.map(({ kind, clause, deleted, inserted }) => [kind, clause, deleted, inserted])).toEqual([])
    expect((await app.ask('compare.files', { before: theirs, after: ours })).changes.map(({ kind, clause, deleted, inserted }) => [kind, clause, deleted, inserted])).toEqual([])
  })

  it('is refused in words for what is no text', async () => {
    const text = put('Text.', 'a.txt')
    expect(await app.code('compare.files', { before: text, after: put('PK', 'a.docx') })).toBe('word.not-a-package')
    expect(await app.code('compare.files', { before: text, after: put('{}', 'a.json') })).toBe('document.malformed')
  })
})

describe('the redline audit', () => {
  it('tells what was changed without a mark from what was marked', async () => {
    const { doc } = await openDraft(app, contract)
    const sent = await app.ask('versions.name', { contract, name: 'Sent', kind: 'sent', note: '' })
    const stamp = { id: 'x', group: 'x', author: 'Tom Bright', person: null, at: app.clock.now, move: null }
    let place = 0
    doc.descendants((each, pos) => {
      if (each.attrs['id'] === 'clause') place = pos + 1
    })
    const marked = new Transform(doc).insert(place, schema.text('Perhaps ', [schema.marks.insertion.create(stamp)])).doc
    const openly = put(canonicalDocument(marked), 'back.json')
    expect(await app.ask('compare.audit', { contract, sent: sent.id, received: openly })).toMatchObject({ honest: true, untracked: [], tracked: [{ author: 'Tom Bright', inserted: 'Perhaps' }] })
    const secretly = put(canonicalDocument(marked).replace('first day', 'last day'), 'back.json')
    const audit = await app.ask('compare.audit', { contract, sent: sent.id, received: secretly })
    expect(audit).toMatchObject({ honest: false, untracked: [{ kind: 'replaced', before: 'first', after: 'last', part: 'body' }], tracked: [{ inserted: 'Perhaps' }] })
    expect(documentHash(rejectAll(node(audit.redline)))).toBe(sent.hash)
    const taken = await app.ask('negotiation.receive', { contract, ...secretly, note: '' })
    expect((await app.ask('compare.audit', { contract, sent: sent.id, received: taken.received.version.id })).untracked).toEqual(audit.untracked)
  })

  it('finds every change in a file of plain words untracked', async () => {
    const { doc } = await openDraft(app, contract)
    const sent = await app.ask('versions.name', { contract, name: 'Sent', kind: 'sent', note: '' })
    const received = put(documentText(doc, { numbers: true }).replace('first day', 'last day'), 'back.txt')
    expect(await app.ask('compare.audit', { contract, sent: sent.id, received })).toMatchObject({ honest: false, tracked: [], untracked: [{ before: 'first', after: 'last' }] })
    expect(await app.ask('compare.audit', { contract, sent: sent.id, received: sent.id })).toMatchObject({ honest: true, untracked: [], tracked: [] })
  })
})
