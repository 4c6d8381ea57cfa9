import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '#shared/document/parse-document.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'

const paragraph = (attrs: object, ...content: object[]): object => ({ type: 'paragraph', attrs, content })
const docOf = (...content: object[]): object => ({ type: 'doc', content })
const text = (value: string, ...marks: object[]): object => ({ type: 'text', text: value, marks })
const stamp = { id: 'c1', group: 'g1', author: 'Ann', person: null, at: '2026-03-01T09:00:00.000Z', move: null }
const changed = (...changes: object[]): object => docOf(paragraph({ changes }))
const tracked = (type: string, attrs: object): object => docOf(paragraph({}, text('x', { type, attrs })))
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

  it.each<[string, object]>([
    ['an insertion and a deletion over one text', docOf(paragraph({}, text('x', { type: 'insertion', attrs: stamp }, { type: 'deletion', attrs: { ...stamp, id: 'c2' } })))],
    ['two insertions over one text', docOf(paragraph({}, text('x', { type: 'insertion', attrs: stamp }, { type: 'insertion', attrs: { ...stamp, id: 'c2' } })))],
    ['formatting that was absent', tracked('formatChange', { ...stamp, mark: 'bold', before: null })],
    ['a link as it was', tracked('formatChange', { ...stamp, mark: 'link', before: { href: 'https://example.org' } })],
    ['a paragraph’s end that goes and keeps its attributes', changed({ ...stamp, kind: 'deletion', keeps: 'this' })],
    ['a style as it was', changed({ ...stamp, kind: 'property', attribute: 'style', before: 'quote' })],
    ['a field as it was', { type: 'doc', attrs: { changes: [{ ...stamp, kind: 'property', attribute: 'fields', key: 'f', before: null }] }, content: [paragraph({})] }],
    ['a comment', tracked('comment', { thread: 't1' })],
  ])('accepts %s', (_name, json) => expect(code(json)).toBe('ok'))

  it.each<[string, object]>([
    ['an insertion by nobody', tracked('insertion', { ...stamp, author: undefined })],
    ['a deletion at no moment', tracked('deletion', { ...stamp, at: 'yesterday' })],
    ['an insertion that says more', tracked('insertion', { ...stamp, accepted: true })],
    ['an insertion without id', tracked('insertion', { ...stamp, id: '' })],
    ['formatting of no mark', tracked('formatChange', { ...stamp, mark: 'blink', before: null })],
    ['formatting named after a built-in member', tracked('formatChange', { ...stamp, mark: 'constructor', before: {} })],
    ['formatting of a tracking mark', tracked('formatChange', { ...stamp, mark: 'insertion', before: stamp })],
    ['a link that ran code', tracked('formatChange', { ...stamp, mark: 'link', before: { href: 'javascript:alert(1)' } })],
    ['bold that had attributes', tracked('formatChange', { ...stamp, mark: 'bold', before: { weight: 900 } })],
    ['a comment on nothing', tracked('comment', {})],
    ['changes that are no list', docOf(paragraph({ changes: {} }))],
    ['an empty list of changes', changed()],
    ['more changes than anybody made', changed(...Array.from({ length: 2_001 }, (_, at) => ({ ...stamp, id: `c${at}`, kind: 'insertion' })))],
    ['a change of an unknown kind', changed({ ...stamp, kind: 'format' })],
    ['a deletion that keeps the other', changed({ ...stamp, kind: 'deletion', keeps: 'next' })],
    ['a change of no attribute', changed({ ...stamp, kind: 'property', attribute: 'colour', before: 'red' })],
    ['a change of the changes', changed({ ...stamp, kind: 'property', attribute: 'changes', before: null })],
    ['an attribute named after a built-in member', changed({ ...stamp, kind: 'property', attribute: 'toString', before: 'x' })],
    ['a style that never was', changed({ ...stamp, kind: 'property', attribute: 'style', before: 'heading9' })],
    ['a level that never was', changed({ ...stamp, kind: 'property', attribute: 'numbering', before: { scheme: 'decimal', level: 12 } })],
    ['a kind on a paragraph', changed({ ...stamp, kind: 'property', attribute: 'type', before: 'tableCell' })],
    ['a cell that was a paragraph', docOf({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { changes: [{ ...stamp, kind: 'property', attribute: 'type', before: 'paragraph' }] }, content: [paragraph({})] }] }] })],
    ['a field that was none', { type: 'doc', attrs: { changes: [{ ...stamp, kind: 'property', attribute: 'fields', key: 'f', before: { field: { id: 'f' }, at: 0 } }] }, content: [paragraph({})] }],
    ['one field of the style', changed({ ...stamp, kind: 'property', attribute: 'style', key: 'f', before: 'body' })],
    ['a field under another’s name', { type: 'doc', attrs: { changes: [{ ...stamp, kind: 'property', attribute: 'fields', key: 'f', before: { field: { id: 'g', label: 'G', required: true, type: 'text', value: null }, at: 0 } }] }, content: [paragraph({})] }],
    ['one field in the place of all', { type: 'doc', attrs: { changes: [{ ...stamp, kind: 'property', attribute: 'fields', before: null }] }, content: [paragraph({})] }],
    ['a change on a text', docOf(paragraph({}, { type: 'text', text: 'x', attrs: { changes: [{ ...stamp, kind: 'insertion' }] } }))],
    ['a change on a footnote', docOf(paragraph({}, { type: 'footnote', attrs: { changes: [{ ...stamp, kind: 'insertion' }] } }))],
  ])('refuses %s', (_name, json) => expect(code(json)).toBe('document.malformed'))

  it('accepts every redline, unchanged', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        const read = parseDocument(JSON.parse(JSON.stringify(whole.toJSON())))
        expect(read.ok ? read.value.eq(whole) : read.refusal).toBe(true)
      }),
    )
  })

  it('answers to a redline of which any part is something else, without throwing', () => {
    const spoiled = fc.tuple(redlinedDocuments, fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom('insertion', 'property', 'fields', 'type')))
    fc.assert(
      fc.property(spoiled, ([whole, at, value]) => {
        const json = JSON.parse(JSON.stringify(whole.toJSON())) as Record<string, unknown>
        const places: [Record<string, unknown>, string][] = []
        const visit = (part: unknown): void => {
          if (part === null || typeof part !== 'object') return
          for (const [key, inner] of Object.entries(part)) {
            places.push([part as Record<string, unknown>, key])
            visit(inner)
          }
        }
        visit(json)
        const [holder, key] = places[at % places.length] ?? [json, 'type']
        holder[key] = value
        const read = parseDocument(json)
        if (!read.ok) expect(read.refusal.code).toBe('document.malformed')
        else for (const view of ['final', 'original'] as const) viewDocument(read.value, view).doc.check()
      }),
      { numRuns: 1_000 },
    )
  })

  it('refuses more than it can hold', () => {
    expect(code(docOf(paragraph({}, text('x'.repeat(40_000_001)))))).toBe('document.too-large')
    expect(code({ type: 'doc', content: Array.from({ length: 1_000_001 }, () => null) })).toBe('document.too-large')
  })

  it('answers to any JSON at all without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void expect(code(json)).toBe('document.malformed')))
  })
})
