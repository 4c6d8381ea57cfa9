import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { counterpartyFrom } from '#electron/contracts/start.ts'
import { contractSchema } from '#shared/contracts/contract.ts'
import { noCounterparty } from '#shared/contracts/new-contract.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import type { Field } from '#shared/document/field.ts'
import { filled, leaseValues } from '#test/helpers/signing-path.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft } from '#test/helpers/typing.ts'

const party = (id: string, name: string | null): Field => ({
  id, label: id, required: true, type: 'party', value: name === null ? null : { name, kind: 'company', address: '9 Mill Lane', registration: '0765', email: 'a@example.org' },
})
const utf8 = new TextEncoder()

async function fromLease(app: TestApplication, values: typeof leaseValues) {
  const template = (await app.ask('templates.list', {})).find((each) => each.id === 'commercial-lease')
  if (template === undefined) throw new Error('the lease is gone')
  return app.call('contracts.createFromTemplate', { template: template.id, title: 'Lease', fields: filled(template.fields, values) })
}

describe('the other side, as the text names it', () => {
  it.each([
    ['the first party that is not the house', [party('us', 'Marlow Ltd'), party('them', 'Bright Ltd')], 'Bright Ltd'],
    ['whatever the case and the spaces of our name', [party('us', ' MARLOW ltd '), party('them', 'Bright Ltd')], 'Bright Ltd'],
    ['a party before us', [party('them', 'Bright Ltd'), party('us', 'Marlow Ltd')], 'Bright Ltd'],
    ['no one yet, when none is filled in', [party('us', 'Marlow Ltd'), party('them', null)], ''],
    ['no one, when there are no parties', [], ''],
  ])('is %s', (_, fields, name) => {
    expect(counterpartyFrom(fields, 'Marlow Ltd').name).toBe(name)
  })

  it('comes with what the text says of it', () => {
    expect(counterpartyFrom([party('them', 'Bright Ltd')], 'Marlow Ltd')).toEqual({
      name: 'Bright Ltd', kind: 'company', address: '9 Mill Lane', registration: '0765', contact: { name: '', email: 'a@example.org' },
    })
    expect(counterpartyFrom([], 'Marlow Ltd')).toEqual(noCounterparty)
  })
})

describe('a contract from a template', () => {
  it('has the text with what was filled in, and knows where it came from', async () => {
    await using app = await openedApplication()
    const reply = await fromLease(app, leaseValues)
    if (!reply.ok) throw new Error(reply.message)
    const { contract } = reply.value
    expect(contractSchema.parse(contract)).toMatchObject({ title: 'Lease', type: 'lease', state: 'draft', turn: 'ours', owner: app.ada, template: { id: 'commercial-lease', version: 1 } })
    const text = documentText((await openDraft(app, contract.id)).doc, { numbers: true })
    expect(text).toContain('Bright Bakery Ltd')
    expect(text).toContain('Unit 4, Old Yard, Marlow')
    const [entry] = await app.ask('audit.list', { contract: contract.id, limit: 1 })
    expect(entry?.entry.event).toMatchObject({ kind: 'contract created', source: 'template', title: 'Lease' })
  })

  it('is refused, with everything, when a party’s particulars could not be kept in its record', async () => {
    await using app = await openedApplication()
    const before = await app.ask('audit.check', {})
    const reply = await fromLease(app, { ...leaseValues, tenant: { name: 'Bright '.repeat(60), kind: 'company', address: '9 Mill Lane' } })
    expect(reply).toMatchObject({ ok: false, code: 'record.refused', message: expect.stringContaining('counterparty.name') })
    expect(await app.ask('audit.check', {})).toEqual(before)
    expect(await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).toEqual([])
    expect((await app.ask('home.get', {})).yourTurn).toEqual([])
  })

  it('is refused from a template that is not there, or with a value that is not of its field', async () => {
    await using app = await openedApplication()
    for (const template of ['gone', '', '../mutual-nda', 'mutual-nda/../mutual-nda', '__proto__']) {
      expect(await app.code('contracts.createFromTemplate', { template, title: 'X', fields: [] }), template).toBe('template.missing')
    }
    const wrong = await fromLease(app, { ...leaseValues, lease_date: 'soon' })
    expect(wrong.ok).toBe(false)
    expect(app.reported).toEqual([])
  })
})

