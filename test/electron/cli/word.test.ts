import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { clause, doc } from '#shared/document/builders.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { readWord } from '#electron/word/word-file.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { listChanges } from '#shared/redline/list.ts'
import { qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { commented, del, ins, para, partOf, run as words, table, textBox, withPartChanged, wordFile } from '#test/helpers/word-file.ts'

const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const at = (name: string): string => join(folder, name)

function run(...args: string[]): { readonly code: number | null; readonly said: string; readonly complained: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', cwd: folder })
  return { code: status, said: stdout, complained: stderr }
}

const paragraphs = para('10000001', `${words('The rent is ')}${del('£100', 'Ada', 1)}${ins('£120', 'Ada', 2)}${words(' a month.')}`) + para('10000002', `${words('The term is ')}${del('five', 'Tom', 3)}${ins('six', 'Tom', 4)}${words(' years.')}`)
const lease = wordFile(`${paragraphs}${table('Unit', 'Four')}${para('10000003', textBox('A note in a box'))}${para('10000004', commented('Signed below.', 0))}`, [{ author: 'Tom', text: 'By whom?' }])
const document = (path: string): string => partOf(readFileSync(path), 'word/document.xml')

describe('countersign convert', { timeout: 120_000 }, () => {
  it('writes a Word file as it was, part by part, where nothing is asked of it', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.docx'))).toMatchObject({ code: 0, complained: '' })
    for (const part of ['word/document.xml', 'word/footer1.xml', 'word/comments.xml', '[Content_Types].xml']) expect(partOf(readFileSync(at('out.docx')), part)).toBe(partOf(lease, part))
  })

  it('decides the changes of a Word file, and leaves everything else', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.docx'), '--changes', 'accept').code).toBe(0)
    expect(document(at('out.docx'))).toContain('£120')
    expect(document(at('out.docx'))).not.toMatch(/<w:(ins|del)\b|£100|five/)
    expect(partOf(readFileSync(at('out.docx')), 'word/footer1.xml')).toBe(partOf(lease, 'word/footer1.xml'))
  })

  it('writes a Word file anew with its changes, its comments and what only Word can edit', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.docx'), '--rewrite', '--json')).toMatchObject({ code: 0, complained: '' })
    const again = readWord(readFileSync(at('out.docx')))
    expect(listChanges(again.doc).map(({ author }) => author)).toEqual(['Ada', 'Tom'])
    expect(again.comments.map(({ comments }) => comments.map(({ author, text }) => `${author}: ${text}`))).toEqual([['Tom: By whom?']])
    expect(document(at('out.docx'))).toContain('A note in a box')
  })

  it('draws a Word file as PDF with its changes shown', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.pdf'))).toMatchObject({ code: 0, complained: '' })
    qpdfCheck(readFileSync(at('out.pdf')))
  })

  it('takes changes as accepted where the form holds none, and says so', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.txt'))).toMatchObject({ code: 0, said: expect.stringContaining('taken as accepted') })
    expect(readFileSync(at('out.txt'), 'utf8')).toMatch(/The rent is £120 a month\.[^]*The term is six years\./)
  })

  it('does not do so where they were to be kept', () => {
    expect(run('convert', file('in.docx', lease), '-o', at('out.md'), '--changes', 'keep')).toMatchObject({ code: 2, said: '', complained: expect.stringContaining('cannot hold tracked changes') })
    expect(existsSync(at('out.md'))).toBe(false)
  })

  it('makes a Word file of a web page, and says why it makes none of a PDF', () => {
    const page = file('lease.html', '<h1>Lease</h1><ol><li>The rent is <b>£100</b>.</li><li>The term is five years.</li></ol><script>alert(1)</script>')
    expect(run('convert', page, '-o', at('out.docx'))).toMatchObject({ code: 0, complained: '' })
    const { doc: read } = readWord(readFileSync(at('out.docx')))
    expect(read.children.map((block) => [block.attrs['style'], block.attrs['numbering'] !== null, block.textContent])).toEqual([['heading1', false, 'Lease'], ['body', true, 'The rent is £100.'], ['body', true, 'The term is five years.']])
    expect(run('convert', file('in.pdf', '%PDF-1.7'), '-o', at('none.docx'))).toMatchObject({ code: 2, complained: expect.stringContaining('convert the file the PDF was made from') })
  })

  it('makes a Word file of one of our own texts', () => {
    const ours = file('ours.json', canonicalDocument(doc({}, clause(0, 'The rent is £100.', { id: 'k1' }), clause(0, 'The term is five years.', { id: 'k2' }))))
    expect(run('convert', ours, '-o', at('out.docx'))).toMatchObject({ code: 0, complained: '' })
    const { doc: again } = readWord(readFileSync(at('out.docx')))
    expect(again.children.map((block) => [block.textContent, block.attrs['numbering'] !== null])).toEqual([['The rent is £100.', true], ['The term is five years.', true]])
  })

  it.each([
    ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0), 'before 2007'],
    ['something else', 'not a file of Word', 'no Word document'],
    ['an entity that unfolds', withPartChanged(lease, 'word/document.xml', (text) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')), 'Word'],
  ])('refuses %s in words', (_what, bytes, said) => {
    const { code, complained } = run('convert', file('in.docx', bytes), '-o', at('out.txt'))
    expect([code, existsSync(at('out.txt'))]).toEqual([2, false])
    expect(complained).toContain(said)
    expect(complained.trim().split('\n')).toHaveLength(1)
  })
})

