import { describe, expect, it } from 'vitest'
import { readWord } from '#electron/word/word-file.ts'
import { schema } from '#shared/document/schema.ts'
import { anchoredThreads } from '#shared/negotiation/anchors.ts'
import { listChanges } from '#shared/redline/list.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import { openDraft } from '#test/helpers/typing.ts'
import { del, ins, partOf, run, withPartChanged } from '#test/helpers/word-file.ts'
import { wordLease } from '#test/helpers/word-lease.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
async function imported(app: TestApplication, bytes = wordLease) {
  const { view, report } = await app.ask('contracts.import', { blob: app.put(bytes, docx, 'lease.docx'), fileName: 'lease.docx' })
  return { contract: view.contract, report }
}

async function exported(app: TestApplication, contract: Parameters<typeof openDraft>[1], changes: 'keep' | 'accept' | 'reject' = 'keep'): Promise<Uint8Array> {
  return app.bytes((await app.ask('contracts.export', { contract, version: null, format: 'docx', changes })).blob)
}

describe('a Word file taken in', () => {
  it('becomes a contract with its changes, comments and pieces, and says what became of each', async () => {
    await using app = await openedApplication()
    const { contract, report } = await imported(app)
    expect([contract.title, contract.tracking]).toEqual(['Lease of Unit 4', 'on'])
    expect(report).toMatchObject({ tables: 1, lost: [], word: { changes: 1, comments: 1, shown: [{ kind: 'text box', count: 1 }] } })
    const { doc } = await openDraft(app, contract.id)
    expect(listChanges(doc).map(({ author }) => author)).toEqual(['Tom Landlord'])
    const [thread] = await app.ask('comments.list', { contract: contract.id })
    expect(thread).toMatchObject({ internal: false, state: 'open', quote: 'Signed below.', comments: [{ author: 'Tom Landlord', person: null, text: 'By whom?' }] })
    expect([...anchoredThreads(doc)]).toEqual([thread?.id])
    const log = await app.ask('audit.list', { contract: contract.id, limit: 10 })
    expect(log.map(({ entry }) => entry.event.kind)).toContain('Word file taken in')
  })

  it('comes out again as it came in where nothing was changed, and is decided on request', async () => {
    await using app = await openedApplication()
    const { contract } = await imported(app)
    for (const part of ['word/document.xml', 'word/footer1.xml']) expect(partOf(await exported(app, contract.id), part)).toBe(partOf(wordLease, part))
    expect(partOf(await exported(app, contract.id, 'accept'), 'word/document.xml')).not.toMatch(/£100|<w:ins\b/)
    expect(partOf(await exported(app, contract.id, 'reject'), 'word/document.xml')).not.toMatch(/£120|<w:ins\b/)
  })

  it('is refused in words where it is none, and nothing is kept', async () => {
    await using app = await openedApplication()
    const refused = await app.call('contracts.import', { blob: app.put(Buffer.from('PK'), docx, 'a.docx'), fileName: 'a.docx' })
    expect(refused).toMatchObject({ ok: false, code: 'word.not-a-package' })
    expect(await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).toEqual([])
  })
})

const pack = { note: '', formats: ['docx' as const], disclosure: { authors: 'house' as const, comments: 'shared' as const } }

async function sent(app: TestApplication, contract: Parameters<typeof openDraft>[1]) {
  const { sent: { exchange } } = await app.ask('negotiation.send', { contract, ...pack })
  return exchange
}

const put = (app: TestApplication, bytes: Uint8Array): BlobId => app.put(bytes, docx, 'back.docx')

