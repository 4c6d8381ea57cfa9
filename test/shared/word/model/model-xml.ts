import { parseFragment } from '#shared/word/xml/fragment.ts'
import { element, isElement, type XmlElement } from '#shared/word/xml/tree.ts'

/** Elements of a text with canonical prefixes, in a root. */
export function rootOf(name: string, xml: string): XmlElement {
  const read = parseFragment(xml)
  if (!read.ok) throw new Error(read.refusal.message)
  return element(name, [], read.value)
}

/** The one element of a text. */
export function one(xml: string): XmlElement {
  const [found] = rootOf('root', xml).children
  if (!isElement(found)) throw new Error('no element')
  return found
}
