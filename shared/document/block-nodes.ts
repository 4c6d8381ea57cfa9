import type { Attrs, NodeSpec } from 'prosemirror-model'
import { z } from 'zod'
import { defaultPage, paragraphStyles, type ParagraphAttributes, type SignatureBlockAttributes } from '#shared/document/attributes.ts'
import { attribute, jsonAttribute, type ElementLike } from '#shared/document/dom.ts'
import { conditionSchema } from '#shared/document/field.ts'
import type { OpaqueBlockAttributes } from '#shared/document/opaque.ts'
import { opaqueAttributes, opaqueMarkup, wordProperties } from '#shared/document/opaque-markup.ts'

const numberingSchema = z.strictObject({
  scheme: z.string().min(1),
  level: z.number().int().min(0).max(8),
  restart: z.number().int().min(0).optional(),
})
const alignments = ['left', 'center', 'right', 'justify'] as const
const textOrFieldSchema = z.union([z.strictObject({ text: z.string() }), z.strictObject({ field: z.string() })])

/** Reads our own paragraph attributes from markup; what does not fit the schema falls back to the plain paragraph. */
function paragraphAttributes(element: ElementLike): ParagraphAttributes {
  const numbering = numberingSchema.safeParse(jsonAttribute(element, 'data-numbering'))
  const condition = conditionSchema.safeParse(jsonAttribute(element, 'data-condition'))
  const align = element.getAttribute('data-align')
  const indent = Number(element.getAttribute('data-indent') ?? 0)
  const style = element.getAttribute('data-style')
  return {
    id: element.getAttribute('data-id'),
    style: paragraphStyles.find((known) => known === style) ?? 'body',
    numbering: numbering.success
      ? { scheme: numbering.data.scheme, level: numbering.data.level, ...(numbering.data.restart === undefined ? {} : { restart: numbering.data.restart }) }
      : null,
    align: alignments.find((known) => known === align) ?? null,
    indent: Number.isInteger(indent) && indent >= 0 && indent <= 8 ? indent : 0,
    keepWithNext: element.hasAttribute('data-keep-with-next'),
    condition: condition.success ? condition.data : null,
    word: wordProperties(element),
  }
}

const paragraph: NodeSpec = {
  content: 'inline*',
  group: 'block',
  attrs: {
    id: { default: null },
    style: { default: 'body' },
    numbering: { default: null },
    align: { default: null },
    indent: { default: 0 },
    keepWithNext: { default: false },
    condition: { default: null },
    word: { default: null },
    changes: { default: null },
  },
  parseDOM: [
    { tag: 'p[data-style]', getAttrs: (element) => ({ ...paragraphAttributes(element) }), priority: 60 },
    { tag: 'p' },
    { tag: 'h1', attrs: { style: 'heading1' } },
    { tag: 'h2', attrs: { style: 'heading2' } },
    { tag: 'h3, h4, h5, h6', attrs: { style: 'heading3' } },
    { tag: 'blockquote p', attrs: { style: 'quote' } },
  ],
  toDOM: (node) => {
    const attrs = node.attrs as ParagraphAttributes
    return [
      'p',
      {
        ...attribute('data-id', attrs.id),
        'data-style': attrs.style,
        ...attribute('data-numbering', attrs.numbering),
        ...attribute('data-align', attrs.align),
        ...attribute('data-indent', attrs.indent === 0 ? null : attrs.indent),
        ...attribute('data-keep-with-next', attrs.keepWithNext),
        ...attribute('data-condition', attrs.condition),
        ...attribute('data-word', attrs.word),
      },
      0,
    ]
  },
}

const signatureBlock: NodeSpec = {
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  attrs: {
    id: { default: null },
    party: { default: { text: '' } },
    signer: { default: { text: '' } },
    capacity: { default: { text: '' } },
    witness: { default: false },
    changes: { default: null },
  },
  parseDOM: [
    {
      tag: 'div[data-signature-block]',
      getAttrs: (element: ElementLike): Attrs | false => {
        const party = textOrFieldSchema.safeParse(jsonAttribute(element, 'data-party'))
        const signer = textOrFieldSchema.safeParse(jsonAttribute(element, 'data-signer'))
        const capacity = textOrFieldSchema.safeParse(jsonAttribute(element, 'data-capacity'))
        if (!party.success || !signer.success || !capacity.success) return false
        const witness = element.hasAttribute('data-witness')
        return { id: element.getAttribute('data-id'), party: party.data, signer: signer.data, capacity: capacity.data, witness }
      },
    },
  ],
  toDOM: (node) => {
    const attrs = node.attrs as SignatureBlockAttributes
    return [
      'div',
      {
        'data-signature-block': '',
        ...attribute('data-id', attrs.id),
        'data-party': JSON.stringify(attrs.party),
        'data-signer': JSON.stringify(attrs.signer),
        'data-capacity': JSON.stringify(attrs.capacity),
        ...attribute('data-witness', attrs.witness),
      },
    ]
  },
}

/** A passage of a Word document that the editor has no node for: shown by its kind and its words, never edited. */
const opaqueBlock: NodeSpec = {
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  attrs: { id: { default: null }, kind: {}, words: {}, xml: {}, parts: {}, changes: { default: null } },
  parseDOM: [
    {
      tag: 'div[data-opaque]',
      getAttrs: (element: ElementLike): Attrs | false => {
        const attrs = opaqueAttributes(element)
        return attrs === null ? false : { id: element.getAttribute('data-id'), ...attrs }
      },
    },
  ],
  toDOM: (node) => {
    const attrs = node.attrs as OpaqueBlockAttributes
    return ['div', { ...opaqueMarkup(attrs), ...attribute('data-id', attrs.id) }, attrs.words]
  },
}

export const blockNodes = {
  doc: {
    content: 'block+',
    attrs: {
      fields: { default: [] },
      page: { default: defaultPage },
      scheme: { default: 'decimal' },
      schemes: { default: {} },
      word: { default: null },
      changes: { default: null },
    },
  },
  paragraph,
  pageBreak: {
    group: 'block',
    atom: true,
    selectable: true,
    attrs: { changes: { default: null } },
    parseDOM: [{ tag: 'hr[data-page-break]' }],
    toDOM: () => ['hr', { 'data-page-break': '' }],
  },
  signatureBlock,
  opaqueBlock,
} satisfies Record<string, NodeSpec>
