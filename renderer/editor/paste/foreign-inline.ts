import { writtenStyle } from '#renderer/editor/paste/inert-document.ts'

/** The marks a piece of pasted text carries, outermost first, as elements of our own markup. */
export interface PastedMarks {
  readonly names: readonly ('strong' | 'em' | 'u' | 's' | 'sup' | 'sub' | 'mark')[]
  readonly href: string | null
  readonly keepSpaces: boolean
}

export const plain: PastedMarks = { names: [], href: null, keepSpaces: false }

type MarkName = PastedMarks['names'][number]

const tagMarks: Readonly<Record<string, MarkName>> = {
  B: 'strong', STRONG: 'strong', I: 'em', EM: 'em', CITE: 'em', U: 'u', INS: 'u', S: 's', STRIKE: 's', DEL: 's', SUP: 'sup', SUB: 'sub', MARK: 'mark',
}

/** The declarations of a style attribute, read as text: the pasted document is inert, and what its author wrote counts, not what a page would make of it. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const style = writtenStyle(element)
  if (style === '') return new Map()
  return new Map(
    style.slice(0, 4000).split(';').flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(':')
      return colon < 0 ? [] : [[declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()]]
    }),
  )
}

function changed(names: readonly MarkName[], name: MarkName, on: boolean): readonly MarkName[] {
  if (on) return names.includes(name) ? names : [...names, name]
  return names.includes(name) ? names.filter((known) => known !== name) : names
}

/** The marks inside an element: those around it, changed by its tag and its style. */
export function marksWithin(element: Element, around: PastedMarks): PastedMarks {
  let { names, href, keepSpaces } = around
  const tag = tagMarks[element.tagName]
  if (tag !== undefined) names = changed(names, tag, true)
  const style = styleOf(element)
  const weight = style.get('font-weight')
  if (weight !== undefined) names = changed(names, 'strong', /^(bold|bolder|[6-9]00)$/i.test(weight))
  const slant = style.get('font-style')
  if (slant !== undefined) names = changed(names, 'em', /italic|oblique/i.test(slant))
  const decoration = style.get('text-decoration') ?? style.get('text-decoration-line')
  if (decoration !== undefined) {
    if (/underline/i.test(decoration)) names = changed(names, 'u', true)
    if (/line-through/i.test(decoration)) names = changed(names, 's', true)
    if (/^none/i.test(decoration)) names = changed(changed(names, 'u', false), 's', false)
  }
  const raised = style.get('vertical-align')
  if (raised === 'super') names = changed(names, 'sup', true)
  if (raised === 'sub') names = changed(names, 'sub', true)
  const space = style.get('white-space')
  if (element.tagName === 'PRE') keepSpaces = true
  else if (space !== undefined) keepSpaces = /^(pre|break-spaces)/i.test(space) && element.tagName !== 'SPAN'
  if (element.tagName === 'A') {
    const address = element.getAttribute('href') ?? ''
    href = /^(https?:\/\/|mailto:)/i.test(address) ? address.slice(0, 2000) : null
    // A link's own underline says nothing about the words.
    if (href !== null) names = changed(names, 'u', false)
  }
  return names === around.names && href === around.href && keepSpaces === around.keepSpaces ? around : { names, href, keepSpaces }
}

/** Text with its marks as markup of ours. */
export function markedText(document: Document, text: string, marks: PastedMarks): Node {
  let node: Node = document.createTextNode(text)
  for (const name of marks.names.toReversed()) {
    const element = document.createElement(name)
    element.append(node)
    node = element
  }
  if (marks.href !== null) {
    const link = document.createElement('a')
    link.setAttribute('href', marks.href)
    link.append(node)
    node = link
  }
  return node
}
