import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { beforeEach, describe, expect, it } from 'vitest'
import { clause, doc, paragraph } from '#shared/document/builders.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { schema } from '#shared/document/schema.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { listChanges } from '#shared/redline/list.ts'
import { qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { noon } from '#test/helpers/records.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface Answer {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

function run(...args: string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: folder })
  return { code: status, said: stdout, complained: stderr }
}

const stamp = (author: string, id: string) => ({ id, group: `group of ${author}`, author, person: null, at: noon, move: null })
const inserted = (text: string, author: string): Node => schema.text(text, [schema.marks.insertion.create(stamp(author, `i-${author}`))])
const deleted = (text: string, author: string): Node => schema.text(text, [schema.marks.deletion.create(stamp(author, `d-${author}`))])

const plain = doc({}, clause(0, 'The Tenant pays the rent monthly.', { id: 'k1' }), clause(0, 'The term is five years.', { id: 'k2' }))
const redlined = doc(
  {},
  paragraph({ id: 'k1', numbering: { scheme: 'decimal', level: 0 } }, 'The Tenant pays the rent ', deleted('monthly', 'Ada'), inserted('quarterly', 'Ada'), '.'),
  paragraph({ id: 'k2', numbering: { scheme: 'decimal', level: 0 } }, 'The term is ', deleted('five', 'Tom'), inserted('six', 'Tom'), ' years.'),
)

describe('countersign compare', { timeout: 120_000 }, () => {
  it('writes a redline of two files, and says what differs', () => {
    const before = file('before.txt', '1. The rent is £100.\n\n2. The term is five years.\n')
    const after = file('after.txt', '1. The rent is £120.\n\n2. The term is five years.\n')
    const out = join(folder, 'redline.json')
    expect(run('compare', before, after, '-o', out)).toEqual({
      code: 0, complained: '', said: `1 replacement; 1 word added, 1 taken out.\n  1: replaced -“£100” +“£120”\nWrote ${out}.\n`,
    })
    const redline = schema.nodeFromJSON(JSON.parse(readFileSync(out, 'utf8')))
    expect([rejectAll(redline).firstChild?.textContent, acceptAll(redline).firstChild?.textContent]).toEqual(['The rent is £100.', 'The rent is £120.'])
    const page = join(folder, 'redline.html')
    expect(run('compare', before, after, '-o', page).code).toBe(0)
    expect(readFileSync(page, 'utf8')).toContain('£120</ins>')
    const pdf = join(folder, 'redline.pdf')
    expect(run('compare', before, after, '-o', pdf)).toMatchObject({ code: 0, complained: '' })
    qpdfCheck(readFileSync(pdf))
  })

  it('says that texts do not differ, and tells another program in JSON', () => {
    const ours = file('ours.json', canonicalDocument(plain))
    const theirs = file('theirs.txt', '1. The Tenant pays the rent monthly.\n\n2. The term is five years.\n')
    const { code, said } = run('compare', ours, theirs, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said)).toEqual({ changes: { inserted: 0, deleted: 0, moved: 0, formatted: 0 }, ms: expect.any(Number) })
  })

  it('refuses in words what it cannot read or write, and leaves nothing', () => {
    const text = file('a.txt', 'Text.')
    expect(run('compare', text, file('b.docx', 'PK'))).toMatchObject({ code: 2, said: '', complained: expect.stringContaining('no Word document') })
    expect(run('compare', text, join(folder, 'gone.txt'))).toMatchObject({ code: 2, complained: expect.stringContaining('no such file') })
    expect(run('compare', text, file('c.txt', 'Other.'), '-o', join(folder, 'out.odt'))).toMatchObject({ code: 2, complained: expect.stringContaining('.html, .pdf or .json') })
    expect(existsSync(join(folder, 'out.odt'))).toBe(false)
  })
})

describe('countersign audit-redline', { timeout: 120_000 }, () => {
  it('answers 0 for a text in which everything is marked', () => {
    const sent = file('sent.json', canonicalDocument(plain))
    const { code, said } = run('audit-redline', sent, file('back.json', canonicalDocument(redlined)))
    expect([code, said]).toEqual([0, 'Nothing was changed without a tracked change.\n2 tracked changes.\n'])
  })

  it('answers 1 and lists what is not', () => {
    const sent = file('sent.json', canonicalDocument(plain))
    const back = file('back.json', canonicalDocument(redlined).replace('The Tenant pays', 'The Tenant need not pay'))
    const { code, said } = run('audit-redline', sent, back)
    expect(code).toBe(1)
    expect(said).toContain('“pays” → “need not pay”')
    const json = run('audit-redline', sent, back, '--json')
    expect(JSON.parse(json.said)).toMatchObject({ tracked: [expect.anything(), expect.anything()], untracked: [{ kind: 'replaced', part: 'body', where: '1', before: 'pays', after: 'need not pay' }] })
  })
})

describe('countersign resolve', { timeout: 120_000 }, () => {
  it('accepts or rejects all, into any of our formats', () => {
    const input = file('in.json', canonicalDocument(redlined))
    for (const [flag, words] of [['--accept', 'quarterly'], ['--reject', 'monthly']] as const) {
      for (const ending of flag === '--accept' ? ['json', 'html'] : ['md', 'txt']) {
        const out = join(folder, `out.${ending}`)
        expect(run('resolve', input, flag, '-o', out)).toMatchObject({ code: 0, complained: '' })
        expect(readFileSync(out, 'utf8')).toContain(`the rent ${words}.`)
      }
    }
  })

  it('resolves one author’s changes and leaves the others’ in place', () => {
    const input = file('in.json', canonicalDocument(redlined))
    const out = join(folder, 'out.json')
    expect(run('resolve', input, '--accept', '--author', 'Tom', '-o', out, '--json')).toMatchObject({ code: 0 })
    const left = schema.nodeFromJSON(JSON.parse(readFileSync(out, 'utf8')))
    expect(listChanges(left).map(({ author }) => author)).toEqual(['Ada'])
    expect(left.lastChild?.textContent).toBe('The term is six years.')
  })

  it('writes no text in which changes of others would stand as if they were accepted', () => {
    const out = join(folder, 'out.txt')
    const { code, complained } = run('resolve', file('in.json', canonicalDocument(redlined)), '--accept', '--author', 'Tom', '-o', out)
    expect([code, existsSync(out)]).toEqual([2, false])
    expect(complained).toContain('One change by Ada is still open')
  })

  it('answers 0 though there is nothing to resolve, 2 where it is not told how', () => {
    const input = file('in.json', canonicalDocument(plain))
    expect(run('resolve', input, '--accept', '-o', join(folder, 'out.json')).code).toBe(0)
    expect(run('resolve', input, '-o', join(folder, 'out.json')).code).toBe(2)
    expect(run('resolve', input, '--accept', '--reject', '-o', join(folder, 'out.json')).code).toBe(2)
    expect(run('resolve', input, '--accept').code).toBe(2)
  })
})