describe('a text that goes out as Word files and comes back', () => {
  it('leaves as a clean copy and a redline, without what the house keeps, and the record lists what was taken out', async () => {
    await using app = await openedApplication()
    const { contract } = await imported(app)
    const [thread] = await app.ask('comments.list', { contract: contract.id })
    if (thread === undefined) throw new Error('no thread')
    await app.ask('comments.reply', { contract: contract.id, thread: thread.id, text: 'By both directors.' })
    await app.ask('versions.name', { contract: contract.id, name: 'As it came', kind: 'received', note: '' })
    const { files } = await sent(app, contract.id)
    expect(files.map(({ role, fileName }) => [role, fileName.split('.').at(-1)])).toEqual([['clean', 'docx'], ['redline', 'docx']])
    const [clean, redline] = files.map(({ blob }) => app.bytes(blob))
    if (clean === undefined || redline === undefined) throw new Error('no files')
    expect(readWord(clean).comments).toEqual([])
    expect(listChanges(readWord(clean).doc)).toEqual([])
    expect(readWord(redline).comments.map(({ comments }) => comments.map(({ text }) => text))).toEqual([['By whom?', 'By both directors.']])
    expect(partOf(redline, 'word/comments.xml')).not.toContain('Ada Marlow')
    const removed = files.map((file) => file.removed)
    expect(removed[0]).toContainEqual({ kind: 'comments', part: 'word/comments.xml', count: 2 })
    expect(removed[1]).toContainEqual({ kind: 'authors', part: 'word/comments.xml', count: 1 })
  })

  it('tells tracked edits from others, keeps who made them, and takes answers to comments in', async () => {
    await using app = await openedApplication()
    const { contract } = await imported(app)
    await app.ask('versions.name', { contract: contract.id, name: 'As it came', kind: 'received', note: '' })
    const exchange = await sent(app, contract.id)
    const redline = exchange.files.find(({ role }) => role === 'redline')
    if (redline === undefined) throw new Error('no redline')
    const edited = withPartChanged(app.bytes(redline.blob), 'word/document.xml', (text) =>
      text.replace(run('The term is five years.'), `${run('The term is ')}${del('five', 'Eve Counsel', 901)}${ins('six', 'Eve Counsel', 902)}${run(' years.')}`).replace('one month of rent', 'two months of rent'),
    )
    const back = withPartChanged(edited, 'word/comments.xml', (text) => text.replace('By whom?', 'By whom, and when?'))
    const audit = await app.ask('compare.audit', { contract: contract.id, sent: exchange.version, received: { blob: put(app, back), fileName: 'back.docx' } })
    expect(audit.untracked.map(({ kind, part, before, after }) => [kind, part, before, after])).toEqual([
      ['replaced', 'body', 'one month', 'two months'],
      ['replaced', 'comments', 'By whom?', 'By whom, and when?'],
    ])
    expect(audit.tracked.map(({ author }) => author)).toEqual(['Eve Counsel'])
    const footed = withPartChanged(back, 'word/footer1.xml', (text) => text.replace('Draft', 'Final'))
    const more = await app.ask('compare.audit', { contract: contract.id, sent: exchange.version, received: { blob: put(app, footed), fileName: 'back.docx' } })
    expect(more.untracked.map(({ part }) => part)).toContain('footer')
    const received = await app.ask('negotiation.receive', { contract: contract.id, blob: put(app, back), fileName: 'back.docx', note: '' })
    expect(received.comparison.summary.words).toEqual({ inserted: 3, deleted: 3 })
    await app.ask('negotiation.adopt', { contract: contract.id, exchange: received.received.exchange.id, setAsideEdits: false })
    const { doc } = await openDraft(app, contract.id)
    expect(new Set(listChanges(doc).map(({ author }) => author))).toEqual(new Set(['Tom Landlord', 'Eve Counsel', 'The other side']))
    expect(acceptAll(doc).textContent).toMatch(/£120[^]*six years[^]*two months/)
    expect(rejectAll(doc).textContent).toMatch(/£100[^]*five years[^]*one month/)
    const threads = await app.ask('comments.list', { contract: contract.id })
    expect(threads.flatMap(({ comments }) => comments.map(({ text }) => text))).toContain('By whom, and when?')
    const again = await sent(app, contract.id)
    expect(again.files).toHaveLength(2)
  })

  it('knows a text of ours again that was written for Word anew', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await app.ask('versions.name', { contract: contract.id, name: 'First', kind: 'internal', note: '' })
    const exchange = await sent(app, contract.id)
    for (const { blob } of exchange.files) {
      const { untracked, tracked } = await app.ask('compare.audit', { contract: contract.id, sent: exchange.version, received: { blob: put(app, app.bytes(blob)), fileName: 'back.docx' } })
      expect([untracked, tracked]).toEqual([[], []])
    }
    const { comparison } = await app.ask('negotiation.receive', { contract: contract.id, blob: put(app, app.bytes(exchange.files[0]?.blob ?? ('' as BlobId))), fileName: 'back.docx', note: '' })
    expect(comparison.summary.identical).toBe(true)
    const { doc } = await openDraft(app, contract.id)
    expect(doc.type).toBe(schema.nodes.doc)
  })
})
