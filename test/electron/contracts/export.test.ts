import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor } from '#electron/contracts/export.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { openDraft, typeText } from '#test/helpers/typing.ts'

describe('a title as a file’s name', () => {
  it.each([
    ['Lease of Unit 4', 'Lease of Unit 4.pdf'],
    ['Smith v. Jones: settlement?', 'Smith v. Jones settlement.pdf'],
    ['a/b\\c', 'a b c.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['.hidden', 'hidden.pdf'],
    ['con', 'Contract con.pdf'],
    ['***', 'Contract.pdf'],
    ['two\nlines\t', 'two lines.pdf'],
    ['right\u202Efdp.exe', 'right fdp.exe.pdf'],
  ])('makes %j into %j', (title, name) => {
    expect(fileNameFor(title, 'pdf')).toBe(name)
  })

  it('can be written on any file system, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('契', '👩‍⚖️', '/', '.', ' ', 'a')), maxLength: 300 }), (title) => {
        const name = fileNameFor(title, 'pdf')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}.][^/\\:*?"<>|\p{Cc}]*\.pdf$/u)
        expect(name.isWellFormed()).toBe(true)
        expect(name).not.toMatch(/\s\.pdf$/)
      }),
    )
  })
})

describe('taking a contract out', () => {
  it('writes the working text, or a version, as it is', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const version = await app.ask('versions.name', { contract: contract.id, name: 'First', kind: 'internal', note: '' })
    const { doc: old } = await openDraft(app, contract.id)
    const { doc } = await typeText(app, contract.id, 'Only in the working text.')
    const exported = async (format: 'txt' | 'json' | 'md' | 'html', of: typeof version.id | null): Promise<string> =>
      Buffer.from(app.bytes((await app.ask('contracts.export', { contract: contract.id, version: of, format })).blob)).toString('utf8')
    expect(await exported('json', null)).toBe(canonicalDocument(doc))
    expect(await exported('json', version.id)).toBe(canonicalDocument(old))
    expect(await exported('txt', null)).toBe(documentText(doc, { numbers: true }))
    expect(await exported('md', null)).toContain('Only in the working text.')
    expect(await exported('html', null)).toContain('Only in the working text.')
    expect(await exported('html', version.id)).not.toContain('Only in the working text.')
  })

  it('tells the log what left the house, by its hash', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { blob } = await app.ask('contracts.export', { contract: contract.id, version: null, format: 'txt' })
    const [newest] = await app.ask('audit.list', { contract: contract.id, limit: 1 })
    expect(newest?.entry.event).toEqual({ kind: 'exported', contract: contract.id, format: 'txt', hash: createHash('sha256').update(app.bytes(blob)).digest('hex') })
  })
})
