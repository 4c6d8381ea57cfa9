import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { importMarkdown } from '#shared/document/import/import-markdown.ts'
import type { Imported } from '#shared/document/import/import-text.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documentText, lettersAndDigits } from '#shared/document/plain-text.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const imported = (source: string): Imported => {
  const result = importMarkdown(source)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const shapes = (source: string): string[] =>
  imported(source).doc.children.map((node: Node) => `${String(node.attrs['style'] ?? node.type.name)}: ${node.textContent}`)
const losses = (source: string): [string, number][] => imported(source).report.lost.map(({ kind, count }) => [kind, count])
const marksIn = (source: string): string[] => {
  const found: string[] = []
  imported(source).doc.descendants((node) => {
    if (node.isText) found.push(`${node.text ?? ''}: ${node.marks.map(({ type }) => type.name).join(' ')}`)
    return true
  })
  return found
}

describe('Markdown', () => {
  it('has headings, the first of them the title', () => {
    expect(shapes('# Lease\n\n## Parties\n\n### Landlord\n\nText')).toEqual([
      'title: Lease',
      'heading1: Parties',
      'heading2: Landlord',
      'body: Text',
    ])
    expect(shapes('Text\n\n## Parties')).toEqual(['body: Text', 'heading1: Parties'])
  })
  it('has emphasis and links', () => {
    expect(marksIn('a **b *c*** ~~d~~ [e](https://example.org)')).toEqual([
      'a : ',
      'b : bold',
      'c: bold italic',
      ' : ',
      'd: strike',
      ' : ',
      'e: link',
    ])
  })
  it('has numbers as typed, those of ordered lists and those of paragraphs', () => {
    const { doc, report } = imported('1. Words\n\n1.1 One\n\n(a) x\n\n(b) y\n\n2. More\n3. Again\n\n3.1 Two')
    expect(numberParagraphs(doc).map(({ label }) => label)).toEqual(['1.', '1.1', '(a)', '(b)', '2.', '3.', '3.1'])
    expect(doc.attrs['scheme']).toBe('decimal')
    expect(report.recognised).toBe(7)
  })
  it('has bullets by depth', () => {
    expect(numberParagraphs(imported('- a\n  - b\n- c').doc).map(({ scheme, level }) => [scheme, level])).toEqual([
      ['bullet', 0],
      ['bullet', 1],
      ['bullet', 0],
    ])
  })
  it('has tables with header cells and alignment, quotes, breaks and page breaks', () => {
    const { doc, report } = imported('| a | b |\n| :-: | --- |\n| c | d |\n\n> quoted\n\none\\\ntwo\n\n\\pagebreak')
    const [table, quote, broken, pageBreak] = doc.children
    expect(table?.child(0).child(0).type.name).toBe('tableHeader')
    expect(table?.child(1).child(0).firstChild?.attrs['align']).toBe('center')
    expect(quote?.attrs['style']).toBe('quote')
    expect(broken?.child(1).type.name).toBe('hardBreak')
    expect(pageBreak?.type.name).toBe('pageBreak')
    expect(report.kept).toMatchObject({ tables: 1 })
  })
  it('has footnotes where their marks stand', () => {
    const { doc } = imported('Text[^1] on.\n\n[^1]: The *note*.')
    expect(doc.firstChild?.child(1).type.name).toBe('footnote')
    expect(documentText(doc, { numbers: false })).toBe('Text[1] on.\n\n[1] The note.')
  })
})

describe('what Markdown cannot bring in is kept as words and reported', () => {
  it.each<[string, string, [string, number][]]>([
    ['<script>alert(1)</script>\n\nText', '<script>alert(1)</script>\n\nText', [['html', 1]]],
    ['a <b onclick="x">b</b>', 'a <b onclick="x">b</b>', [['html', 2]]],
    ['![A plan](https://example.org/track.png)', 'A plan', [['image', 1]]],
    ['[a](javascript:alert(1)) and [b](https://example.org)', 'a and b', [['unsafe-link', 1]]],
    ['`code`', 'code', [['code', 1]]],
    ['a\n\n---\n\nb', 'a\n\nb', [['horizontal-rule', 1]]],
    ['- [x] done', '• [x] done', [['task-box', 1]]],
  ])('%s', (source, words, lost) => {
    expect(documentText(imported(source).doc, { numbers: true })).toBe(words)
    expect(losses(source)).toEqual(lost)
  })
})

describe('a hostile text', () => {
  it.each<[string, string]>([
    ['10 MB in a line', 'a'.repeat(10_000_000)],
    ['2 MB of asterisks in a line', '*a **b '.repeat(300_000)],
    ['2 MB of brackets in a line', '[a]('.repeat(500_000)],
    ['100,000 nested quotes', `${'>'.repeat(100_000)} a`],
    ['100,000 nested lists', `${'- '.repeat(100_000)} a`],
    ['5,000 nested lists by indentation', Array.from({ length: 5_000 }, (_, depth) => `${'  '.repeat(Math.min(depth, 59))}- a`).join('\n')],
    ['short blocks of everything', `${'<a b=" [x]( *a **b `c'.repeat(100)}\n\n`.repeat(40)],
  ])('of %s is read, and no letter is lost', (_name, source) => {
    const result = importMarkdown(source)
    expect(result.ok && parseDocument(JSON.parse(JSON.stringify(result.value.doc.toJSON()))).ok).toBe(true)
    if (result.ok)
      expect(lettersAndDigits(documentText(result.value.doc, { numbers: false })).length).toBeGreaterThanOrEqual(
        lettersAndDigits(source).length,
      )
  })
  it('of any characters is a valid document or refused as empty', () => {
    const markup = fc.array(
      fc.oneof(
        fc.constantFrom(
          '*',
          '_',
          '[',
          ']',
          '(',
          ')',
          '<',
          '>',
          '`',
          '\n',
          '\n\n',
          '#',
          '- ',
          '1. ',
          '|',
          '\\',
          '^',
          ':',
          '~',
          '&',
          '\t',
          '!',
          '[^1]',
          '\u0000',
        ),
        fc.lorem({ maxCount: 2 }),
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(markup, (pieces) => {
        const result = importMarkdown(pieces.join(''))
        if (result.ok) expect(parseDocument(JSON.parse(JSON.stringify(result.value.doc.toJSON())))).toMatchObject({ ok: true })
        else expect(result.refusal.code).toBe('import.empty')
      }),
      { numRuns: 500 },
    )
  })
})

describe('documentToMarkdown', () => {
  it('is read back with every letter and digit', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const written = documentToMarkdown(whole)
        const result = importMarkdown(written)
        const signature = /Capacity|Title/g
        const before = lettersAndDigits(documentText(whole, { numbers: true })).replace(signature, '')
        const after = result.ok ? lettersAndDigits(documentText(result.value.doc, { numbers: true })).replace(signature, '') : ''
        expect(after, written).toBe(before)
      }),
      { numRuns: 300 },
    )
  })
})
