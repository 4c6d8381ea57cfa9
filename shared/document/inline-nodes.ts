import type { Attrs, NodeSpec } from 'prosemirror-model'
import type { ImageAttributes, ReferenceAttributes } from '#shared/document/attributes.ts'
import { attribute, type ElementLike } from '#shared/document/dom.ts'
import type { OpaqueAttributes } from '#shared/document/opaque.ts'
import { opaqueAttributes, opaqueMarkup } from '#shared/document/opaque-markup.ts'

const mediaTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
const referenceForms = ['number', 'heading', 'both'] as const

function imageAttributes(element: ElementLike): Attrs | false {
  const blob = element.getAttribute('data-blob') ?? ''
  const mediaType = mediaTypes.find((known) => known === element.getAttribute('data-media-type'))
  const width = Number(element.getAttribute('width'))
  const height = Number(element.getAttribute('height'))
  // Only an image the workspace already keeps: an address elsewhere is never fetched.
  if (!/^[0-9a-f]{64}$/.test(blob) || mediaType === undefined || !(width > 0) || !(height > 0)) return false
  return { blob, mediaType, alt: element.getAttribute('alt') ?? '', width, height }
}

export const inlineNodes = {
  text: { group: 'inline' },
  /** Shows the value of one of the document's fields; `part` picks a member of a party (address, registration, email). */
  field: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    attrs: { field: {}, part: { default: null } },
    parseDOM: [
      {
        tag: 'span[data-field]',
        getAttrs: (element: ElementLike) => ({ field: element.getAttribute('data-field'), part: element.getAttribute('data-part') }),
      },
    ],
    toDOM: (node) => ['span', { 'data-field': String(node.attrs['field']), ...attribute('data-part', node.attrs['part']) }],
  },
  reference: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    attrs: { target: { default: null }, form: { default: 'number' } },
    parseDOM: [
      {
        tag: 'span[data-reference]',
        getAttrs: (element: ElementLike) => ({
          target: element.getAttribute('data-reference'),
          form: referenceForms.find((form) => form === element.getAttribute('data-form')) ?? 'number',
        }),
      },
    ],
    toDOM: (node) => {
      const attrs = node.attrs as ReferenceAttributes
      return ['span', { 'data-reference': attrs.target ?? '', 'data-form': attrs.form }]
    },
  },
  /** A footnote lives where its mark stands; its number is computed. */
  footnote: {
    group: 'inline',
    inline: true,
    content: '(text | field | reference)*',
    isolating: true,
    selectable: true,
    parseDOM: [{ tag: 'span[data-footnote]' }],
    toDOM: () => ['span', { 'data-footnote': '' }, 0],
  },
  image: {
    group: 'inline',
    inline: true,
    atom: true,
    draggable: true,
    attrs: { blob: {}, mediaType: {}, alt: { default: '' }, width: {}, height: {} },
    parseDOM: [{ tag: 'img[data-blob]', getAttrs: imageAttributes }],
    toDOM: (node) => {
      const attrs = node.attrs as ImageAttributes
      return [
        'img',
        {
          'data-blob': attrs.blob,
          'data-media-type': attrs.mediaType,
          alt: attrs.alt,
          width: String(attrs.width),
          height: String(attrs.height),
        },
      ]
    },
  },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  /** What a Word document has within a paragraph and the editor has no node for: shown by its kind and its words, never edited. */
  opaque: {
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    attrs: { kind: {}, words: {}, xml: {}, parts: {} },
    parseDOM: [{ tag: 'span[data-opaque]', getAttrs: (element: ElementLike): Attrs | false => opaqueAttributes(element) ?? false }],
    toDOM: (node) => {
      const attrs = node.attrs as OpaqueAttributes
      return ['span', opaqueMarkup(attrs), attrs.words]
    },
  },
} satisfies Record<string, NodeSpec>