describe('countersign resolve, on a Word file', { timeout: 120_000 }, () => {
  it('decides one author’s changes and leaves the others’ as they are', () => {
    const { code, said } = run('resolve', file('in.docx', lease), '--reject', '--author', 'Tom', '-o', at('out.docx'), '--json')
    expect([code, JSON.parse(said)]).toEqual([0, { file: at('out.docx'), resolved: 2, left: 2 }])
    expect(document(at('out.docx'))).toContain(ins('£120', 'Ada', 2))
    expect(document(at('out.docx'))).not.toContain('six')
  })
})

describe('countersign compare, on Word files', { timeout: 120_000 }, () => {
  const before = wordFile(para('10000001', words('The rent is £100 a month.')) + para('10000002', words('The term is five years.')))
  const after = wordFile(para('10000001', words('The rent is £120 a month.')) + para('10000002', words('The term is five years.')))

  it('gives one with tracked changes, and how many', () => {
    const { code, said } = run('compare', file('a.docx', before), file('b.docx', after), '-o', at('out.docx'), '--json')
    expect([code, JSON.parse(said)]).toEqual([0, { changes: { inserted: 1, deleted: 1, moved: 0, formatted: 0 }, ms: expect.any(Number) }])
    const { doc: redline } = readWord(readFileSync(at('out.docx')))
    expect([rejectAll(redline).firstChild?.textContent, acceptAll(redline).firstChild?.textContent]).toEqual(['The rent is £100 a month.', 'The rent is £120 a month.'])
  })

  it('compares with a text that is no Word file', () => {
    expect(run('compare', file('a.txt', 'The rent is £100 a month.\n\nThe term is five years.\n'), file('b.docx', after), '-o', at('out.docx'))).toMatchObject({ code: 0, complained: '', said: expect.stringContaining('1 replacement') })
    expect(acceptAll(readWord(readFileSync(at('out.docx'))).doc).firstChild?.textContent).toBe('The rent is £120 a month.')
  })
})

describe('countersign audit-redline, on Word files', { timeout: 120_000 }, () => {
  it('tells tracked from untracked', () => {
    const back = withPartChanged(lease, 'word/document.xml', (text) => text.replace('Signed below.', 'Signed overleaf.').replace(words(' years.'), `${words(' years')}${ins(' or more', 'Eve', 9)}${words('.')}`))
    const footed = withPartChanged(back, 'word/footer1.xml', (text) => text.replace('Draft of the landlord', 'Final of the landlord'))
    const { code, said } = run('audit-redline', file('sent.docx', lease), file('back.docx', footed), '--json')
    expect(code).toBe(1)
    const { tracked, untracked } = JSON.parse(said) as { tracked: { author: string }[]; untracked: object[] }
    expect(untracked).toMatchObject([{ part: 'body', before: 'below', after: 'overleaf' }, { part: 'footer', after: expect.stringContaining('Final') }])
    expect(tracked.map(({ author }) => author)).toEqual(['Eve'])
  })
})

describe('countersign scrub', { timeout: 120_000 }, () => {
  it('takes out who wrote and what was said, and lists it', () => {
    const { code, said } = run('scrub', file('in.docx', lease), '-o', at('out.docx'), '--json')
    expect(code).toBe(0)
    const { removed } = JSON.parse(said) as { removed: { kind: string; part: string; count: number }[] }
    expect(removed).toEqual(expect.arrayContaining([{ kind: 'authors', part: 'word/document.xml', count: 4 }, { kind: 'comments', part: 'word/comments.xml', count: 1 }]))
    expect(document(at('out.docx'))).not.toMatch(/Ada|Tom|By whom/)
  })
})
