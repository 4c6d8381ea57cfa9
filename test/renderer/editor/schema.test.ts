import { getSchemaByResolvedExtensions } from '@tiptap/core'
import { DOMSerializer, type MarkSpec, type NodeSpec, type Schema } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schemaExtensions, schemaSpec } from '#renderer/editor/schema/extensions.ts'
import { schema as shared } from '#shared/document/schema.ts'

const built = getSchemaByResolvedExtensions(schemaExtensions(), undefined, schemaSpec)

const structure = ['content', 'marks', 'group', 'inline', 'atom', 'selectable', 'draggable', 'isolating', 'defining', 'code', 'whitespace', 'tableRole', 'inclusive', 'excludes', 'spanning']

function outline(schema: Schema): object {
  const describeSpec = (name: string, spec: NodeSpec | MarkSpec): object => ({
    name,
    structure: Object.fromEntries(structure.map((key) => [key, spec[key]])),
    attrs: Object.entries(spec.attrs ?? {}).map(([attr, { default: value, ...rest }]) => ({ attr, required: !('default' in (spec.attrs?.[attr] ?? {})), value, rest })),
    rules: (spec.parseDOM ?? []).map(({ getAttrs: _read, attrs: _fixed, ...rule }) => rule),
    shows: spec.toDOM !== undefined,
  })
  return {
    top: schema.topNodeType.name,
    nodes: Object.values(schema.nodes).map((type) => describeSpec(type.name, type.spec)),
    marks: Object.values(schema.marks).map((type) => describeSpec(type.name, type.spec)),
  }
}

/** An element as far as the parse rules read it. */
function element(attributes: Record<string, string>): HTMLElement {
  return {
    getAttribute: (name: string) => attributes[name] ?? null,
    hasAttribute: (name: string) => name in attributes,
    textContent: '',
  } as Partial<HTMLElement> as HTMLElement
}

const opaque = { kind: 'equation', words: 'x = 1', xml: '<m:oMath/>', parts: [] }
const samples: Record<string, string> = {
  'data-opaque': JSON.stringify(opaque), 'data-word': '<w:widowControl/>', 'data-word-format': '<w:color w:val="C00000"/>',
  'data-id': 'p1', 'data-style': 'heading2', 'data-numbering': '{"scheme":"decimal","level":2,"restart":4}', 'data-align': 'center', 'data-indent': '3',
  'data-keep-with-next': 'true', 'data-condition': '{"field":"f","op":"set","value":null}', 'data-conditional': '{"field":"f","op":"set","value":null}',
  'data-party': '{"text":"A"}', 'data-signer': '{"field":"b"}', 'data-capacity': '{"text":""}', 'data-witness': '', 'data-field': 'fee', 'data-part': 'address',
  'data-reference': 'p9', 'data-form': 'both', 'data-blob': 'a'.repeat(64), 'data-media-type': 'image/png', width: '20', height: '10', alt: 'Logo',
  colspan: '2', rowspan: '3', 'data-colwidth': '[10,20]', href: 'https://example.com/', style: 'color: red', id: 'foreign', scheme: 'foreign', level: '5', form: 'x', text: 'y',
}

function parsed(schema: Schema, source: Record<string, string>): object {
  const all = [...Object.values(schema.nodes), ...Object.values(schema.marks)]
  return all.flatMap((type) =>
    (type.spec.parseDOM ?? []).map((rule) => {
      if ('style' in rule) return { type: type.name, style: rule.style }
      const attrs = rule.getAttrs === undefined ? (rule.attrs ?? {}) : (rule.getAttrs as (node: HTMLElement) => object | false | null)(element(source))
      return { type: type.name, tag: rule.tag, attrs: attrs ?? {} }
    }),
  )
}

describe('the editor’s schema', () => {
  it('has the nodes and marks of the shared schema, in its order, with the same content, groups, attributes and roles', () => {
    expect(outline(built)).toEqual(outline(shared))
  })

  it('reads every tag into the same attributes, and takes none from foreign markup', () => {
    expect(parsed(built, samples)).toEqual(parsed(shared, samples))
    expect(parsed(built, { ...samples, href: 'javascript:alert(1)' })).toEqual(parsed(shared, { ...samples, href: 'javascript:alert(1)' }))
    expect(parsed(built, { style: 'x', id: 'y', width: '1' })).toEqual(parsed(shared, { style: 'x', id: 'y', width: '1' }))
  })

  it('writes every node and mark as the shared schema does', () => {
    const sampleAttrs: Record<string, object> = {
      paragraph: { id: 'p1', style: 'heading1', numbering: { scheme: 'decimal', level: 1 }, align: 'right', indent: 2, keepWithNext: true, condition: { field: 'f', op: 'set', value: null }, word: '<w:widowControl/>' },
      opaque,
      opaqueBlock: { id: 'o1', ...opaque },
      tableRow: { word: '<w:cantSplit/>' },
      signatureBlock: { id: 's1', party: { field: 'a' }, witness: true },
      field: { field: 'fee', part: 'address' },
      reference: { target: 'p1', form: 'both' },
      image: { blob: 'a'.repeat(64), mediaType: 'image/png', alt: 'Logo', width: 10, height: 20 },
      tableCell: { colspan: 2, rowspan: 3, colwidth: [10, 20] },
    }
    const write = (schema: Schema): unknown[] => [
      ...Object.values(schema.nodes).filter((type) => type.spec.toDOM !== undefined).map((type) => type.spec.toDOM?.(type.create(sampleAttrs[type.name] ?? null))),
      ...Object.values(schema.marks).map((type) => {
        const attrs = type.name === 'link' ? { href: 'https://example.com/' } : type.name === 'conditional' ? { condition: { field: 'f', op: 'set', value: null } } : null
        return type.spec.toDOM?.(type.create(attrs), true)
      }),
    ]
    expect(write(built)).toEqual(write(shared))
    expect(Object.keys(DOMSerializer.nodesFromSchema(built))).toEqual(Object.keys(DOMSerializer.nodesFromSchema(shared)))
  })

  it('keeps the document’s own attributes on the top node', () => {
    const json = shared.node('doc', { fields: [{ id: 'fee', type: 'text', label: 'Fee', required: true, value: null }], scheme: 'article' }, [shared.node('paragraph')]).toJSON()
    expect(built.nodeFromJSON(json).toJSON()).toEqual(json)
  })
})
