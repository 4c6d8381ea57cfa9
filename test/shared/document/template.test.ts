import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { readNumberToken } from '#shared/document/import/number-token.ts'
import { eachParagraph, numberParagraphs } from '#shared/document/numbering.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documentText, wordCount } from '#shared/document/plain-text.ts'
import { brokenReferences, resolveReferences } from '#shared/document/references.ts'
import { signingProblems } from '#shared/document/signing-problems.ts'
import { instantiateTemplate } from '#shared/document/template/instantiate-template.ts'
import { templateSchema, type Template } from '#shared/document/template/template-manifest.ts'

function counted(): () => string {
  let count = 0
  return () => `id${(count += 1)}`
}

const small: Template = {
  id: 'small',
  title: 'Small',
  version: 1,
  contractType: 'test',
  summary: '',
  goodFor: '',
  notFor: '',
  scheme: 'decimal',
  fields: [
    { id: 'buyer', label: 'Buyer', type: 'party', required: true, ask: true },
    { id: 'kind', label: 'Kind', type: 'choice', choices: ['Yes', 'No'], default: 'No', required: true, ask: true },
  ],
  questions: [{ section: 'Who', fields: ['buyer'] }],
}
const made = (text: string, values = {}) => instantiateTemplate(small, text, values, counted())
const docOf = (text: string, values = {}) => {
  const result = made(text, values)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const faultOf = (text: string): string => {
  const result = made(text)
  return result.ok ? 'ok' : result.refusal.message
}

describe('a template’s text', () => {
  it('has live numbers, fields, references, conditions, schedules and signature blocks', () => {
    const doc = docOf(
      '# Deed\n\n1. **Words**\n\n1.1 By {{buyer}} of {{buyer.address}} {#first}\n\n(a) one;\n\n(i) deep; and\n\n(b) two.\n\n{?kind == "Yes"} 1.2 Only then.\n\n2. **More**\n\n' +
        '2.1 See clause [[ref:first]] and [[ref:annex]].\n\n\\pagebreak\n\nSchedule 1 — Prices {#annex}\n\n1. **Sum**\n\n::: signature party="{{buyer}}" signer="A. Ash" capacity="Director" witness="yes"\n',
    )
    expect(documentText(doc, { numbers: true }).split('\n\n')).toEqual([
      'Deed',
      '1. Words',
      '1.1 By [Buyer] of [Buyer – address]',
      '(a) one;',
      '(i) deep; and',
      '(b) two.',
      '2. More',
      '2.1 See clause 1.1 and Schedule 1.',
      'Schedule 1 Prices',
      '1. Sum',
      expect.stringContaining('Signed for and on behalf of [Buyer]\nSignature:') as string,
    ])
    expect(doc.child(1).attrs).toMatchObject({ style: 'heading1', numbering: { scheme: 'decimal', level: 0 } })
    expect(doc.lastChild?.attrs).toMatchObject({ party: { field: 'buyer' }, signer: { text: 'A. Ash' }, witness: true })
  })

  it('takes values and defaults', () => {
    const doc = docOf('{{buyer}}', { buyer: { name: 'Ash Ltd', kind: 'company', address: '1 High Street' } })
    expect(fieldsOf(doc)).toMatchObject([
      { id: 'buyer', value: { name: 'Ash Ltd' } },
      { id: 'kind', value: 'No' },
    ])
    expect(fieldsOf(docOf('x', { kind: null }))[1]?.value).toBeNull()
  })

  it('reads (i) after (h) as a letter', () => {
    const letters = 'abcdefghij'.split('').map((letter) => `(${letter}) x`)
    expect(numberParagraphs(docOf(letters.join('\n\n'))).map(({ label }) => label)).toEqual(letters.map((line) => line.slice(0, 3)))
  })

  it('refuses values of the wrong type and unknown fields', () => {
    expect(made('x', { buyer: 'Ash' })).toMatchObject({ ok: false, refusal: { code: 'template.wrong-value' } })
    expect(made('x', { nobody: 'Ash' })).toMatchObject({ ok: false, refusal: { code: 'template.wrong-value' } })
  })

  it.each([
    ['{{seller}}', 'the field seller'],
    ['{{kind.address}}', 'kind.address'],
    ['[[ref:nowhere]]', 'names nowhere'],
    ['{?kind == "Perhaps"} x', 'not one of its choices'],
    ['{?kind} x', 'cannot be read'],
    ['::: signature signed="x"', 'cannot be read'],
    ['a {#x}\n\nb {#x}', 'called x'],
    ['a <b>b</b>', 'html'],
    ['', 'no text'],
  ])('at fault is named: %s', (text, words) => expect(faultOf(text)).toContain(words))
})

const folder = new URL('../../../resources/templates/', import.meta.url).pathname
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe.each(ids)('the template %s', (id) => {
  const template = templateSchema.parse(JSON.parse(readFileSync(`${folder}${id}/template.json`, 'utf8')))
  const markdown = readFileSync(`${folder}${id}/text.md`, 'utf8')
  const result = instantiateTemplate(template, markdown, {}, counted())

  it('becomes a document that is read back as valid, of four pages or more', () => {
    if (!result.ok) throw new Error(result.refusal.message)
    expect(parseDocument(JSON.parse(JSON.stringify(result.value.toJSON()))).ok).toBe(true)
    expect(wordCount(result.value)).toBeGreaterThan(1500)
  })

  it('has the numbers that were typed, all live, and none left as text', () => {
    if (!result.ok) return
    const typed = markdown.split('\n').flatMap((line) => {
      const words = line.replace(/^\{\?[^}]*\}\s*/, '')
      const token = readNumberToken(words)
      const sentence = token !== null && token.open === '' && token.outer.length === 0 && /^\p{Ll}/u.test(words.slice(token.length))
      return token === null || sentence ? [] : [token.typed]
    })
    expect(
      numberParagraphs(result.value)
        .filter(({ scheme }) => scheme !== 'bullet')
        .map(({ label }) => label),
    ).toEqual(typed)
    const left: string[] = []
    eachParagraph(result.value, (paragraph) => {
      if (
        (paragraph.attrs as ParagraphAttributes).numbering === null &&
        /^\s*(?:\(?[0-9a-z]{1,2}\)|\d+(?:\.\d+)+\s|Section \d|Article [IVX]|\{[?#])/.test(paragraph.textContent)
      )
        left.push(paragraph.textContent.slice(0, 60))
    })
    expect(left).toEqual([])
  })

  it('has references that all resolve while nothing is left out, and no mark-up left over', () => {
    if (!result.ok) return
    const excludedByDefault = brokenReferences(result.value).filter(({ reason }) => reason !== 'excluded')
    expect(excludedByDefault).toEqual([])
    expect(resolveReferences(result.value).length).toBeGreaterThan(0)
    expect(documentText(result.value, { numbers: true })).not.toMatch(/\{\{|\}\}|\[\[|\]\]|\{#|\{\?|:::|\\pagebreak|\*\*/)
  })

  it('once filled in, has nothing that keeps it from being signed', () => {
    if (!result.ok) return
    const filler = {
      text: 'words',
      number: 5,
      money: { amount: '1000', currency: 'GBP' },
      date: '2026-03-01',
      duration: { count: 30, unit: 'days' },
      party: { name: 'Ash Ltd', kind: 'company', address: '1 High Street', registration: '01234567', email: 'a@example.org' },
    } as const
    const values = Object.fromEntries(
      template.fields
        .filter((field) => field.default === undefined)
        .map((field) => [field.id, field.type === 'choice' ? (field.choices[0] ?? '') : filler[field.type]]),
    )
    const filled = instantiateTemplate(template, markdown, values, counted())
    expect(filled.ok ? signingProblems(filled.value) : filled.refusal).toEqual([])
  })
})
