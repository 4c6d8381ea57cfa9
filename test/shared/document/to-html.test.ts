import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cell,
  clause,
  doc,
  field,
  footnote,
  marked,
  p,
  pageBreak,
  paragraph,
  reference,
  signature,
  table,
} from '#shared/document/builders.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { documentText, lettersAndDigits } from '#shared/document/plain-text.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const html = (...blocks: ReturnType<typeof p>[]): string => documentToHtml(doc({}, ...blocks), { imageSource: (blob) => `/blob/${blob}` })

const plain = (made: string): string =>
  made
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('documentToHtml', () => {
  it('writes numbers as text, headings by level, references as links', () => {
    expect(html(clause(0, 'Payment', { id: 'pay', style: 'heading1' }), clause(1, reference('pay')))).toBe(
      '<h1 id="pay" class="heading1 clause level-0 scheme-decimal"><span class="number">1.</span> <span class="words">Payment</span></h1>\n' +
        '<p class="body clause level-1 scheme-decimal"><span class="number">1.1</span> <span class="words"><a class="reference" href="#pay">1</a></span></p>',
    )
  })
  it('nests marks and shares what neighbours have in common', () => {
    expect(html(p(marked('a', 'bold'), marked('b', 'bold', 'italic'), 'c'))).toBe('<p class="body"><strong>a<em>b</em></strong>c</p>')
  })
  it('gives header cells their scope and keeps spans', () => {
    expect(html(table([[cell({ header: true, colspan: 2 }, p('H'))], [cell({ header: true }, p('r')), 'd']]))).toBe(
      '<table><thead><tr><th scope="col" colspan="2"><p class="body">H</p></th></tr></thead>\n<tbody><tr><th scope="row"><p class="body">r</p></th><td><p class="body">d</p></td></tr></tbody></table>',
    )
  })
  it('numbers footnotes and links both ways', () => {
    const made = html(p('x', footnote('note')))
    expect(made).toContain('<a id="footnote-mark-1" href="#footnote-1" role="doc-noteref">1</a>')
    expect(made).toContain(
      '<p class="footnote" id="footnote-1"><a class="number" href="#footnote-mark-1" role="doc-backlink">1</a> <span class="words">note</span></p>',
    )
  })
  it('marks where signatures stand by links that lead nowhere', () => {
    const made = html(signature({ id: 'b1', party: { text: 'Ash Ltd' }, signer: { text: 'A. Ash' }, witness: true }), pageBreak())
    for (const part of ['signer', 'date', 'witness', 'witness-name', 'witness-address', 'witness-occupation']) {
      expect(made).toContain(`data-signature="b1:${part}" href="https://sign.invalid/b1/${part}"`)
    }
    expect(made).toContain('<section class="signature-block" data-id="b1">')
  })
  it('shows an unfilled field and a broken reference as such', () => {
    expect(html(p(field('fee')), p(reference('gone')))).toBe(
      '<p class="body"><span class="field unfilled">[fee]</span></p>\n<p class="body"><span class="reference broken">[reference to a deleted clause]</span></p>',
    )
  })
  it('escapes everything a person can type, in text, ids and addresses', () => {
    const nasty = '"><script>alert(1)</script>\u0000\uD800&amp;'
    const fields = [{ id: nasty, label: nasty, required: true, type: 'text' as const, value: nasty }]
    const whole = doc(
      { fields },
      paragraph({ id: nasty }, nasty, field(nasty), reference(nasty, 'heading')),
      signature({ id: nasty, party: { text: nasty }, witness: true }),
    )
    const made = documentToHtml(whole, { imageSource: () => nasty })
    expect(made).not.toContain('<script')
    expect(made).not.toContain('\u0000')
    expect(made.isWellFormed()).toBe(true)
  })
  it('closes what it opens, and holds every letter of the text, for any document', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const made = documentToHtml(whole, { imageSource: (blob) => blob })
        const open: string[] = []
        for (const [, close, tag = ''] of made.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
          if (tag === 'br' || tag === 'img' || tag === 'col') continue
          if (close === '/') expect(open.pop()).toBe(tag)
          else open.push(tag)
        }
        expect(open).toEqual([])
        const words = new Set(
          documentText(whole, { numbers: true })
            .split(/\s+/)
            .map(lettersAndDigits)
            .filter((word) => word.length > 3),
        )
        const have = lettersAndDigits(plain(made))
        for (const word of words) if (!['Capacity', 'Signature', 'Witness'].includes(word)) expect(have).toContain(word)
      }),
    )
  })
})
