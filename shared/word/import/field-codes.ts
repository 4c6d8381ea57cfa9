import type { InlineItem } from '#shared/word/import/inline-items.ts'
import { attr } from '#shared/word/xml/tree.ts'

/** A complex field within one paragraph (ECMA-376 Part 1, 17.16.18): from its begin to its end, both included. */
export interface FieldSpan {
  readonly from: number
  readonly to: number
  readonly code: string
}

function charType(item: InlineItem | undefined): string | null {
  return item?.content.name === 'w:fldChar' ? attr(item.content, 'w:fldCharType') : null
}

const codeOf = ({ content }: InlineItem): string => (content.name === 'w:instrText' || content.name === 'w:delInstrText' ? content.children.map((node) => (node.kind === 'text' ? node.text : '')).join('') : '')

/** The field that begins at an item; null where its end is not in the paragraph. */
export function fieldAt(items: readonly InlineItem[], from: number): FieldSpan | null {
  let depth = 0
  let code = ''
  let inCode = true
  for (let at = from; at < items.length; at += 1) {
    const item = items[at]
    const type = charType(item)
    if (type === 'begin') depth += 1
    else if (type === 'separate' && depth === 1) inCode = false
    else if (type === 'end') {
      depth -= 1
      if (depth === 0) return { from, to: at, code: code.trim() }
    } else if (item !== undefined && inCode && depth === 1) code += codeOf(item)
  }
  return null
}

/** Whether an item is only the machinery of a field, and no words. */
export function isFieldMachinery({ content }: InlineItem): boolean {
  return content.name === 'w:fldChar' || content.name === 'w:instrText' || content.name === 'w:delInstrText'
}

/** What a REF field refers to, and whether it shows the number of its paragraph (17.16.5.51: \n, \r, \w) or its words. */
export function referenceIn(code: string): { readonly bookmark: string; readonly form: 'number' | 'heading' } | null {
  const match = /^REF\s+(?:"([^"]+)"|([^\s\\]+))((?:\s+\\[a-zA-Z*](?:\s+[^\s\\]+)?)*)\s*$/i.exec(code.trim())
  const bookmark = match?.[1] ?? match?.[2]
  if (match === null || bookmark === undefined) return null
  const switches = (match[3] ?? '').toLowerCase()
  // Relative position, footnote numbers and picture switches say more than a reference of ours can.
  if (/\\[pfdt]/.test(switches)) return null
  return { bookmark, form: /\\[nrw]/.test(switches) ? 'number' : 'heading' }
}
