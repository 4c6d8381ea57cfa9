import { describe, expect, it } from 'vitest'
import { doc, p } from '#shared/document/builders.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'

const part = { rel: 'rId7', type: 'chart', name: 'word/charts/chart1.xml', contentType: 'text/xml', blob: 'a'.repeat(64) }
const equation = schema.nodes.opaque.create({ kind: 'equation', words: 'a < b', xml: '<m:oMath/>', parts: [] })
const box = schema.nodes.opaqueBlock.create({ id: 'o1', kind: 'textBox', words: 'First\nSecond', xml: '<w:p/>', parts: [part] })
const whole = doc({}, p('Where ', equation, ' holds.'), box)

describe('what only Word can edit', () => {
  it('is read by its words, wherever the text goes', () => {
    expect(documentText(whole, { numbers: true })).toBe('Where a < b holds.\n\nFirst\nSecond')
    expect(documentToMarkdown(whole)).toBe('Where a \\< b holds.\n\nFirst\\\nSecond\n')
    expect(documentToHtml(whole, { imageSource: () => '' })).toContain('Where <span class="opaque">a &lt; b</span> holds.')
    expect(documentToHtml(whole, { imageSource: () => '' })).toContain('<div id="o1" class="opaque">First<br>Second</div>')
  })

  it('is opened again as it was stored', () => {
    const read = parseDocument(JSON.parse(JSON.stringify(whole.toJSON())))
    expect(read.ok && read.value.eq(whole)).toBe(true)
  })

  it.each<[string, object]>([
    ['of an unknown kind', { ...equation.attrs, kind: 'macro' }],
    ['without its XML', { ...equation.attrs, xml: undefined }],
    ['with a part that is no kept blob', { ...equation.attrs, parts: [{ ...part, blob: 'https://example.org' }] }],
    ['that says more', { ...equation.attrs, script: 'x' }],
  ])('is refused %s', (_name, attrs) => {
    expect(parseDocument({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'opaque', attrs }] }] }).ok).toBe(false)
  })

  it('goes from a cell in the view in which it is not', () => {
    const change = { id: 'c1', group: 'g1', author: 'Ann', person: null, at: '2026-03-01T09:00:00.000Z', move: null, kind: 'insertion' }
    const cell = schema.nodes.tableCell.create(null, [p('Kept'), box.type.create({ ...box.attrs, changes: [change] })])
    const table = doc({}, schema.nodes.table.create(null, schema.nodes.tableRow.create(null, cell)))
    expect(documentText(table, { numbers: false })).toBe('Kept First Second')
    expect(documentText(viewDocument(table, 'original').doc, { numbers: false })).toBe('Kept')
  })
})