describe('a contract from a file', () => {
  const hostile = [
    '# Terms <script>alert(1)</script>', '', '[click](javascript:alert(1)) ![x](https://tracker.example/p.png)', '',
    '<img src=x onerror=alert(1)> <iframe src="https://example.org"></iframe>', '', '1. The rent is £1.', '2. <b onclick="x()">Bold</b> text', '',
  ].join('\n')

  it.each([['terms.md', 'text/markdown'], ['terms.txt', 'text/plain'], ['TERMS.MARKDOWN', 'text/markdown']])('never holds what runs or reaches out: %s', async (fileName, mediaType) => {
    await using app = await openedApplication()
    const blob = app.put(utf8.encode(hostile), mediaType, fileName)
    const { view } = await app.ask('contracts.import', { blob, fileName })
    const { document } = await app.ask('draft.open', { contract: view.contract.id })
    expect(parseDocument(document).ok).toBe(true)
    const json = JSON.stringify(document)
    expect(json).not.toMatch(/"type":"(image|script|iframe)"/)
    expect(json).not.toMatch(/"href":"(?!https?:|mailto:)/)
    const { blob: html } = await app.ask('contracts.export', { contract: view.contract.id, version: null, format: 'html' })
    const tags = Buffer.from(app.bytes(html)).toString('utf8').match(/<[a-z][^>]*>/gi) ?? []
    expect(tags.filter((tag) => /^<(script|iframe|img|object|embed|base|form)\b|\son\w+\s*=|javascript:|https?:/i.test(tag))).toEqual([])
  })

  it('takes its title from its first words, or from the file', async () => {
    await using app = await openedApplication()
    const titleOf = async (text: string, fileName: string): Promise<string> =>
      (await app.ask('contracts.import', { blob: app.put(utf8.encode(text), 'text/plain', fileName), fileName })).view.contract.title
    expect(await titleOf('Heads of terms\n\nThe rent is £1.\n', 'x.txt')).toBe('Heads of terms')
    expect(await titleOf(`${'very '.repeat(60)}long\n\nThe rent.\n`, 'deed of gift.v2.txt')).toBe('deed of gift.v2')
  })

  it('is refused for what is no text file, or did not arrive, and leaves nothing', async () => {
    await using app = await openedApplication()
    const blob = app.put(utf8.encode('PK'), 'application/zip', 'x.docx')
    expect(await app.code('contracts.import', { blob, fileName: 'x.docx' })).toBe('word.not-a-package')
    for (const fileName of ['x.json', '', 'x.txt.exe']) expect(await app.code('contracts.import', { blob, fileName }), fileName).toBe('import.unknown-format')
    expect(await app.code('contracts.import', { blob: 'f'.repeat(64) as typeof blob, fileName: 'x.txt' })).toBe('blob.missing')
    expect(await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).toEqual([])
  })

  it('is answered in words for any bytes at all', async () => {
    await using app = await openedApplication()
    const files = [new Uint8Array(), Uint8Array.of(0), Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), Uint8Array.of(0xef, 0xbb, 0xbf), utf8.encode('\0'.repeat(100)), utf8.encode('>'.repeat(5000)), new Uint8Array(3000).map((_, at) => (at * 7919) % 256), utf8.encode('\n'.repeat(1000)), utf8.encode('a'.repeat(1_000_000))]
    for (const bytes of files) {
      for (const fileName of ['x.txt', 'x.md']) {
        const code = await app.code('contracts.import', { blob: app.put(bytes, 'text/plain', fileName), fileName })
        expect(code, `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)} ${fileName}`).not.toBe('internal')
      }
    }
    expect(app.reported).toEqual([])
  })
})

describe('a blank contract', () => {
  it('has its title as its first line and a place to write', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: '  Lease of the yard ', type: 'lease' })
    expect(contract.title).toBe('Lease of the yard')
    const { doc } = await openDraft(app, contract.id)
    expect(doc.content.content.map((node) => [node.attrs['style'], node.textContent])).toEqual([['title', 'Lease of the yard'], ['body', '']])
  })

  it('takes the page size of the house', async () => {
    await using app = await openedApplication()
    const session = await app.ask('session.get', {})
    if (session.state !== 'open') throw new Error('no workspace')
    await app.ask('settings.change', { ...session.settings, pageSize: 'Letter' })
    const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
    expect((await openDraft(app, contract.id)).doc.attrs['page']).toMatchObject({ size: 'Letter' })
  })
})
