import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '#shared/document/parse-document.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const paragraph = (attrs: object, ...content: object[]): object => ({ type: 'paragraph', attrs, content })
const docOf = (...content: object[]): object => ({ type: 'doc', content })
const text = (value: string, ...marks: object[]): object => ({ type: 'text', text: value, marks })
const code = (json: unknown): string => {
  const result = parseDocument(json)
  return result.ok ? 'ok' : result.refusal.code
}

function nested(depth: number): object {
  let node: object = paragraph({})
  for (let level = 0; level < depth; level += 1) node = { type: 'table', content: [node] }
  return docOf(node)
}

describe('parseDocument', () => {
  it('accepts every valid document, unchanged', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const read = parseDocument(JSON.parse(JSON.stringify(whole.toJSON())))
        expect(read.ok ? read.value.eq(whole) : read.refusal).toBe(true)
      }),
    )
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a string', 'doc'],
    ['an empty object', {}],
    ['a paragraph alone', paragraph({})],
    ['no blocks', { type: 'doc', content: [] }],
    ['an unknown node', docOf({ type: 'script' })],
    ['a node named after a built-in member', docOf({ type: 'constructor' })],
    ['an unknown mark', docOf(paragraph({}, text('x', { type: 'blink' })))],
    ['an unknown attribute', docOf(paragraph({ onclick: 'x' }))],
    ['an attribute of another type', docOf(paragraph({ indent: '2' }))],
    ['a level out of range', docOf(paragraph({ numbering: { scheme: 'decimal', level: 9 } }))],
    ['an unknown member', docOf({ type: 'paragraph', html: '<b>' })],
    ['text without words', docOf(paragraph({}, { type: 'text', text: '' }))],
    ['text in a document', docOf({ type: 'text', text: 'x' })],
    ['a link that runs code', docOf(paragraph({}, text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))],
    [
      'an image from elsewhere',
      docOf(paragraph({}, { type: 'image', attrs: { blob: 'https://example.org/x.png', mediaType: 'image/png', width: 1, height: 1 } })),
    ],
    ['a block in a paragraph', docOf(paragraph({}, paragraph({})))],
    ['a paragraph in a row', docOf({ type: 'table', content: [{ type: 'tableRow', content: [paragraph({})] }] })],
    ['an id used twice', docOf(paragraph({ id: 'a' }), paragraph({ id: 'a' }))],
    [
      'a huge span',
      docOf({
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1e9 }, content: [paragraph({})] }] }],
      }),
    ],
    [
      'two fields with one id',
      {
        type: 'doc',
        attrs: { fields: [1, 2].map(() => ({ id: 'f', label: 'F', required: true, type: 'text', value: null })) },
        content: [paragraph({})],
      },
    ],
    [
      'a field whose value is of another type',
      { type: 'doc', attrs: { fields: [{ id: 'f', label: 'F', required: true, type: 'date', value: 'soon' }] }, content: [paragraph({})] },
    ],
    ['a hundred thousand levels', nested(100_000)],
  ])('refuses %s', (_name, json) => expect(code(json)).toBe('document.malformed'))

  it('refuses more than it can hold', () => {
    expect(code(docOf(paragraph({}, text('x'.repeat(40_000_001)))))).toBe('document.too-large')
    expect(code({ type: 'doc', content: Array.from({ length: 1_000_001 }, () => null) })).toBe('document.too-large')
  })

  it('answers to any JSON at all without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void expect(code(json)).toBe('document.malformed')))
  })
})
