import type { MarkSpec } from 'prosemirror-model'
import { jsonAttribute, type ElementLike } from '#shared/document/dom.ts'
import { conditionSchema } from '#shared/document/field.ts'
import { runLookMarkup, wordFormatXml } from '#shared/document/opaque-markup.ts'
import type { ChangeStamp, FormatChangeAttributes } from '#shared/document/tracking.ts'

/** Addresses a link may carry; anything else (javascript:, data:, file:) is dropped when read. */
const safeAddress = /^(https?:\/\/|mailto:)/i

const stampAttributes = { id: {}, group: {}, author: {}, person: { default: null }, at: {}, move: { default: null } }

function stampMarkup(stamp: ChangeStamp): Record<string, string> {
  return {
    'data-change': stamp.id,
    'data-group': stamp.group,
    'data-author': stamp.person ?? stamp.author,
    ...(stamp.move === null ? {} : { 'data-move': stamp.move }),
  }
}

/**
 * Changes are never read from markup: what is pasted is new, whoever wrote it. Several insertions may lie over one text (a passage that was
 * inserted, then moved), and a deletion over an insertion. None is taken up by what is typed beside it; the recorder decides that.
 */
export const markSpecs = {
  comment: {
    attrs: { thread: {} },
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['span', { class: 'comment', 'data-thread': String(mark.attrs['thread']) }, 0],
  },
  insertion: {
    attrs: stampAttributes,
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['ins', stampMarkup(mark.attrs as ChangeStamp), 0],
  },
  deletion: {
    attrs: stampAttributes,
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['del', stampMarkup(mark.attrs as ChangeStamp), 0],
  },
  formatChange: {
    attrs: { ...stampAttributes, mark: {}, before: { default: null } },
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['span', { class: 'format-change', 'data-format': (mark.attrs as FormatChangeAttributes).mark, ...stampMarkup(mark.attrs as FormatChangeAttributes) }, 0],
  },
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element: ElementLike) => {
          const href = element.getAttribute('href') ?? ''
          return safeAddress.test(href) ? { href } : false
        },
      },
    ],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noreferrer noopener' }, 0],
  },
  bold: {
    parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { style: 'font-weight=bold' }, { style: 'font-weight=600' }, { style: 'font-weight=700' }],
    toDOM: () => ['strong', 0],
  },
  italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }, { style: 'text-decoration=underline' }], toDOM: () => ['u', 0] },
  strike: { parseDOM: [{ tag: 's' }, { style: 'text-decoration=line-through' }], toDOM: () => ['s', 0] },
  superscript: { excludes: 'subscript', parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
  subscript: { excludes: 'superscript', parseDOM: [{ tag: 'sub' }], toDOM: () => ['sub', 0] },
  smallCaps: { parseDOM: [{ style: 'font-variant=small-caps' }], toDOM: () => ['span', { style: 'font-variant: small-caps' }, 0] },
  highlight: { parseDOM: [{ tag: 'mark' }], toDOM: () => ['mark', 0] },
  /** Formatting that only Word knows: the children of rPr that no other mark expresses (ECMA-376 Part 1, 17.3.2.28). */
  wordFormat: {
    attrs: { xml: {} },
    parseDOM: [
      {
        tag: 'span[data-word-format]',
        getAttrs: (element: ElementLike) => {
          const xml = wordFormatXml(element)
          return xml === null ? false : { xml }
        },
      },
    ],
    toDOM: (mark) => ['span', { 'data-word-format': String(mark.attrs['xml']), ...runLookMarkup(String(mark.attrs['xml'])) }, 0],
  },
  /** A passage within a paragraph that stands only if its condition holds. */
  conditional: {
    attrs: { condition: {} },
    parseDOM: [
      {
        tag: 'span[data-conditional]',
        getAttrs: (element: ElementLike) => {
          const condition = conditionSchema.safeParse(jsonAttribute(element, 'data-conditional'))
          return condition.success ? { condition: condition.data } : false
        },
      },
    ],
    toDOM: (mark) => ['span', { 'data-conditional': JSON.stringify(mark.attrs['condition']) }, 0],
  },
} satisfies Record<string, MarkSpec>
