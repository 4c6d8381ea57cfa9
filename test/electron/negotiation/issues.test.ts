import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { id } from '#test/helpers/records.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'

let app: TestApplication & { readonly ada: PersonId; readonly ben: PersonId }
let contract: ContractId
beforeAll(async () => {
  app = await openedApplication()
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  contract = (await shortContract(app)).contract.id
})

const text = { title: 'Rent', theirAsk: 'Half of it,\nand later', ourPosition: '=none', status: 'open' as const, notes: '<b>by phone</b>' }

describe('the issues list', () => {
  it('is written, changed, put in order and shortened, each in the log', async () => {
    await app.ask('issues.add', { contract, paragraph: 'clause', ...text })
    const two = await app.ask('issues.add', { contract, paragraph: null, ...text, title: 'Term' })
    expect(two.map(({ title, clause, paragraph, order }) => [title, clause, paragraph, order])).toEqual([['Rent', '', 'clause', 1], ['Term', '', null, 2]])
    const [rent, term] = two
    if (rent === undefined || term === undefined) throw new Error('the issues are gone')
    expect((await app.ask('issues.change', { contract, issue: rent.id, ...text, status: 'agreed' }))[0]).toMatchObject({ status: 'agreed' })
    expect((await app.ask('issues.move', { contract, issue: term.id, before: rent.id })).map((issue) => issue.title)).toEqual(['Term', 'Rent'])
    expect((await app.ask('issues.remove', { contract, issue: term.id })).map((issue) => issue.title)).toEqual(['Rent'])
    expect(await app.ask('issues.list', { contract })).toHaveLength(1)
    const log = await app.ask('audit.list', { contract, limit: 100 })
    expect(log.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('issue'))).toEqual([
      'Took the issue “Term” off the list', 'Moved the issue “Term” to place 1', 'Changed the issue “Rent” (status)', 'Added the issue “Term”', 'Added the issue “Rent”',
    ])
  })

  it('names a clause as it was numbered when the issue was written down', async () => {
    const templates = await app.ask('templates.list', {})
    const template = templates.find((each) => each.id === 'mutual-nda') ?? templates[0]
    if (template === undefined) throw new Error('there are no templates')
    const made = await app.ask('contracts.createFromTemplate', { template: template.id, title: 'NDA', fields: template.fields })
    const doc = (await app.ask('draft.open', { contract: made.contract.id })).document as { content: { attrs?: { id?: string; numbering?: unknown } }[] }
    const numbered = doc.content.find((node) => node.attrs?.numbering !== null && node.attrs?.numbering !== undefined)?.attrs?.id ?? ''
    const [issue] = await app.ask('issues.add', { contract: made.contract.id, paragraph: numbered, ...text })
    expect(issue?.clause).toBe('Article I The Words Used Here')
  })

  it('misses by name what is gone, or another contract’s', async () => {
    const [issue] = await app.ask('issues.add', { contract, paragraph: null, ...text })
    const other = (await shortContract(app)).contract.id
    expect(await app.code('issues.change', { contract: other, issue: issue?.id ?? id(''), ...text })).toBe('issue.missing')
    expect(await app.code('issues.remove', { contract, issue: id('gone') })).toBe('issue.missing')
    expect(await app.code('issues.list', { contract: id('gone') })).toBe('contract.missing')
    expect(await app.code('issues.add', { contract: id('gone'), paragraph: null, ...text })).toBe('contract.missing')
  })

  it('is given out as a table: for a spreadsheet, a browser and paper', async () => {
    await app.ask('issues.add', { contract, paragraph: 'clause', ...text })
    const csv = await app.ask('issues.export', { contract, format: 'csv' })
    expect(csv.fileName).toBe('Lease of the yard - issues.csv')
    expect(new TextDecoder().decode(app.bytes(csv.blob))).toBe(
      'No.,Clause,Issue,Their ask,Our position,Status,Notes\r\n1,,Rent,"Half of it,\nand later","\'=none",Open,<b>by phone</b>\r\n',
    )
    const html = new TextDecoder().decode(app.bytes((await app.ask('issues.export', { contract, format: 'html' })).blob))
    expect(html).toContain('Half of it,<br>and later')
    expect(html).toContain('&lt;b&gt;by phone&lt;/b&gt;')
    qpdfCheck(app.bytes((await app.ask('issues.export', { contract, format: 'pdf' })).blob))
    expect((await app.ask('audit.list', { contract, limit: 3 })).map(({ sentence }) => sentence)).toEqual([
      'Exported as issues list (pdf)', 'Exported as issues list (html)', 'Exported as issues list (csv)',
    ])
  })
})
