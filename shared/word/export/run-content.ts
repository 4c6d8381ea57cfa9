import { element, renamed, text, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const signs: Readonly<Record<string, string>> = { '\t': 'w:tab', '\n': 'w:br', '\u2011': 'w:noBreakHyphen', '\u00AD': 'w:softHyphen' }

/** The content of a run that reads as this text (ECMA-376 Part 1, 17.3.3); `deleted` text is w:delText (17.3.3.7). */
export function textContent(words: string, deleted: boolean): XmlElement[] {
  return words
    .split(/([\t\n\u2011\u00AD])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const sign = signs[piece]
      if (sign !== undefined) return element(sign)
      const spaced = /^\s|\s$|\s\s/.test(piece)
      return element(deleted ? 'w:delText' : 'w:t', { 'xml:space': spaced ? 'preserve' : null }, [text(piece)])
    })
}

const deletedNames: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' }
const standingNames: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' }
/** Stories of their own within a run: what is deleted around them says nothing of their words. */
const stories: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent', 'w:txbxContent'])

/** The node with the words in its runs named as deleted or as standing; the very same where they are so already. */
export function asDeleted(node: XmlNode, deleted: boolean): XmlNode {
  if (node.kind !== 'element' || stories.has(node.name)) return node
  const name = (deleted ? deletedNames : standingNames)[node.name]
  if (name !== undefined) return renamed(node, name)
  return withChildren(node, node.children.map((inner) => asDeleted(inner, deleted)))
}
