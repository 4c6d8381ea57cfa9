import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { importHtml } from '#shared/document/import/import-html.ts'
import type { Imported } from '#shared/document/import/import-text.ts'
import { lettersAndDigits, documentText } from '#shared/document/plain-text.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

function read(source: string): Imported {
  const result = importHtml(source)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** Each block by its style, its list and its words with their marks. */
function told(doc: Node): string[] {
  return doc.children.map((block) => {
    if (block.type.name !== 'paragraph') return block.type.name === 'table' ? block.children.map((row) => row.children.map((cell) => cell.textContent).join(' | ')).join(' / ') : block.type.name
    const numbering = block.attrs['numbering'] as { scheme: string; level: number } | null
    const words = block.children.map((node) => (node.isText ? (node.text ?? '') + (node.marks.length === 0 ? '' : `{${node.marks.map(({ type }) => type.name).join(' ')}}`) : '⏎')).join('')
    return `${String(block.attrs['style'])}${numbering === null ? '' : ` ${numbering.scheme}/${numbering.level}`}: ${words}`
  })
}

describe('a web page', () => {
  it.each<[string, string, string[]]>([
    ['paragraphs, whose white space is what a reader sees', '<p>The\n  rent  </p>\n<div>is <span> due</span></div>', ['body: The rent', 'body: is due']],
    ['headings and quotations', '<h1>Lease</h1><h5>Rent</h5><blockquote><p>As said</p></blockquote>', ['heading1: Lease', 'heading3: Rent', 'quote: As said']],
    ['marks by tag and by style', '<p>a <b>b <i>c</i></b><span style="font-weight: 700">d</span></p>', ['body: a b {bold}c{bold italic}d{bold}']],
    ['line breaks and what is set as typed', '<p>a<br>b</p><pre>c  d\ne</pre>', ['body: a⏎b', 'body: c  d⏎e']],
    ['bulleted lists in one another', '<ul><li>a<ul><li>b</li></ul></li></ul>', ['body bullet/0: a', 'body bullet/1: b']],
    ['tables, filled up to their width', '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>', ['a | b / c | ']],
    ['links that are safe', '<p><a href="https://example.com">a</a><a href="javascript:alert(1)">b</a></p>', ['body: a{link}b']],
    ['nothing of scripts, styles and what is hidden', '<head><title>x</title></head><style>p{}</style><script>alert(1)</script><p style="display:none">y</p><p onclick="z()">w</p>', ['body: w']],
    ['unclosed and crossed tags, as browsers read them', '<p>a<b>b<p>c</b>d', ['body: ab{bold}', 'body: c{bold}d']],
  ])('becomes %s', (_name, source, expected) => expect(told(read(source).doc)).toEqual(expected))

  it('keeps the numbers of its lists as live ones', () => {
    const { doc, report } = read('<ol><li>First</li><li>Second</li><li>Third</li></ol>')
    expect([documentText(doc, { numbers: true }), report.recognised]).toEqual(['1. First\n\n2. Second\n\n3. Third', 3])
  })

  it('says what could not be kept', () => {
    expect(read('<p>a<img src="x" alt="A map"></p><hr><a href="file:///etc/passwd">b</a>').report.lost.map(({ kind, example }) => [kind, example])).toEqual([['image', 'A map'], ['horizontal-rule', 'A line across the page'], ['unsafe-link', 'file:///etc/passwd']])
  })

  it('is a document of ours whatever it holds', () => {
    const pieces = fc.array(fc.constantFrom('<p>', '</p>', '<table>', '<tr>', '<td colspan=3 rowspan=2>', '</table>', '<b>', '</b>', '<ul>', '<li>', '<ol start=7>', '<br>', '<svg>', '<!--', '-->', '<a href="mailto:a@b.c">', '<template>', 'words', ' \n', '&#0;', '\u0000', '<td>', '</div>', '<h1>', '<pre>'), { maxLength: 40 })
    fc.assert(fc.property(pieces, (some) => {
      const result = importHtml(some.join(''))
      if (result.ok) result.value.doc.check()
      else expect(result.refusal.code).toBe('import.empty')
    }))
  })

  it('that we wrote has the words and numbers of its text', () => {
    fc.assert(fc.property(documents, (doc) => {
      const html = documentToHtml(doc, { imageSource: () => '' })
      const result = importHtml(html)
      const words = html.replaceAll(/<img[^>]*alt="([^"]*)"[^>]*>/g, '$1').replaceAll(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
      if (result.ok && !result.value.doc.children.some(({ type }) => type.name === 'signatureBlock')) expect(lettersAndDigits(documentText(result.value.doc, { numbers: true }))).toBe(lettersAndDigits(words))
    }), { numRuns: 30 })
  })

  it('that is nested without end is refused, or read, soon', () => {
    expect(importHtml('<div>'.repeat(900) + 'words').ok).toBe(true)
    const crossed = `<p>${Array.from({ length: 900 }, (_, at) => `<b id="${at}">`).join('')}</p>${'<p>x'.repeat(100_000)}`
    for (const endless of ['<div>', '<b>', '<dd><li>', '<table><td>', '<a><p>'].map((tags) => tags.repeat(100_000)).concat(crossed)) {
      expect(importHtml(endless)).toMatchObject({ ok: false })
    }
    expect(importHtml('')).toMatchObject({ ok: false, refusal: { code: 'import.empty' } })
  })
})
